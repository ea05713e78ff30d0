/** In which order the notes hang. Newest first decides between equals, and the id after that: one order for every phone. */
import type { PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { newestFirst, type Sort } from './filter.ts';
import type { Minutes } from './nearness.ts';

type Order = (a: PublicAd, b: PublicAd) => number;

/** What has no such figure comes last. */
const by =
	(figure: (ad: PublicAd) => number | string | undefined): Order =>
	(a, b) => {
		const [one, other] = [figure(a), figure(b)];
		if (one === other) return newestFirst(a, b);
		if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
		return one < other ? -1 : 1;
	};

export function ordered(sort: Sort | undefined, today: Day, minutes?: Minutes): Order {
	if (sort === 'nearest' && minutes) return by(({ commune }) => minutes.get(commune));
	// A day that is over announces nothing any more.
	if (sort === 'soonest') return by(({ on }) => (on && on >= today ? on : undefined));
	if (sort === 'ending') return by(({ expiresOn }) => expiresOn);
	return newestFirst;
}
