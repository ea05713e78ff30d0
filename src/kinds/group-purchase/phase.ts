/**
 * Where a purchase stands. Its life (F4), drawn once:
 *
 *   survey ──opensAt, open──▶ open ──closesAt, close──▶ closed ──order──▶ ordered ──arrive──▶ pickup ──settle──▶ settled
 *                              │                        ▲ │ ▲
 *                              └─complete─▶ completing ─┘ │ └─its end, close── prolonged ◀─prolong─┐
 *                                           ▲             │                                        │
 *                                           └──complete───┴──(also from « missed »)────────────────┘
 *
 *   missed     a closed purchase whose grace is over and whose threshold is not reached. Nothing is ordered then unless
 *              the organiser says « anyway »; they prolong or abandon, and everybody is told.
 *   abandoned  by « abandon », from everywhere before the goods are there.
 *
 * Acts that do not fit the state they find are left aside, so that the same acts in any order of arrival, or twice,
 * come to the same end.
 */
import { byTimeDone, type Act, type ActName, type PlacedAct } from './acts.ts';
import type { Purchase } from './shape.ts';
import type { Tally } from './tally.ts';

export const PHASE_NAMES = [
	'survey',
	'open',
	'prolonged',
	'completing',
	'closed',
	'missed',
	'ordered',
	'pickup',
	'settled',
	'abandoned'
] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

export interface Phase {
	readonly name: PhaseName;
	/** When it entered it; absent where it began so. */
	readonly since?: string;
	/** Orders written before are intentions only. Absent when there was no sondage. */
	readonly openedAt?: string;
	/** Orders written before are free to be what they are. */
	readonly closesAt: string;
	/** In between, increases only. */
	readonly completing?: { readonly from: string; readonly until: string };
	/** What was written in time counts when it is received until then. */
	readonly graceUntil: string;
}

/** The state itself, before the tally is asked. `missed` is `closed` seen with the tally. */
type Standing = Omit<Phase, 'graceUntil'>;
type Timed = Pick<Purchase, 'opensAt' | 'closesAt' | 'graceHours'>;

/** What each state lets be done. Acts about one line or one order change no state. */
export const DOABLE: Readonly<Record<PhaseName, readonly ActName[]>> = {
	survey: ['open', 'abandon', 'price'],
	open: ['close', 'complete', 'abandon', 'price'],
	prolonged: ['close', 'complete', 'abandon', 'price'],
	completing: ['close', 'abandon', 'price', 'confirm', 'decline'],
	closed: ['complete', 'prolong', 'order', 'abandon', 'price', 'confirm', 'decline'],
	missed: ['complete', 'prolong', 'order', 'abandon', 'price', 'confirm', 'decline'],
	ordered: ['arrive', 'abandon', 'price', 'confirm', 'decline'],
	pickup: ['settle', 'price'],
	settled: [],
	abandoned: []
};

/** Whether it is the time to order, or to add to one's order; late ones are another matter. */
export const isOrdering = (name: PhaseName) =>
	name === 'survey' || name === 'open' || name === 'prolonged' || name === 'completing';

/** `tally`: of the orders that count. Without one, what is closed is never called missed. */
export function phaseOf(purchase: Timed, acts: readonly PlacedAct[], now: string, tally?: Pick<Tally, 'threshold'>): Phase {
	let standing: Standing = { name: purchase.opensAt === undefined ? 'open' : 'survey', closesAt: purchase.closesAt };
	for (const { act, at } of [...acts].sort(byTimeDone).filter(({ at }) => !isAfter(at, now))) {
		standing = withTime(standing, purchase, at);
		if (DOABLE[standing.name].includes(act.act)) standing = { ...standing, ...change(act, at, standing) };
	}
	standing = withTime(standing, purchase, now);
	const graceUntil = later(lastWritten(standing), purchase.graceHours);
	const missed = standing.name === 'closed' && tally && !tally.threshold.reached && isAfter(now, graceUntil);
	return { ...standing, ...(missed && { name: 'missed', since: graceUntil }), graceUntil };
}

/** When it changes next though nobody does anything, after that moment. Late by the millisecond that grace is strict by. */
export function changesAt(purchase: Timed, acts: readonly PlacedAct[], now: string): string | undefined {
	const { name, closesAt, completing, graceUntil } = phaseOf(purchase, acts, now);
	const next = {
		survey: purchase.opensAt,
		open: closesAt,
		prolonged: closesAt,
		completing: completing?.until,
		closed: later(graceUntil, 0, 1)
	}[name as string];
	return next !== undefined && isAfter(next, now) ? next : undefined;
}

/** The changes that only need time to pass. */
function withTime(standing: Standing, { opensAt }: Timed, now: string): Standing {
	const due = (at: string | undefined): at is string => at !== undefined && !isAfter(at, now);
	const opened = standing.name === 'survey' && due(opensAt);
	const { name, closesAt, completing, ...rest } = opened
		? { ...standing, name: 'open' as const, since: opensAt, openedAt: opensAt }
		: standing;
	const end = name === 'completing' ? completing?.until : name === 'open' || name === 'prolonged' ? closesAt : undefined;
	return { ...rest, ...(completing && { completing }), closesAt, ...(due(end) ? { name: 'closed', since: end } : { name }) };
}

function change(act: Act, at: string, { name, closesAt, completing }: Standing): Partial<Standing> {
	switch (act.act) {
		case 'open':
			return { name: 'open', since: at, openedAt: at };
		case 'close':
			return name === 'completing' && completing
				? { name: 'closed', since: at, completing: { ...completing, until: at } }
				: { name: 'closed', since: at, closesAt: at };
		case 'complete':
			if (!isAfter(act.until, at)) return {};
			// What is still free to change stays so until this moment; a second round goes on from the first.
			return {
				name: 'completing',
				since: at,
				closesAt: isAfter(closesAt, at) ? at : closesAt,
				completing: { from: completing?.from ?? at, until: act.until }
			};
		case 'prolong':
			return isAfter(act.until, at) ? { name: 'prolonged', since: at, closesAt: act.until } : {};
		case 'abandon':
			return { name: 'abandoned', since: at };
		case 'order':
			return { name: 'ordered', since: at };
		case 'arrive':
			return { name: 'pickup', since: at };
		case 'settle':
			return { name: 'settled', since: at };
		default:
			return {};
	}
}

const lastWritten = ({ closesAt, completing }: Standing) =>
	completing && isAfter(completing.until, closesAt) ? completing.until : closesAt;

export const isAfter = (a: string, b: string) => Date.parse(a) > Date.parse(b);
const later = (at: string, hours: number, ms = 0) => new Date(Date.parse(at) + hours * 3_600_000 + ms).toISOString();
