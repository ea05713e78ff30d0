/** What is told of each order, worked out once for all: where it stands, and once nobody orders any more, what it comes to. */
import type { Instant } from '../dates.ts';
import { byTimeDone } from '../../kinds/group-purchase/acts.ts';
import { withFinalPrices } from '../../kinds/group-purchase/final-prices.ts';
import type { PhaseName } from '../../kinds/group-purchase/phase.ts';
import { reckon } from '../../kinds/group-purchase/reckoning.ts';
import { purchaseOf } from '../../kinds/group-purchase/shape.ts';
import { counting, standingOf } from '../../kinds/group-purchase/standing.ts';
import { tickKey, type Book, type Entry } from './book.ts';
import { TICKS } from './doc-ids.ts';
import type { OrderStanding, RosterDoc } from './docs.ts';
import { placedIn, tallyAt } from './orders.ts';
import type { Terms } from './way.ts';

export interface ToldOfOrder {
	readonly standing: OrderStanding;
	readonly roster: NonNullable<RosterDoc['order']>;
}
export type TellOrder = (entry: Entry) => ToldOfOrder | undefined;

/** While these last, what one gets would change with each neighbour who orders. */
const MOVING: readonly PhaseName[] = ['survey', 'open', 'prolonged', 'completing', 'abandoned'];

export function tellOrders(book: Book, ad: Terms, now: Instant): TellOrder | undefined {
	const purchase = purchaseOf(ad);
	if (!purchase) return undefined;
	const acts = [...(book.acts ?? [])].sort(byTimeDone);
	const { phase } = tallyAt(purchase, book, now);
	const orders = new Map(placedIn(book).map((placed) => [placed.id, placed]));
	const { bills } = reckon(withFinalPrices(purchase, acts), counting(phase, [...orders.values()], acts));
	const billOf = new Map(bills.map((bill) => [bill.order.id, bill]));
	const end = acts.findLast(({ act }) => act.act === 'abandon')?.act;
	const until = phase.name === 'completing' && phase.completing ? phase.completing.until : phase.closesAt;
	return (entry) => {
		const placed = orders.get(entry.who);
		if (!placed) return undefined;
		const counts = standingOf(phase, placed, acts);
		const bill = MOVING.includes(phase.name) ? undefined : billOf.get(placed.id);
		return {
			standing: {
				counts,
				phase: phase.name,
				until,
				...(phase.name === 'abandoned' && end?.act === 'abandon' && end.why && { why: end.why }),
				...(bill && {
					bill: { shares: bill.shares.map((share) => ({ ...share })), transport: bill.transport, cents: bill.cents }
				})
			},
			roster: { counts, ...ticksOf(book, entry) }
		};
	};
}

/** Ticked by either of those who lead it, whoever was first. */
function ticksOf({ ticks = {} }: Book, { who }: Entry): { paidAt?: Instant; collectedAt?: Instant } {
	const found = TICKS.map((of) => {
		const all = Object.entries(ticks).filter(([key]) => key.startsWith(tickKey(who, of, '')));
		return [`${of}At`, all.map(([, at]) => at).sort()[0]] as const;
	});
	return Object.fromEntries(found.filter(([, at]) => at !== undefined));
}
