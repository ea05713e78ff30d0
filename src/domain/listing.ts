/** One page of the list, from all the ads: the server's pages and the phone's are the same list. */
import { isLive, type PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { matcher, newestFirst, type Filter } from './filter.ts';
import type { Territory } from './territory.ts';

/** What an old phone shows in a few thumb strokes, in about 10 kB. */
export const PAGE_SIZE = 30;

export interface Listing {
	readonly ads: readonly PublicAd[];
	/** How many match in all. */
	readonly total: number;
	/** From 1. */
	readonly page: number;
	readonly pages: number;
	/** Live ads on the whole board, whatever the filter. */
	readonly live: number;
}

/** `page` out of range shows the nearest page there is. */
export function listing(
	ads: readonly PublicAd[],
	filter: Filter,
	page: number,
	territory: Pick<Territory, 'communes' | 'categories'>,
	today: Day
): Listing {
	const matching = ads.filter(matcher(filter, territory, today)).sort(newestFirst);
	const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
	const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
	return {
		ads: matching.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
		total: matching.length,
		page: shown,
		pages,
		live: ads.filter((ad) => isLive(ad, today)).length
	};
}
