/** Whether an order may be taken. The form and the courier ask here. */
import { lengthOf } from '../../domain/clean.ts';
import type { VerdictCode } from '../../domain/refusals.ts';
import { lineOf, mostOf, ORDER_NOTE_MAX, type Order, type PlacedOrder, type Wish } from './order.ts';
import type { Phase, PhaseName } from './phase.ts';
import type { Line, Purchase } from './shape.ts';
import { isCompleting, isInTime, isIntention, standingOf } from './standing.ts';

/** The supplier has the order, or nobody will ever have it. */
const OVER: readonly PhaseName[] = ['ordered', 'pickup', 'settled', 'abandoned'];

export const admits = (purchase: Pick<Purchase, 'communes'>, commune: string) =>
	purchase.communes === undefined || purchase.communes.includes(commune);

/**
 * Why not, or undefined when it is taken. Taken does not mean that it counts: `standingOf` says so, and one that comes
 * late waits for the organiser. `previous`: the same household's order as it was taken before.
 */
export function judgeOrder(
	purchase: Purchase,
	phase: Phase,
	order: Order,
	writtenAt: string,
	receivedAt: string,
	previous?: PlacedOrder
): VerdictCode | undefined {
	const times = { writtenAt, receivedAt };
	return (
		(OVER.includes(phase.name) ? 'order-closed' : undefined) ??
		wrongLines(purchase, order) ??
		wrongRest(purchase, order, isIntention(phase, times)) ??
		wrongTime(phase, order, times, previous)
	);
}

/** Whether an order may be taken back: like a change to less. */
export function judgeCancel(phase: Phase, writtenAt: string, receivedAt: string, previous: PlacedOrder): VerdictCode | undefined {
	if (OVER.includes(phase.name)) return 'order-closed';
	const times = { writtenAt, receivedAt };
	if (standingOf(phase, previous) !== 'counts' || isIntention(phase, times) || isInTime(phase, times)) return undefined;
	return isCompleting(phase, times) ? 'order-only-more' : 'order-closed';
}

function wrongLines(purchase: Purchase, order: Order): VerdictCode | undefined {
	const wishes = Object.entries(order.lines);
	if (!wishes.some(([, { quantity }]) => quantity > 0)) return 'order-empty';
	for (const [id, wish] of wishes) {
		const line = lineOf(purchase, id);
		if (!line) return 'order-line-unknown';
		const wrong = wrongWish(line, wish);
		if (wrong) return wrong;
	}
	return undefined;
}

/** A line left at nothing has no tolerance: who accepts up to two bags orders one. */
export function wrongWish(line: Line, { quantity, upTo }: Wish): VerdictCode | undefined {
	if (upTo !== undefined && (upTo < quantity || upTo % line.step !== 0)) return 'order-up-to';
	if (quantity === 0) return upTo ? 'order-up-to' : undefined;
	if (quantity % line.step !== 0) return 'order-step';
	if (quantity < line.minPerHousehold) return 'order-least';
	return mostOf({ quantity, ...(upTo !== undefined && { upTo }) }) > (line.mostAvailable ?? Infinity) ? 'order-most' : undefined;
}

function wrongRest({ pickups }: Purchase, { pickup, note }: Order, intention: boolean): VerdictCode | undefined {
	if (pickup !== undefined && !pickups.some(({ id }) => id === pickup)) return 'order-pickup';
	// With one place there is nothing to choose; an intention need not know yet.
	if (pickup === undefined && pickups.length > 1 && !intention) return 'order-pickup';
	return note !== undefined && lengthOf(note) > ORDER_NOTE_MAX ? 'text-too-long' : undefined;
}

function wrongTime(
	phase: Phase,
	order: Order,
	times: Pick<PlacedOrder, 'writtenAt' | 'receivedAt'>,
	previous: PlacedOrder | undefined
): VerdictCode | undefined {
	if (isIntention(phase, times) || isInTime(phase, times)) return undefined;
	const before = previous && standingOf(phase, previous) === 'counts' ? previous.order : undefined;
	if (isCompleting(phase, times)) return isIncrease(before, order) ? undefined : 'order-only-more';
	// What counts stays as it is; who had nothing yet may still ask.
	return before ? 'order-closed' : undefined;
}

/** Nothing less than before, tolerances included: others counted on them. */
export const isIncrease = (before: Order | undefined, after: Order) =>
	Object.entries(before?.lines ?? {}).every(([line, wish]) => {
		const now = after.lines[line];
		return now !== undefined ? now.quantity >= wish.quantity && mostOf(now) >= mostOf(wish) : mostOf(wish) === 0;
	});
