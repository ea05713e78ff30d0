import { json } from '@sveltejs/kit';
import { readFilter } from '../../../domain/filter.ts';
import { nearFrom } from '../../../lib/state/near.ts';
import type { RequestHandler } from './$types';

/** Ads counted by commune, for a map drawn here or on a phone that has no copy yet. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const filter = readFilter(url.searchParams);
	const near = await nearFrom(filter.from, filter.winter);
	return json(locals.board.tally(filter, near?.minutes));
};
