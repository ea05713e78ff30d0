import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What every page says of the board: how many ads, as of when, and whether it is a demonstration. */
export const GET: RequestHandler = ({ locals }) => json(locals.board.state());
