/** The newest notes in a few heaps, so that one sees at a glance where the last reading stopped. */
import type { PublicAd } from './ad.ts';
import { dayOf, daysBetween, type Day, type Instant } from './dates.ts';

export const AGES = ['new', 'week', 'older'] as const;
export type Age = (typeof AGES)[number];

const WEEK = 7;

export function ageOf({ publishedAt }: Pick<PublicAd, 'publishedAt'>, today: Day, lastVisit?: Instant): Age {
	if (lastVisit && publishedAt > lastVisit) return 'new';
	return daysBetween(dayOf(publishedAt), today) < WEEK ? 'week' : 'older';
}

/** Heaps that have something, in order. `ads` are newest first, so each heap is one stretch of them. */
export function byAge<A extends Pick<PublicAd, 'publishedAt'>>(ads: readonly A[], today: Day, lastVisit?: Instant) {
	return AGES.map((age) => ({ age, ads: ads.filter((ad) => ageOf(ad, today, lastVisit) === age) })).filter(
		(heap) => heap.ads.length > 0
	);
}
