/**
 * The whole purchase worked out from its orders: who gets what, at what price, with what share of the transport. One
 * function for the organiser's sheets, the household's own bill and the public tally, so that they cannot disagree.
 */
import { byTimeWritten, mostOf, type PlacedOrder } from './order.ts';
import { shareOut } from './full-packs.ts';
import { unitPrice } from './price.ts';
import type { Line, Purchase } from './shape.ts';
import { splitCents } from './split.ts';

export interface ReckonedLine {
	readonly line: Line;
	/** What households firmly asked for. */
	readonly asked: number;
	/** What is bought: cut by what is available, completed by tolerances. */
	readonly total: number;
	readonly unitCents: number;
}

export interface Share {
	readonly line: string;
	readonly asked: number;
	/** More than asked when a pack was completed, less when there was not enough. */
	readonly gets: number;
	readonly cents: number;
}

export interface Bill {
	readonly order: PlacedOrder;
	readonly shares: readonly Share[];
	readonly goods: number;
	readonly transport: number;
	readonly cents: number;
}

export interface Reckoning {
	readonly lines: readonly ReckonedLine[];
	/** One a household, in the order written. */
	readonly bills: readonly Bill[];
	readonly goods: number;
	/** What households pay of it: nothing when the price has it. */
	readonly transport: number;
	readonly cents: number;
}

type Reckoned = Pick<Purchase, 'lines' | 'transport'>;

/** `orders`: those that count (`standing.ts`), in any order. */
export function reckon(purchase: Reckoned, orders: readonly PlacedOrder[]): Reckoning {
	const inOrder = [...orders].sort(byTimeWritten);
	const worked = purchase.lines.map((line) => workOut(line, inOrder));
	const carts = inOrder.map((order, index) => ({
		order,
		shares: worked.flatMap(({ shares }) => shares[index] ?? []).filter(({ asked }) => asked > 0)
	}));
	const transports = transportOf(
		purchase,
		carts.map(({ shares }) => sum(shares.map(({ gets }) => gets)))
	);
	const bills = carts.map(({ order, shares }, index): Bill => {
		const goods = sum(shares.map(({ cents }) => cents));
		const transport = transports[index] ?? 0;
		return { order, shares, goods, transport, cents: goods + transport };
	});
	const [goods, transport] = [sum(bills.map((bill) => bill.goods)), sum(transports)];
	return { lines: worked.map(({ sums }) => sums), bills, goods, transport, cents: goods + transport };
}

/** One line: what is bought of it, and each household's share, in the order of the orders. */
function workOut(line: Line, inOrder: readonly PlacedOrder[]): { sums: ReckonedLine; shares: Share[] } {
	const asked = inOrder.map(({ order }) => {
		const wish = order.lines[line.id] ?? { quantity: 0 };
		return { quantity: wish.quantity, upTo: mostOf(wish) };
	});
	const gets = shareOut(line, asked);
	const total = sum(gets);
	const unitCents = unitPrice(line, total);
	const shares = asked.map(({ quantity }, index) => {
		const got = gets[index] ?? 0;
		return { line: line.id, asked: quantity, gets: got, cents: got * unitCents };
	});
	return { sums: { line, asked: sum(asked.map(({ quantity }) => quantity)), total, unitCents }, shares };
}

/** Whoever gets nothing pays no transport. */
function transportOf({ transport: { cents, split } }: Reckoned, units: readonly number[]): number[] {
	if (split === 'none') return units.map(() => 0);
	return splitCents(cents, split === 'unit' ? units : units.map((got) => (got > 0 ? 1 : 0)));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
