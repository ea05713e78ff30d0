import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, type Instant } from '../../../../src/domain/dates.ts';
import { newAdId, newMemberRef, threadOf } from '../../../../src/domain/ids.ts';
import { PROPOSED, SILENT } from '../../../../src/domain/notices/docs.ts';
import { letterDue, pushDue, RETRY_MS, UNREAD_MS, type LastLetter, type Situation } from '../../../../src/domain/notices/due.ts';
import { appointmentBefore, hourOf, isQuiet, LETTER_TIME, momentOf } from '../../../../src/domain/notices/hours.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const thread = threadOf(newAdId(), newMemberRef());

describe('hours are those of the valley', () => {
	test.each([
		['in winter', '2026-11-26', 7, '2026-11-26T06:00:00.000Z'],
		['in summer', '2026-07-02', 7, '2026-07-02T05:00:00.000Z'],
		['the day the clocks go forward', '2026-03-29', 7, '2026-03-29T05:00:00.000Z'],
		['an hour that is not there that day', '2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
		['the day they go back', '2026-10-25', 7, '2026-10-25T06:00:00.000Z'],
		['an hour that comes twice: the first', '2026-10-25', 2, '2026-10-25T00:00:00.000Z']
	])('%s', (_, day, hour, expected) => {
		expect(new Date(momentOf(day as never, hour)).toISOString()).toBe(expected);
	});

	test.each([
		['2026-11-26T06:00:00Z', 'weekly', '2026-11-26T06:00:00.000Z'],
		['2026-11-26T05:59:59Z', 'weekly', '2026-11-19T06:00:00.000Z'],
		['2026-12-01T12:00:00Z', 'weekly', '2026-11-26T06:00:00.000Z'],
		['2026-12-01T12:00:00Z', 'daily', '2026-12-01T06:00:00.000Z'],
		['2026-12-01T03:00:00Z', 'daily', '2026-11-30T06:00:00.000Z'],
		['2026-03-29T05:00:00Z', 'daily', '2026-03-29T05:00:00.000Z'],
		['2026-03-29T04:59:00Z', 'daily', '2026-03-28T06:00:00.000Z']
	] as const)('at %s the last %s letter was due %s', (now, how, expected) => {
		expect(new Date(appointmentBefore(at(now), how, LETTER_TIME)).toISOString()).toBe(expected);
	});

	test.each([
		[{ from: 20, to: 8 }, '2026-11-26T18:59:00Z', false],
		[{ from: 20, to: 8 }, '2026-11-26T19:00:00Z', true],
		[{ from: 20, to: 8 }, '2026-11-27T06:59:00Z', true],
		[{ from: 20, to: 8 }, '2026-11-27T07:00:00Z', false],
		[{ from: 12, to: 14 }, '2026-07-02T10:00:00Z', true],
		[{ from: 12, to: 14 }, '2026-07-02T12:00:00Z', false],
		[{ from: 9, to: 9 }, '2026-07-02T07:30:00Z', false],
		[{ from: 20, to: 8 }, '2026-03-29T05:59:00Z', true],
		[{ from: 20, to: 8 }, '2026-03-29T06:00:00Z', false],
		[{ from: 20, to: 8 }, '2026-10-25T06:59:00Z', true],
		[{ from: 20, to: 8 }, '2026-10-25T07:00:00Z', false]
	])('quiet %j at %s: %s', (quiet, now, expected) => expect(isQuiet(quiet, at(now))).toBe(expected));
});

const thursday = '2026-11-26T07:00:00.000Z';
const lastWeek = '2026-11-20T00:00:00.000Z';
const base: Situation = { choices: PROPOSED, cursor: lastWeek, waiting: [] };
const old = { thread, since: '2026-11-23T00:00:00.000Z' };
const due = (change: Partial<Situation>, now: string = thursday) => letterDue({ ...base, ...change }, at(now), LETTER_TIME);
const last = (change: Partial<LastLetter>): LastLetter => ({ day: dayOf(thursday), state: 'sent', tries: 0, ...change });
const appointment = '2026-11-26T06:00:00.000Z';

describe('a letter is due', () => {
	test.each([
		['on Thursday, once the quiet hours are over', {}, thursday],
		['later, when the server slept', {}, '2026-11-29T10:00:00Z'],
		['a day after one of replies alone', { last: last({ day: dayOf('2026-11-25T12:00:00Z') }) }, thursday],
		['again, when it was given back', { last: last({ state: 'ready', notBefore: thursday, tries: 1, appointment }) }, thursday]
	])('%s', (_, change, now) => expect(due(change, now)).toMatchObject({ appointment, threads: [] }));

	test('to whoever wanted none of ads, of a reply unread for two days', () => {
		expect(due({ choices: { ...PROPOSED, letter: 'none' }, waiting: [old] })).toEqual({
			day: dayOf(thursday),
			threads: [thread],
			tries: 0
		});
	});

	test('with both in one', () => expect(due({ waiting: [old] })).toMatchObject({ appointment, threads: [thread] }));

	test('and not', () => {
		expect(due({}, '2026-11-26T06:30:00Z')).toBeUndefined();
		expect(due({ cursor: appointment })).toBeUndefined();
		expect(due({ choices: SILENT, waiting: [old] })).toBeUndefined();
		expect(due({ choices: { ...PROPOSED, letter: 'none' }, waiting: [{ ...old, told: true }] })).toBeUndefined();
		expect(due({ choices: { ...PROPOSED, letter: 'none', unread: 'relay' }, waiting: [old] })).toBeUndefined();
		expect(due({ cursor: appointment, waiting: [{ thread, since: '2026-11-24T07:00:00.001Z' }] })).toBeUndefined();
		expect(due({ last: last({ state: 'sent' }) })).toBeUndefined();
		expect(due({ last: last({ state: 'handed' }) })).toBeUndefined();
		expect(due({ last: last({ state: 'handed', day: dayOf('2026-11-25T12:00:00Z'), appointment }) })).toBeUndefined();
		expect(due({ last: last({ state: 'ready', notBefore: '2026-11-26T07:00:01.000Z', tries: 1 }) })).toBeUndefined();
		expect(due({ last: last({ state: 'ready', notBefore: thursday, tries: RETRY_MS.length + 1 }) })).toBeUndefined();
	});
});

/** Somebody's whole life with the letters, hour by hour: what the server does with each answer, and when it stops. */
test('a letter whose fate is not known is not tried again after another one, that only had a reply', () => {
	const [monday, tuesday, friday] = ['2026-11-23', '2026-11-24', '2026-11-27'].map((day) => `${day}T10:00:00.000Z`) as [
		Instant,
		Instant,
		Instant
	];
	const choices = { letter: 'weekly', unread: 'letter', quiet: { from: 0, to: 0 } } as const;
	const time = { weekday: 1, hour: 8 };
	const first = letterDue({ choices, cursor: '2026-11-20T10:00:00.000Z', waiting: [] }, at(monday), time)!;
	const handed = { day: first.day, tries: 0, state: 'handed', appointment: first.appointment! } as const;
	const reply = { thread, since: '2026-11-21T10:00:00.000Z' };
	const second = letterDue({ choices, cursor: '2026-11-20T10:00:00.000Z', last: handed, waiting: [reply] }, at(tuesday), time)!;
	expect(second).toMatchObject({ threads: [thread], lost: first.appointment });
	expect(second.appointment).toBeUndefined();
	const sent = { day: second.day, tries: 0, state: 'sent', lost: second.lost! } as const;
	expect(letterDue({ choices, cursor: '2026-11-20T10:00:00.000Z', last: sent, waiting: [] }, at(friday), time)).toBeUndefined();
});

test('never two letters a day, never in quiet hours, never one appointment twice, and no reply before two days', () => {
	const hour = fc.integer({ min: 0, max: 23 });
	const life = fc.record({
		letter: fc.constantFrom('weekly', 'daily', 'none' as const),
		unread: fc.constantFrom('letter', 'relay', 'none' as const),
		quiet: fc.record({ from: hour, to: hour }),
		time: fc.record({ weekday: fc.integer({ min: 0, max: 6 }), hour }),
		start: fc.integer({ min: at('2026-01-01'), max: at('2026-12-31') }),
		steps: fc.array(
			fc.record({
				minutes: fc.integer({ min: 1, max: 2_000 }),
				what: fc.constantFrom('sent', 'lost', 'back', 'reply', 'read', 'look')
			}),
			{ maxLength: 120 }
		)
	});
	fc.assert(
		fc.property(life, ({ letter, unread, quiet, time, start, steps }) => {
			let now = start;
			let cursor: Instant = new Date(start).toISOString();
			let previous: LastLetter | undefined;
			let waiting: { thread: typeof thread; since: Instant; told?: boolean }[] = [];
			const left: { at: number; appointment: string | undefined }[] = [];
			for (const { minutes, what } of steps) {
				now += minutes * 60_000;
				if (what === 'reply' && waiting.length === 0) waiting = [{ thread, since: new Date(now).toISOString() }];
				if (what === 'read') waiting = [];
				const found = letterDue({ choices: { letter, unread, quiet }, cursor, last: previous, waiting }, now, time);
				if (!found) continue;
				expect(isQuiet(quiet, now)).toBe(false);
				for (const one of waiting.filter((each) => found.threads.includes(each.thread)))
					expect(now - at(one.since)).toBeGreaterThanOrEqual(UNREAD_MS);
				const { day, tries, lost, appointment: when } = found;
				const plain = { day, tries, ...(when && { appointment: when }), ...(lost && { lost }) };
				if (what === 'back') {
					previous = { ...plain, state: 'ready', tries: tries + 1, notBefore: new Date(now + 60_000).toISOString() };
					continue;
				}
				// Lost: handed over, and then the server stopped. It may have left.
				left.push({ at: now, appointment: when });
				previous = { ...plain, state: what === 'lost' ? 'handed' : 'sent' };
				if (what === 'lost') continue;
				if (when) cursor = when;
				waiting = waiting.map((one) => (found.threads.includes(one.thread) ? { ...one, told: true } : one));
			}
			const days = left.map((one) => dayOf(one.at));
			expect(new Set(days).size).toBe(days.length);
			const appointments = left.flatMap((one) => one.appointment ?? []);
			expect(new Set(appointments).size).toBe(appointments.length);
		}),
		{ numRuns: 1_000 }
	);
});

describe('a telephone is told', () => {
	const choices = { ...SILENT, push: { replies: true, orders: false, trips: true } };
	test.each([
		['at once by day', 'reply', '2026-11-26T10:00:00Z', '2026-11-26T10:00:00Z', 'now'],
		['in the morning, of what came at night', 'reply', '2026-11-26T23:00:00Z', '2026-11-26T23:00:00Z', 'later'],
		['of what it asked for only', 'participation', '2026-11-26T10:00:00Z', '2026-11-26T10:00:00Z', 'never'],
		['of no reply older than a week', 'reply', '2026-11-10T10:00:00Z', '2026-11-26T10:00:00Z', 'never'],
		['of no trip older than a day', 'trip', '2026-11-25T09:00:00Z', '2026-11-26T10:00:00Z', 'never']
	] as const)('%s', (_, kind, happened, now, expected) => expect(pushDue(kind, choices, happened, at(now))).toBe(expected));

	test('never in quiet hours', () => {
		const hour = fc.integer({ min: 0, max: 23 });
		fc.assert(
			fc.property(
				fc.record({ from: hour, to: hour }),
				fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') }),
				(quiet, now) => {
					const when = pushDue('reply', { ...choices, quiet }, new Date(now - HOUR).toISOString(), now);
					expect(when).toBe(isQuiet(quiet, now) ? 'later' : 'now');
					if (when === 'now' && quiet.from < quiet.to) expect(hourOf(now) < quiet.from || hourOf(now) >= quiet.to).toBe(true);
				}
			)
		);
	});
});
