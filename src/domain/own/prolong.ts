/** How long an ad may still live. */
import type { AdDoc } from '../ad.ts';
import { daysBetween, type Day, type Instant, dayOf } from '../dates.ts';
import { lastDay } from '../../kinds/index.ts';

/** Less than a week more is not worth a tap, nor the network it takes. */
const WORTH_DAYS = 7;

/** The new last day that prolonging gives; undefined when it gives none: a dated ad ends on its day. */
export function prolongedTo(ad: Pick<AdDoc, 'kind' | 'side' | 'on' | 'expiresOn'>, today: Day): Day | undefined {
	if (ad.on !== undefined) return undefined;
	const last = lastDay(ad.kind, ad, today);
	return daysBetween(ad.expiresOn, last) >= WORTH_DAYS ? last : undefined;
}

/**
 * A standing ad is confirmed once a year (F3): since its author last wrote it, an anniversary of its first day on the
 * board has gone by, so that they read it again before it is prolonged.
 */
export const yearHasPassed = (publishedAt: Instant, writtenAt: Instant, today: Day) =>
	yearsBetween(dayOf(publishedAt), today) > Math.max(0, yearsBetween(dayOf(publishedAt), dayOf(writtenAt)));

/** Whole years, counted on the calendar. */
function yearsBetween(from: Day, to: Day): number {
	const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
	return to.slice(5) < from.slice(5) ? years - 1 : years;
}
