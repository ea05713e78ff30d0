/** What is to be done now: one act at a time, by where the purchase stands. The others stay within reach. */
import type { ActName } from '../../../kinds/group-purchase/acts.ts';
import { DOABLE, isAfter } from '../../../kinds/group-purchase/phase.ts';
import type { Desk } from '../../../kinds/group-purchase/desk.ts';

export type Plain = Exclude<ActName, 'price' | 'confirm' | 'decline'>;

const isPlain = (name: ActName): name is Plain => name !== 'price' && name !== 'confirm' && name !== 'decline';

/** Undefined when there is nothing to do but wait. */
export function nextAct({ phase, tally }: Desk, now: string): Plain | undefined {
	switch (phase.name) {
		case 'survey':
			return 'open';
		case 'closed':
			if (!isAfter(now, phase.graceUntil)) return undefined;
			return tally.threshold.reached ? 'order' : 'prolong';
		case 'missed':
			return 'prolong';
		case 'ordered':
			return 'arrive';
		case 'pickup':
			return 'settle';
		default:
			return undefined;
	}
}

/** The rest of what may be done, the gravest last. */
export function otherActs(desk: Desk, now: string): Plain[] {
	const main = nextAct(desk, now);
	const { phase, tally } = desk;
	const ORDER: readonly Plain[] = ['open', 'close', 'complete', 'prolong', 'order', 'arrive', 'settle', 'abandon'];
	return DOABLE[phase.name]
		.filter(isPlain)
		.filter((name) => name !== main && (name !== 'prolong' || !tally.threshold.reached))
		.filter((name) => name !== 'order' || isAfter(now, phase.graceUntil))
		.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}
