import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, isDay, type Day } from '../../../src/domain/dates.ts';

const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const day = moment.map((date) => date.toISOString().slice(0, 10) as Day);
const few = fc.integer({ min: -4_000, max: 4_000 });

describe('the day it is in the valley', () => {
	test.each([
		['2026-01-15T22:59:59.999Z', '2026-01-15', 'in winter midnight is at 23 h UTC'],
		['2026-01-15T23:00:00.000Z', '2026-01-16', 'in winter midnight is at 23 h UTC'],
		['2026-07-15T21:59:59.999Z', '2026-07-15', 'in summer at 22 h'],
		['2026-07-15T22:00:00.000Z', '2026-07-16', 'in summer at 22 h'],
		['2026-03-28T22:59:59.999Z', '2026-03-28', 'the night clocks go forward'],
		['2026-03-28T23:00:00.000Z', '2026-03-29', 'the night clocks go forward'],
		['2026-03-29T21:59:59.999Z', '2026-03-29', 'a day of 23 hours'],
		['2026-03-29T22:00:00.000Z', '2026-03-30', 'a day of 23 hours'],
		['2026-10-24T22:00:00.000Z', '2026-10-25', 'the night clocks go back'],
		['2026-10-25T22:59:59.999Z', '2026-10-25', 'a day of 25 hours'],
		['2026-10-25T23:00:00.000Z', '2026-10-26', 'a day of 25 hours'],
		['2026-12-31T23:00:00.000Z', '2027-01-01', 'the new year']
	])('at %s is %s: %s', (at, expected) => {
		expect(dayOf(at)).toBe(expected);
		expect(dayOf(new Date(at))).toBe(expected);
		expect(dayOf(Date.parse(at))).toBe(expected);
	});

	test('is a day that exists, and never goes back as time goes on', () => {
		fc.assert(
			fc.property(moment, fc.nat(10 * 86_400_000), (at, later) => {
				const [before, after] = [dayOf(at), dayOf(at.getTime() + later)];
				expect(isDay(before)).toBe(true);
				expect(before <= after).toBe(true);
			})
		);
	});
});

describe('counting days', () => {
	test('so many days on is so many days away, whatever clocks do between', () => {
		fc.assert(
			fc.property(day, few, (from, days) => {
				const to = addDays(from, days);
				expect(isDay(to)).toBe(true);
				expect(daysBetween(from, to)).toBe(days);
				expect(daysBetween(to, from)).toBe(days === 0 ? 0 : -days);
				expect(Math.sign(days)).toBe(to > from ? 1 : to < from ? -1 : 0);
			})
		);
	});

	test('in two steps is the same as in one', () => {
		fc.assert(fc.property(day, few, few, (from, a, b) => void expect(addDays(addDays(from, a), b)).toBe(addDays(from, a + b))));
	});

	test.each([
		['2028-02-28', 1, '2028-02-29'],
		['2026-02-28', 1, '2026-03-01'],
		['2026-03-28', 2, '2026-03-30'],
		['2026-12-31', 1, '2027-01-01']
	])('%s and %i is %s', (from, days, to) => expect(addDays(from as Day, days)).toBe(to));
});

test.each([
	'2026-02-30',
	'2026-13-01',
	'2026-00-10',
	'2026-1-1',
	'26-01-01',
	'2026-01-01T00:00',
	'',
	' 2026-01-01',
	'2027-02-29'
])('%j is no day', (text) => expect(isDay(text)).toBe(false));
