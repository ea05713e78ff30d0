/** In which order the notes hang. Newest first decides between equals, and the id after that: one order for every phone. */
import type { PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { newestFirst, type Sort } from './filter.ts';
import type { Minutes } from './nearness.ts';

type Sorted = Pick<PublicAd, 'commune' | 'on' | 'expiresOn'>;
/** The least comes first. What has no such figure comes last. */
export type Figure = (ad: Sorted) => number | string | undefined;

/** Undefined where nothing but the date of publication counts. */
export function figureOf(sort: Sort | undefined, today: Day, minutes?: Minutes): Figure | undefined {
	if (sort === 'nearest' && minutes) return ({ commune }) => minutes.get(commune);
	// A day that is over announces nothing any more.
	if (sort === 'soonest') return ({ on }) => (on && on >= today ? on : undefined);
	if (sort === 'ending') return ({ expiresOn }) => expiresOn;
	return undefined;
}

export function ordered(sort: Sort | undefined, today: Day, minutes?: Minutes): (a: PublicAd, b: PublicAd) => number {
	const figure = figureOf(sort, today, minutes);
	if (!figure) return newestFirst;
	return (a, b) => {
		const [one, other] = [figure(a), figure(b)];
		if (one === other) return newestFirst(a, b);
		if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
		return one < other ? -1 : 1;
	};
}
