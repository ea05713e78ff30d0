import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals }) => {
	const found = locals.board.get(params.id);
	if (found === 'gone') error(410);
	if (found === 'unknown') error(404);
	return json(found);
};
