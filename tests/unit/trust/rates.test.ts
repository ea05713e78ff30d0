/** A newcomer's share of the day, counted by the day of writing (I9). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/domain/dates.ts';
import { isStarting, START_RATES, takePlace, type Place } from '../../../src/domain/trust/rates.ts';

const TODAY = '2026-11-25' as Day;
const ADS = START_RATES.ads;
const day = (offset: number) => addDays(TODAY, offset);

/** Places taken, in this order, on the days they were written; undefined for those put off. */
function take(written: readonly number[], today = TODAY, before: readonly Place[] = []) {
	let places = before;
	const outcome = written.map((offset, n) => {
		const taken = takePlace(places, `ad${before.length + n}`, day(offset), today, ADS);
		places = taken ?? places;
		return taken !== undefined;
	});
	return { places, outcome };
}

describe('a place', () => {
	test('there are three a day', () => expect(take([0, 0, 0, 0]).outcome).toEqual([true, true, true, false]));
	test('five ads of five days are five days’ ads', () => expect(take([-4, -3, -2, -1, 0]).outcome).not.toContain(false));
	test('one that found none on its day takes the first free one since', () =>
		expect(take([-1, -1, -1, -1, -1, -1, -1]).outcome).toEqual([true, true, true, true, true, true, false]));
	test('tomorrow there are others', () => {
		const { places } = take([0, 0, 0]);
		expect(takePlace(places, 'x', TODAY, TODAY, ADS)).toBeUndefined();
		expect(takePlace(places, 'x', TODAY, day(1), ADS)).toBeDefined();
	});
	test('asked for twice, it is the same one', () => {
		const { places } = take([0, 0, 0]);
		expect(takePlace(places, 'ad1', TODAY, TODAY, ADS)).toBe(places);
	});
	test('a clock years wrong is not believed', () => {
		for (const written of [day(-900), day(900)]) {
			const places = takePlace([], 'x', written, TODAY, ADS)!;
			expect(places[0]!.day >= day(-7) && places[0]!.day <= TODAY).toBe(true);
		}
	});

	test('whatever the clocks say, no day has more than three, and no arrival day more than ten', () => {
		const step = fc.record({ written: fc.integer({ min: -40, max: 40 }), later: fc.nat(2) });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				let [places, today]: [readonly Place[], Day] = [[], TODAY];
				const all = new Map<string, Place>();
				steps.forEach(({ written, later }, n) => {
					today = addDays(today, later);
					places = takePlace(places, `${n}`, addDays(today, written), today, ADS) ?? places;
					for (const place of places) all.set(place.id, place);
				});
				const count = (key: 'day' | 'received') => {
					const counts = new Map<string, number>();
					for (const place of all.values()) counts.set(place[key], (counts.get(place[key]) ?? 0) + 1);
					return Math.max(0, ...counts.values());
				};
				expect(count('day')).toBeLessThanOrEqual(3);
				expect(count('received')).toBeLessThanOrEqual(10);
			})
		);
	});
});

test('one is at the start until confirmed or vouched for, and a month old', () => {
	const now = Date.parse('2026-11-25T12:00:00Z');
	const [old, young] = ['2026-10-01T00:00:00Z', '2026-11-20T00:00:00Z'];
	expect(isStarting({ registeredAt: old }, now, START_RATES)).toBe(true);
	expect(isStarting({ registeredAt: old, confirmed: old }, now, START_RATES)).toBe(false);
	expect(isStarting({ registeredAt: old, vouchedBy: 'somebody' }, now, START_RATES)).toBe(false);
	expect(isStarting({ registeredAt: young, confirmed: young }, now, START_RATES)).toBe(true);
});
