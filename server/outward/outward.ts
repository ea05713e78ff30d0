/** What everything that leaves the board is made from, and which ads may. */
import { isListed, type PublicAd } from '../../src/domain/ad.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { matcher, newestFirst, type Filter } from '../../src/domain/filter.ts';
import type { Territory } from '../../src/domain/territory.ts';
import type { Board } from '../board/board.ts';
import type { Addresses } from './addresses.ts';
import type { Shelf } from './shelf.ts';

export interface Outward {
	readonly board: Pick<Board, 'image'>;
	readonly territory: Territory;
	readonly demo: boolean;
	readonly now: () => number;
	readonly addresses: Addresses;
	readonly shelf: Shelf;
}

/** Newest first: live, matching, and not kept to the board by their authors. */
export function listedAds(
	{ board, territory, now }: Pick<Outward, 'board' | 'territory' | 'now'>,
	filter: Filter = {}
): PublicAd[] {
	const today = dayOf(now());
	const matches = matcher(filter, territory, today);
	return Array.from(board.image().ads.values(), ({ ad }) => ad)
		.filter((ad) => isListed(ad, today) && matches(ad))
		.sort(newestFirst);
}
