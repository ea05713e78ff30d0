/** « Elle se termine bientôt »: told seven days and one day before the end (F3), computed here and never written. */
import { isOpen, type AdDoc } from './ad.ts';
import { daysBetween, type Day } from './dates.ts';

/** `day`: today or tomorrow is the last one. */
export type Notice = 'week' | 'day';

const WEEK_DAYS = 7;

/** Whoever gave an ad a day of its own knows when it ends; the others had theirs computed, and may have forgotten it. */
export function noticeOf(ad: Pick<AdDoc, 'state' | 'expiresOn' | 'on'>, today: Day): Notice | undefined {
	if (!isOpen(ad.state) || ad.on !== undefined) return undefined;
	const left = daysBetween(today, ad.expiresOn);
	if (left < 0 || left > WEEK_DAYS) return undefined;
	return left <= 1 ? 'day' : 'week';
}

/** Names one notice, so that it can be put away: the next one, or that of another end, is told again. */
export const noticeKey = (ad: Pick<AdDoc, '_id' | 'expiresOn'>, notice: Notice) => `${ad._id} ${ad.expiresOn} ${notice}`;
