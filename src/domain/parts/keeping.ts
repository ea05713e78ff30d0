/** How long it is remembered who took part in what (F4, L15): names and numbers go 60 days after the end. */
import { addDays, type Day, type Instant } from '../dates.ts';
import type { Entry } from './book.ts';
import type { Company, Terms } from './way.ts';
import { wayOfWhat } from '../../kinds/ways.ts';

export const PARTS_KEPT_DAYS = 60;

/** A thing that is lent and was never given back is not over, whatever its date. */
export function isForgotten({ state, what, on }: Entry, ad: Terms, today: Day, book: Company, now: Instant): boolean {
	const way = wayOfWhat(what);
	const own = way.forgottenOn?.(ad, book, now);
	if (own) return own < today;
	if (way.endFrees && state === 'accepted') return false;
	const { last } = way.span(what, on);
	return addDays(last ?? ad.expiresOn, PARTS_KEPT_DAYS) < today;
}
