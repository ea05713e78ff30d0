/** Which orders count. Only the times decide, never the order of arrival; late ones wait for the organiser's word. */
import { byTimeDone, type PlacedAct } from './acts.ts';
import type { PlacedOrder } from './order.ts';
import { isAfter, type Phase } from './phase.ts';

/** `intention`: written during the sondage. `to-confirm`: too late to count by itself. */
export type Standing = 'intention' | 'counts' | 'to-confirm' | 'declined';

type Times = Pick<PlacedOrder, 'writtenAt' | 'receivedAt'>;

/** A phone's clock may be ahead: nothing was written after it was received. */
export const writtenTime = ({ writtenAt, receivedAt }: Times) => (isAfter(writtenAt, receivedAt) ? receivedAt : writtenAt);

export const isIntention = (phase: Phase, times: Times) =>
	phase.name === 'survey' || (phase.openedAt !== undefined && isAfter(phase.openedAt, writtenTime(times)));

/** Written before closing, and received within the grace. */
export const isInTime = (phase: Phase, times: Times) =>
	isAfter(phase.closesAt, writtenTime(times)) && !isAfter(times.receivedAt, phase.graceUntil);

/** Written while packs were being completed. */
export function isCompleting({ completing, graceUntil }: Phase, times: Times): boolean {
	const written = writtenTime(times);
	return (
		completing !== undefined &&
		!isAfter(completing.from, written) &&
		isAfter(completing.until, written) &&
		!isAfter(times.receivedAt, graceUntil)
	);
}

export function standingOf(phase: Phase, placed: Times & { readonly id: string }, acts: readonly PlacedAct[] = []): Standing {
	if (isIntention(phase, placed)) return 'intention';
	if (isInTime(phase, placed) || isCompleting(phase, placed)) return 'counts';
	// A decision is about the order as the organiser saw it, not as it was changed since.
	const decided = [...acts]
		.sort(byTimeDone)
		.findLast(
			({ act, at }) =>
				(act.act === 'confirm' || act.act === 'decline') && act.order === placed.id && !isAfter(placed.receivedAt, at)
		);
	if (!decided) return 'to-confirm';
	return decided.act.act === 'confirm' ? 'counts' : 'declined';
}

/** What the tally is made of: the firm orders; during a sondage, the intentions. */
export const counting = (phase: Phase, orders: readonly PlacedOrder[], acts: readonly PlacedAct[] = []) =>
	orders.filter((placed) => standingOf(phase, placed, acts) === (phase.name === 'survey' ? 'intention' : 'counts'));
