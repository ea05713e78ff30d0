/** How pages read the board: by filter, or one ad. */
import { isLive, type PublicAd } from '../../src/domain/ad.ts';
import { dayOf, type Instant } from '../../src/domain/dates.ts';
import { newestFirst, type Filter } from '../../src/domain/filter.ts';
import { isAdId } from '../../src/domain/ids.ts';
import { listing, type Listing } from '../../src/domain/listing.ts';
import type { Minutes } from '../../src/domain/nearness.ts';
import { tally, type Tally } from '../../src/domain/tally.ts';
import type { Territory } from '../../src/domain/territory.ts';
import type { Board } from './board.ts';

/** When a page was made, and whether the board is a demonstration. */
export interface Stamp {
	readonly now: Instant;
	readonly demo: boolean;
}

/** At least the beginning of an id that a list gives. */
const CODE = /^[0-9a-hjkmnp-tv-z]{4,19}$/;

export type BoardReader = ReturnType<typeof createBoardReader>;

export function createBoardReader(board: Board, territory: Territory, demo: boolean, now: () => number) {
	const stamp = (): Stamp => ({ now: new Date(now()).toISOString(), demo });
	let sorted: { readonly version: number; readonly ads: readonly PublicAd[] } | undefined;
	/** Newest first, put in that order once for each state of the board: every page begins with them. */
	const all = (): readonly PublicAd[] => {
		const { version, ads } = board.image();
		if (sorted?.version !== version) sorted = { version, ads: Array.from(ads.values(), ({ ad }) => ad).sort(newestFirst) };
		return sorted.ads;
	};
	return {
		state(): Stamp & { readonly live: number } {
			const today = dayOf(now());
			return { live: all().filter((ad) => isLive(ad, today)).length, ...stamp() };
		},

		/** `minutes`: from where the filter looks. */
		list(filter: Filter, page: number, minutes?: Minutes): Listing & Stamp {
			return { ...listing(all(), filter, page, territory, dayOf(now()), minutes), ...stamp() };
		},

		/** How many ads each commune has. */
		tally(filter: Filter, minutes?: Minutes): { readonly counts: Tally } & Stamp {
			return { counts: tally(all(), filter, territory, dayOf(now()), minutes), ...stamp() };
		},

		/** `gone`: it was there and was taken off (410); `unknown`: there never was one of that id here (404). */
		get(id: string): ({ readonly ad: PublicAd } & Stamp) | 'gone' | 'unknown' {
			const image = board.image();
			// A phone that has only an ad's title knows the beginning of its id.
			const [only, ...others] = isAdId(id) ? [image.ads.get(id)?.ad] : CODE.test(id) ? image.startingWith(id) : [];
			const ad = others.length === 0 ? only : undefined;
			if (ad) return { ad, ...stamp() };
			return isAdId(id) && image.gone.has(id) ? 'gone' : 'unknown';
		}
	};
}
