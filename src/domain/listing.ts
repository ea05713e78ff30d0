/** One page of the list, from all the ads: the server's pages and the phone's are the same list. */
import { isLive, type PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { isNarrow, matcher, type Filter } from './filter.ts';
import type { Minutes } from './nearness.ts';
import { ordered } from './sorting.ts';
import type { Territory } from './territory.ts';
import { FEW, waysOut, type WayOut } from './ways-out.ts';

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
	/** When little was found: what would find more. */
	readonly instead?: readonly WayOut[];
}

/** `page` out of range shows the nearest page there is. `minutes`: from where `filter` looks, when that is known. */
export function listing(
	ads: readonly PublicAd[],
	filter: Filter,
	page: number,
	territory: Pick<Territory, 'communes' | 'categories'>,
	today: Day,
	minutes?: Minutes
): Listing {
	const found = (wanted: Filter) => ads.filter(matcher(wanted, territory, today, minutes));
	const matching = found(filter).sort(ordered(filter.sort, today, minutes));
	const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
	const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
	return {
		ads: matching.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
		total: matching.length,
		page: shown,
		pages,
		live: ads.filter((ad) => isLive(ad, today)).length,
		...(matching.length < FEW &&
			isNarrow(filter) && { instead: waysOut(filter, matching.length, (wanted) => found(wanted).length) })
	};
}
