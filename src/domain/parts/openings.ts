/** When one may take part in an ad, and how much is left of each time: what a page lists, and what one is asked to choose. */
import { wayOf } from '../../kinds/ways.ts';
import type { Times } from '../../kinds/carpool/trip.ts';
import type { PublicAd } from '../ad.ts';
import type { Day } from '../dates.ts';
import { LEGS, type Leg } from './what.ts';

export interface Opening {
	/** None for an ad that one takes part in as a whole. */
	readonly on?: Day;
	readonly times: Times;
	/** Of each way of a trip, and of a place to come to (`there`); undefined when nobody counts. */
	readonly left: Readonly<Partial<Record<Leg | 'there', number>>>;
}

/** What openings are read from. */
export type Offered = Pick<PublicAd, 'kind' | 'side' | 'on' | 'at' | 'details' | 'places' | 'tally'>;

export const openings = (ad: Offered, today: Day, most: number): readonly Opening[] =>
	wayOf(ad.kind)?.openings?.(ad, today, most) ?? [];

/** The fewest left, whichever way one goes. */
export function fewestLeft({ left: of }: Opening, legs: readonly Leg[] = LEGS): number | undefined {
	const counted = Object.entries(of).filter(([slot]) => slot === 'there' || (legs as readonly string[]).includes(slot));
	return counted.length === 0 ? undefined : Math.min(...counted.map(([, n]) => n));
}
