/** How long the names and numbers of those who ordered are kept (L15). */
import { addDays, dayOf, type Day } from '../../domain/dates.ts';
import type { Phase } from './phase.ts';
import type { Purchase } from './shape.ts';

export const CONTACTS_KEPT_DAYS = 60;

/** The day they are erased: so long after the end, or after the last day announced when nobody said it was over. */
export function contactsErasedOn(purchase: Pick<Purchase, 'deliveryOn' | 'pickups'>, phase: Phase): Day {
	const over = (phase.name === 'settled' || phase.name === 'abandoned') && phase.since;
	if (over) return addDays(dayOf(over), CONTACTS_KEPT_DAYS);
	const days = [purchase.deliveryOn, ...purchase.pickups.map(({ day }) => day)];
	const last = days.reduce<Day>((latest, day) => (day !== undefined && day > latest ? day : latest), dayOf(phase.closesAt));
	return addDays(last, CONTACTS_KEPT_DAYS);
}
