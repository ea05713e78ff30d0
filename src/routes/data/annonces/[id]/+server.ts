import { error, json } from '@sveltejs/kit';
import { isAdId } from '../../../../domain/ids.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals }) => {
	const found = isAdId(params.id) ? locals.board.get(params.id) : 'unknown';
	if (found === 'gone') error(410);
	if (found === 'unknown') error(404);
	return json(found);
};
