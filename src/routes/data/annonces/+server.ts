import { json } from '@sveltejs/kit';
import { readFilter } from '../../../domain/filter.ts';
import { nearFrom } from '../../../lib/state/near.ts';
import type { RequestHandler } from './$types';

/** One page of the list, for pages rendered here and for phones that have no copy yet. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const filter = readFilter(url.searchParams);
	const near = await nearFrom(filter.from, filter.winter);
	const found = locals.board.list(filter, Number(url.searchParams.get('page') ?? 1), near?.minutes);
	// Notes show no text, and one photo: on a slow line the rest would be a quarter of the page, for nobody.
	return json({ ...found, ads: found.ads.map((ad) => ({ ...ad, text: '', photos: ad.photos?.slice(0, 1) })) });
};
