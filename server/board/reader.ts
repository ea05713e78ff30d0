/** How pages read the board: by filter, or one ad. */
import { isLive, type PublicAd } from '../../src/domain/ad.ts';
import { dayOf, type Instant } from '../../src/domain/dates.ts';
import { matcher, newestFirst, type Filter } from '../../src/domain/filter.ts';
import type { AdId } from '../../src/domain/ids.ts';
import type { Territory } from '../../src/domain/territory.ts';
import type { Board } from './board.ts';

/** Ads in one page of the list: what an old phone shows in a few thumb strokes, in about 10 kB. */
export const PAGE_SIZE = 30;

export interface Page {
	readonly ads: readonly PublicAd[];
	/** How many match in all. */
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	/** Live ads on the whole board. */
	readonly live: number;
	readonly now: Instant;
	readonly demo: boolean;
}

export type Found = { readonly ad: PublicAd; readonly demo: boolean; readonly now: Instant } | 'gone' | 'unknown';

export type BoardReader = ReturnType<typeof createBoardReader>;

export function createBoardReader(board: Board, territory: Territory, demo: boolean, now: () => number) {
	return {
		list(filter: Filter, page: number): Page {
			const today = dayOf(now());
			const all = [...board.image().ads.values()].map(({ ad }) => ad);
			const matching = all.filter(matcher(filter, territory, today)).sort(newestFirst);
			const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
			const shown = Math.min(Math.max(1, page), pages);
			return {
				ads: matching.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
				total: matching.length,
				page: shown,
				pages,
				live: all.filter((ad) => isLive(ad, today)).length,
				now: new Date(now()).toISOString(),
				demo
			};
		},

		get(id: AdId): Found {
			const image = board.image();
			const ad = image.ads.get(id)?.ad;
			if (ad) return { ad, demo, now: new Date(now()).toISOString() };
			return image.gone.has(id) ? 'gone' : 'unknown';
		}
	};
}
