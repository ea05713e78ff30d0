/** The days a trip travels, what its form refuses, and that nobody earns by it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdText } from '../../../../src/domain/ad.ts';
import { checkAd } from '../../../../src/domain/ad-rules.ts';
import { addDays, type Day } from '../../../../src/domain/dates.ts';
import { estimatedKm, kmIsPlausible, mostPerSeat, rateOn } from '../../../../src/kinds/carpool/cost.ts';
import { occurrences, tripOf, tripOn, weekdayOf, type TripDetails } from '../../../../src/kinds/carpool/trip.ts';
import { adText } from '../../../factories/ads.ts';
import { territory } from '../../../factories/territory.ts';

const TODAY = '2026-11-25' as Day;
const day = (text: string) => text as Day;

const trip = (details: Partial<TripDetails> | undefined, other: Partial<AdText> = {}): AdText =>
	adText({
		kind: 'carpool',
		side: 'offer',
		category: 'transport',
		counterpart: 'cost-sharing',
		commune: '38442',
		to: '38185',
		places: 3,
		...(details && { details: { role: 'driver', ...details } }),
		...other
	});
const weekly = (other: Partial<NonNullable<TripDetails['weekly']>> = {}): NonNullable<TripDetails['weekly']> => ({
	times: [
		{ on: 1, out: '07:30', back: '17:45' },
		{ on: 4, out: '08:10' }
	],
	from: day('2026-11-23'),
	until: day('2026-12-18'),
	...other
});
const codes = (ad: AdText) => checkAd(ad, territory, TODAY).map(({ code }) => code);

describe('the days of a trip', () => {
	test('weekdays are counted from Monday, whatever the year', () => {
		expect(weekdayOf(day('2026-11-23'))).toBe(1);
		expect(weekdayOf(day('2026-11-29'))).toBe(7);
		fc.assert(
			fc.property(fc.integer({ min: -20_000, max: 20_000 }), (away) => {
				const some = addDays(TODAY, away);
				expect(weekdayOf(some) % 7).toBe(new Date(`${some}T00:00:00Z`).getUTCDay());
			})
		);
	});

	test('every week, on its days, within its period, without its days off', () => {
		const ad = trip({ weekly: weekly({ off: [day('2026-11-30')] }) });
		expect(occurrences(ad, TODAY, 4)).toEqual([
			{ day: '2026-11-26', out: '08:10' },
			{ day: '2026-12-03', out: '08:10' },
			{ day: '2026-12-07', out: '07:30', back: '17:45' },
			{ day: '2026-12-10', out: '08:10' }
		]);
		expect(tripOn(ad, day('2026-11-30')), 'a day off').toBeUndefined();
		expect(tripOn(ad, day('2026-12-21')), 'after the period').toBeUndefined();
		expect(occurrences(ad, day('2026-12-15'), 9).map((one) => one.day)).toEqual(['2026-12-17']);
	});

	test('on one day, there and perhaps back; over clock changes too', () => {
		const ad = trip({ back: '18:00' }, { on: day('2026-11-28'), at: '09:00' });
		expect(occurrences(ad, TODAY, 9)).toEqual([{ day: '2026-11-28', out: '09:00', back: '18:00' }]);
		expect(occurrences(ad, day('2026-11-29'), 9)).toEqual([]);
		const spring = trip({
			weekly: weekly({ times: [{ on: 7, out: '10:00' }], from: day('2027-03-20'), until: day('2027-04-05') })
		});
		expect(occurrences(spring, TODAY, 9).map((one) => one.day)).toEqual(['2027-03-21', '2027-03-28', '2027-04-04']);
	});

	test('an older phone’s trip drives when it is an offer', () => {
		expect(tripOf(trip(undefined))).toEqual({ drives: true, rides: false });
		expect(tripOf(trip(undefined, { side: 'request' }))).toEqual({ drives: false, rides: true });
		expect(codes(trip(undefined, { on: day('2026-11-28') }))).toEqual([]);
	});
});

describe('the form of a trip', () => {
	test.each<[string, AdText, string[]]>([
		['every week', trip({ weekly: weekly() }), []],
		['a day and every week', trip({ weekly: weekly() }, { on: day('2026-11-28') }), ['trip-days-wrong']],
		['coming back from no day', trip({ back: '18:00' }), ['trip-days-wrong']],
		[
			'a day of the week twice',
			trip({
				weekly: weekly({
					times: [
						{ on: 1, out: '07:30' },
						{ on: 1, out: '08:30' }
					]
				})
			}),
			['trip-days-wrong']
		],
		['a day without an hour', trip({ weekly: weekly({ times: [{ on: 1 }] }) }), ['trip-days-wrong']],
		['a period that ends before it begins', trip({ weekly: weekly({ until: day('2026-11-01') }) }), ['trip-days-wrong']],
		['a period of two years', trip({ weekly: weekly({ until: day('2028-11-01') }) }), ['trip-days-wrong']],
		['a passenger who offers', trip({ role: 'passenger', weekly: weekly() }), ['details-wrong']],
		['either of the two', trip({ role: 'either', weekly: weekly() }), []],
		['an hour that does not exist', trip({ back: '25:00' }), ['details-wrong']],
		['600 km to Grenoble', trip({ km: 390, weekly: weekly() }), ['distance-wrong']],
		['a price without kilometres', trip({ cost: 200, weekly: weekly() }), ['cost-too-high']],
		['a fair share', trip({ cost: 400, km: 27, weekly: weekly() }), []],
		['more than a fair share', trip({ cost: 500, km: 27, weekly: weekly() }), ['cost-too-high']]
	])('%s', (_, ad, expected) => expect(codes(ad)).toEqual(expected));
});

describe('the cost of a seat', () => {
	test('is the cost of the way, shared by everybody in the car', () => {
		// 27 km × 0.636 € = 17.17 €, among three passengers and the driver.
		expect(mostPerSeat({ km: 27 }, { places: 3 }, TODAY)).toBe(429);
		expect(mostPerSeat({ km: 27, tolls: 300, parking: 100 }, { places: 3 }, TODAY)).toBe(529);
		expect(mostPerSeat({}, { places: 3 }, TODAY)).toBe(0);
	});

	test('never leaves the driver a profit', () => {
		const cents = fc.integer({ min: 0, max: 5_000 });
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 400 }),
				cents,
				cents,
				fc.integer({ min: 1, max: 8 }),
				(km, tolls, parking, places) => {
					const paid = mostPerSeat({ km, tolls, parking }, { places }, TODAY) * places;
					expect(paid).toBeLessThan(km * 63.6 + tolls + parking);
					expect(Number.isInteger(paid)).toBe(true);
				}
			)
		);
	});

	test('follows the scale of the day of the trip', () => {
		expect(rateOn(day('2022-06-01'))).toBe(603);
		expect(rateOn(day('2026-06-01'))).toBe(636);
	});

	test('its kilometres are estimated by the minutes, and believed within reason', () => {
		expect(estimatedKm({ to: '38185' }, new Map([['38185', 40]]))).toBe(30);
		expect(estimatedKm({ to: '38185' }, new Map())).toBeUndefined();
		const way = { commune: '38442', to: '38185' };
		expect(kmIsPlausible(27, way, territory)).toBe(true);
		expect(kmIsPlausible(200, way, territory)).toBe(false);
	});
});
