/** The orders of a book, as the rules of purchases know them. */
import type { Instant } from '../dates.ts';
import type { PlacedOrder } from '../../kinds/group-purchase/order.ts';
import { withFinalPrices } from '../../kinds/group-purchase/final-prices.ts';
import { phaseOf, type Phase } from '../../kinds/group-purchase/phase.ts';
import type { Purchase } from '../../kinds/group-purchase/shape.ts';
import { counting } from '../../kinds/group-purchase/standing.ts';
import { tallyOf, type Tally } from '../../kinds/group-purchase/tally.ts';
import type { Company, Present } from './way.ts';

/** Undefined when it is no order, or is no more. Its id is whose it is: one a household. */
export function placedOf({ who, state, what, name, phone, writtenAt, receivedAt }: Present): PlacedOrder | undefined {
	if (what.type !== 'order' || (state !== 'accepted' && state !== 'done')) return undefined;
	const { type: _, ...order } = what;
	return {
		id: who,
		order: { ...order, name, ...(phone !== undefined && { phone }) },
		writtenAt: writtenAt < receivedAt ? writtenAt : receivedAt,
		receivedAt
	};
}

export const placedIn = ({ entries }: Company): PlacedOrder[] => entries.flatMap((entry) => placedOf(entry) ?? []);

/** Where a purchase stands at a moment, and its sums then. */
export function tallyAt(purchase: Purchase, book: Company, at: Instant): { readonly phase: Phase; readonly tally: Tally } {
	const acts = book.acts ?? [];
	const before = phaseOf(purchase, acts, at);
	const tally = tallyOf(withFinalPrices(purchase, acts), counting(before, placedIn(book), acts));
	return { phase: phaseOf(purchase, acts, at, tally), tally };
}
