/**
 * What an organiser may still change once people have ordered: anything but what they read when they did. Products,
 * prices, dates, the threshold and the transport stay; products and pick-ups nobody chose may come and go.
 */
import type { PlacedOrder } from './order.ts';
import type { Purchase } from './shape.ts';

const FIXED = ['threshold', 'opensAt', 'closesAt', 'graceHours', 'transport'] as const;

/** Whether nobody is let down by it. */
export function keptPromises(before: Purchase, after: Purchase | undefined, orders: readonly PlacedOrder[]): boolean {
	if (orders.length === 0) return true;
	if (!after) return false;
	if (FIXED.some((key) => !same(before[key], after[key]))) return false;
	const ordered = new Set(orders.flatMap(({ order }) => Object.keys(order.lines).filter((id) => order.lines[id]?.quantity)));
	const chosen = new Set(orders.map(({ order }) => order.pickup));
	return (
		before.lines.every(
			(line) =>
				!ordered.has(line.id) ||
				same(
					line,
					after.lines.find(({ id }) => id === line.id)
				)
		) &&
		before.pickups.every(
			(pickup) =>
				!chosen.has(pickup.id) ||
				same(
					pickup,
					after.pickups.find(({ id }) => id === pickup.id)
				)
		)
	);
}

/** Whatever the order in which a phone wrote the fields. */
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	) ?? '';
