/** Whether the organiser may do this now. The button and the courier ask here; `phaseOf` then takes it as done. */
import type { MemberRef } from '../../domain/ids.ts';
import type { VerdictCode } from '../../domain/refusals.ts';
import type { Act } from './acts.ts';
import { DOABLE, isAfter, type Phase } from './phase.ts';
import type { Purchase } from './shape.ts';
import type { Tally } from './tally.ts';

/** Nobody waits longer than this for an answer. */
const PROLONG_DAYS = 60;

export const mayOrganise = (purchase: Pick<Purchase, 'coOrganiser'>, author: MemberRef, who: MemberRef) =>
	who === author || who === purchase.coOrganiser;

/** Why not, or undefined when it may be done at `at`. `phase` and `tally`: as they are at that moment. */
export function judgeAct(
	purchase: Pick<Purchase, 'lines'>,
	phase: Phase,
	tally: Pick<Tally, 'threshold'>,
	act: Act,
	at: string
): VerdictCode | undefined {
	if (!DOABLE[phase.name].includes(act.act)) return 'purchase-not-now';
	switch (act.act) {
		case 'order':
			// Somebody in a valley may have ordered in time, and not been heard yet.
			if (!isAfter(at, phase.graceUntil)) return 'purchase-grace';
			return tally.threshold.reached || act.anyway ? undefined : 'purchase-below';
		case 'prolong':
			if (tally.threshold.reached) return 'purchase-reached';
			return wrongEnd(act.until, at);
		case 'complete':
			return wrongEnd(act.until, at);
		case 'price':
			return purchase.lines.some(({ id }) => id === act.line) ? undefined : 'order-line-unknown';
		default:
			return undefined;
	}
}

const wrongEnd = (until: string, at: string): VerdictCode | undefined => {
	if (!isAfter(until, at)) return 'day-past';
	return Date.parse(until) - Date.parse(at) > PROLONG_DAYS * 86_400_000 ? 'day-too-far' : undefined;
};
