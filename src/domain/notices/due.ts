/**
 * When somebody is to be told something, and by which way. Pure: the server asks with its clock, tests with theirs.
 * At most one letter a day and nothing in quiet hours (N1); a reply unread for two days takes the next way (N3); a reminder
 * that no telephone shows takes the same one, on its day.
 */
import { dayOf, type Day, type Instant } from '../dates.ts';
import type { ThreadId } from '../ids.ts';
import type { Choices, Pushed } from './docs.ts';
import type { LetterTime } from '../territory.ts';
import { appointmentBefore, isQuiet } from './hours.ts';

const HOUR_MS = 3_600_000;
export const UNREAD_MS = 48 * HOUR_MS;
/** After a letter that did not leave: later and later, and then not that day. */
export const RETRY_MS = [60_000, 600_000, HOUR_MS, 3 * HOUR_MS] as const;

/**
 * The last letter of a person, written before it is handed over. `ready`: not handed over, or given back: it may be tried again.
 * `handed`: whether it left is not known, so it is never sent again; `sent`: it left.
 */
export interface LastLetter {
	readonly day: Day;
	readonly state: 'ready' | 'handed' | 'sent';
	/** The appointment whose ads are in it; absent when it only had replies. */
	readonly appointment?: Instant;
	/** An earlier appointment that was handed over, and whose fate is not known: it is not tried again. */
	readonly lost?: Instant;
	readonly tries: number;
	/** Of one that was given back: not before. */
	readonly notBefore?: Instant;
}

/** A thread in which something was received and not read. */
export interface Waiting {
	readonly thread: ThreadId;
	/** When the first unread line came. */
	readonly since: Instant;
	/** A letter has said so. */
	readonly told?: boolean | undefined;
}

/** Something agreed that is reminded of, on that day only. */
export interface Remembered {
	readonly day: Day;
	/** A telephone or a letter has said so. */
	readonly told?: boolean | undefined;
}

export interface Situation {
	readonly choices: Pick<Choices, 'letter' | 'unread' | 'quiet'>;
	/** Ads published up to then have left in a letter, or came before the choice. */
	readonly cursor: Instant;
	readonly last?: LastLetter | undefined;
	readonly waiting: readonly Waiting[];
	readonly reminders?: readonly Remembered[];
}

export interface DueLetter {
	readonly day: Day;
	/** Absent: no appointment is due, only replies. */
	readonly appointment?: Instant;
	readonly threads: readonly ThreadId[];
	/** Whether reminders of this day are to be in it. */
	readonly reminds?: true;
	/** To be remembered with this letter (`LastLetter.lost`). */
	readonly lost?: Instant;
	/** How often it was tried before. */
	readonly tries: number;
}

/** The letter to send now, if any. Whether there is something new to put in it is for its writer to see. */
export function letterDue(
	{ choices, cursor, last, waiting, reminders = [] }: Situation,
	now: number,
	time: LetterTime
): DueLetter | undefined {
	if (isQuiet(choices.quiet, now)) return undefined;
	const day = dayOf(now);
	const again = last?.day === day && last.state === 'ready';
	if (last && last.day >= day && !again) return undefined;
	if (again && (last.tries > RETRY_MS.length || now < Date.parse(last.notBefore ?? last.day))) return undefined;

	const lost = last?.state === 'handed' ? (last.appointment ?? last.lost) : last?.lost;
	const appointment = appointmentDue(choices, cursor, lost, now, time);
	const threads = choices.unread === 'letter' ? waiting.filter((one) => isWaitedFor(one, now)).map(({ thread }) => thread) : [];
	const reminds = choices.unread === 'letter' && reminders.some((one) => one.day === day && !one.told);
	if (appointment === undefined && threads.length === 0 && !reminds) return undefined;
	const kept = { ...(appointment !== undefined && { appointment }), ...(lost !== undefined && { lost }) };
	return { day, ...kept, threads, ...(reminds && { reminds }), tries: again ? last.tries : 0 };
}

function appointmentDue(
	{ letter }: Situation['choices'],
	cursor: Instant,
	lost: Instant | undefined,
	now: number,
	time: LetterTime
): Instant | undefined {
	if (letter === 'none') return undefined;
	const at = new Date(appointmentBefore(now, letter, time)).toISOString();
	if (at <= cursor) return undefined;
	// Handed over before a crash, however many letters ago: what was in it comes with the next one.
	return at === lost ? undefined : at;
}

/** Nobody read it for two days, and nothing told it. */
export const isWaitedFor = ({ since, told }: Pick<Waiting, 'since' | 'told'>, now: number) =>
	!told && now - Date.parse(since) >= UNREAD_MS;

/** What happened that somebody may want to hear of at once. */
export const EVENT_KINDS = ['reply', 'participation', 'trip', 'reminder', 'trip-reminder'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export const WISH_OF = {
	reply: 'replies',
	participation: 'orders',
	trip: 'trips',
	reminder: 'orders',
	'trip-reminder': 'trips'
} as const satisfies Record<EventKind, Pushed>;

const DAY_S = 86_400;
/** How long a message is worth delivering to a telephone that is off: a trip is over the day after (N2). A reminder ends with its day, sooner. */
export const TTL_S = {
	reply: 7 * DAY_S,
	participation: 7 * DAY_S,
	trip: DAY_S,
	reminder: DAY_S,
	'trip-reminder': DAY_S
} as const satisfies Record<EventKind, number>;

/** `later`: the quiet hours are waited for. */
export function pushDue(
	kind: EventKind,
	{ push, quiet }: Pick<Choices, 'push' | 'quiet'>,
	at: Instant,
	now: number
): 'now' | 'later' | 'never' {
	if (!push[WISH_OF[kind]] || now - Date.parse(at) > TTL_S[kind] * 1000) return 'never';
	return isQuiet(quiet, now) ? 'later' : 'now';
}
