/** What everybody may see of a purchase: sums, and never whose. Made by the server, read by all (F4). */
import * as v from 'valibot';
import type { PlacedOrder } from './order.ts';
import { nextPrice } from './price.ts';
import { reckon } from './reckoning.ts';
import { MEASURES, type Measure, type Purchase } from './shape.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The tally as it travels. */
export const tallySchema = v.strictObject({
	households: count,
	lines: v.array(
		v.strictObject({
			id: v.string(),
			/** Firmly asked for, before tolerances and what is available are looked at. */
			asked: count,
			/** What would be bought if it closed now. */
			units: count,
			fullPacks: count,
			/** Units beyond the full packs, and those missing to fill one more; both 0 when all are full. */
			loose: count,
			missing: count,
			/** Asked for, and not available. */
			short: count,
			unitCents: count,
			next: v.exactOptional(v.strictObject({ from: count, cents: count, left: count }))
		})
	),
	/** Goods, without transport. */
	cents: count,
	threshold: v.strictObject({ measure: v.picklist(MEASURES), amount: count, have: count, left: count, reached: v.boolean() })
});
export type Tally = v.InferOutput<typeof tallySchema>;
export type LineTally = Tally['lines'][number];

/** `orders`: those that count (`standing.ts`), in any order. */
export function tallyOf(purchase: Pick<Purchase, 'lines' | 'transport' | 'threshold'>, orders: readonly PlacedOrder[]): Tally {
	const reckoning = reckon(purchase, orders);
	const lines = reckoning.lines.map(({ line, asked, total, unitCents }): LineTally => {
		const loose = total % line.packSize;
		const next = nextPrice(line, total);
		return {
			id: line.id,
			asked,
			units: total,
			fullPacks: Math.floor(total / line.packSize),
			loose,
			missing: loose === 0 ? 0 : line.packSize - loose,
			short: Math.max(0, asked - total),
			unitCents,
			...(next && { next })
		};
	});
	const households = reckoning.bills.filter(({ shares }) => shares.some(({ gets }) => gets > 0)).length;
	return {
		households,
		lines,
		cents: reckoning.goods,
		threshold: thresholdOf(purchase, { households, lines, cents: reckoning.goods })
	};
}

type Sums = Pick<Tally, 'households' | 'lines' | 'cents'>;

export function thresholdOf(
	{ lines, threshold: { measure, amount } }: Pick<Purchase, 'lines' | 'threshold'>,
	so: Sums
): Tally['threshold'] {
	const have = measure === 'packs' ? packsOf(lines, so) : MEASURED[measure](so);
	return { measure, amount, have, left: Math.max(0, amount - have), reached: have >= amount };
}

const MEASURED: Readonly<Record<Exclude<Measure, 'packs'>, (so: Sums) => number>> = {
	units: ({ lines }) => sum(lines.map(({ units }) => units)),
	cents: ({ cents }) => cents,
	households: ({ households }) => households
};

/** What is sold one by one is no pack, beside what is sold by the pallet. */
function packsOf(lines: Purchase['lines'], so: Sums): number {
	const packed = new Set(lines.filter(({ packSize }) => packSize > 1).map(({ id }) => id));
	return sum(so.lines.filter(({ id }) => packed.size === 0 || packed.has(id)).map(({ fullPacks }) => fullPacks));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
