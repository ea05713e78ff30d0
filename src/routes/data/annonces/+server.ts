import { json } from '@sveltejs/kit';
import { readFilter } from '../../../domain/filter.ts';
import type { RequestHandler } from './$types';

/** One page of the list, for pages rendered here and for phones that have no copy yet. */
export const GET: RequestHandler = ({ url, locals }) =>
	json(locals.board.list(readFilter(url.searchParams), Number(url.searchParams.get('page') ?? 1)));
