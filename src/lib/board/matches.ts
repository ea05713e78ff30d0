/** « Sur votre route »: the trips of the board that go together with one, in the board's own thread. */
import type { AdText, PublicAd } from '../../domain/ad.ts';
import { isLive } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import { isWinter, nearness } from '../../domain/nearness.ts';
import { unpackRoads } from '../../domain/packed-roads.ts';
import { matchesOf, type Found } from '../../kinds/carpool/on-the-way.ts';
import { traitsOf } from '../../kinds/traits.ts';
import type { Entry } from './entries.ts';
import type { Names } from './find.ts';

/** The ad with little more than its address: what crosses from one thread to the other. */
export interface Match extends Pick<Found<PublicAd>, 'detour' | 'days'> {
	readonly ad: Pick<PublicAd, 'id' | 'title' | 'side' | 'commune' | 'hamlet' | 'to'>;
}

const MOST = 12;

/** Of the ads whose text is here: a title alone does not say when it travels. */
export function matches(own: AdText, entries: readonly Entry[], roads: readonly number[], names: Names, today: Day): Match[] {
	const from = nearness(unpackRoads(roads, names.communes), names.communes);
	const winter = isWinter(today);
	const others = entries.flatMap(({ card, ad }) => (traitsOf(card.kind).travels && ad && isLive(ad, today) ? [ad] : []));
	return matchesOf(own, others, (insee) => from(insee, winter)?.minutes, today)
		.slice(0, MOST)
		.map(({ ad: { id, title, side, commune, hamlet, to }, detour, days }) => ({
			ad: { id, title, side, commune, ...(hamlet && { hamlet }), ...(to && { to }) },
			detour,
			days
		}));
}
