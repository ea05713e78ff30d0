/** What the board shows of a purchase with its ad: sums, and what was done with it. Never whose order is whose. */
import * as v from 'valibot';
import { instantSchema, type PublicAd } from '../../domain/ad.ts';
import type { Instant } from '../../domain/dates.ts';
import { actSchema, byTimeDone, type PlacedAct } from './acts.ts';
import { withFinalPrices } from './final-prices.ts';
import type { PlacedOrder } from './order.ts';
import { phaseOf, type Phase } from './phase.ts';
import { purchaseOf, type Purchase } from './shape.ts';
import { counting } from './standing.ts';
import { tallyOf, tallySchema, type Tally } from './tally.ts';

const publicSchema = v.object({
	sums: v.exactOptional(tallySchema),
	acts: v.array(v.object({ id: v.string(), act: actSchema, at: instantSchema }))
});

/** An answer to one household is theirs. */
const isPublic = ({ act }: PlacedAct) => act.act !== 'confirm' && act.act !== 'decline';

/** Undefined before anybody ordered or did anything: the ad is then the same as ever. */
export function sumsOf(
	purchase: Purchase,
	orders: readonly PlacedOrder[],
	acts: readonly PlacedAct[],
	now: Instant
): Readonly<Record<string, unknown>> | undefined {
	const done = acts.filter(isPublic).sort(byTimeDone);
	if (orders.length === 0 && done.length === 0) return undefined;
	const sums = tallyOf(withFinalPrices(purchase, acts), counting(phaseOf(purchase, acts, now), orders, acts));
	return { ...(orders.length > 0 && { sums }), acts: done };
}

export interface PublicPurchase {
	/** With the prices that are final by now. */
	readonly purchase: Purchase;
	readonly acts: readonly PlacedAct[];
	readonly tally?: Tally;
	readonly phase: Phase;
}

/** A purchase as everybody reads it now; undefined when the ad is none, or one that this version cannot read. */
export function publicPurchase(
	ad: Pick<PublicAd, 'kind' | 'side' | 'details'> & { readonly tally?: PublicAd['tally'] },
	now: Instant
): PublicPurchase | undefined {
	const purchase = purchaseOf(ad);
	if (!purchase) return undefined;
	const read = v.safeParse(publicSchema, ad.tally);
	const { sums, acts } = read.success ? read.output : { sums: undefined, acts: [] };
	return {
		purchase: withFinalPrices(purchase, acts),
		acts,
		...(sums && { tally: sums }),
		// With nobody in it, a threshold is missed all the same.
		phase: phaseOf(purchase, acts, now, sums ?? tallyOf(purchase, []))
	};
}
