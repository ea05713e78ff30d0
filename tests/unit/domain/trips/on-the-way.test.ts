/** « Sur votre route », over the roads of the kit. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AdText } from '../../../../src/domain/ad.ts';
import type { Day } from '../../../../src/domain/dates.ts';
import { nearness } from '../../../../src/domain/nearness.ts';
import { matchesOf, onTheWay } from '../../../../src/kinds/carpool/on-the-way.ts';
import type { TripDetails } from '../../../../src/kinds/carpool/trip.ts';
import { loadTerritory } from '../../../../server/territory/load.ts';
import { adText } from '../../../factories/ads.ts';

const { territory, roads } = loadTerritory(resolve('territories/chartreuse'));
const near = nearness(roads, territory.communes);
const from = (insee: string) => near(insee, false)?.minutes;
const TODAY = '2026-11-25' as Day;
const DAY = '2026-11-28' as Day;
/** Saint-Pierre-de-Chartreuse, Le Sappey, Corenc, Grenoble: one road, down the valley; Entre-deux-Guiers is the other way. */
const [SAINT_PIERRE, SAPPEY, CORENC, GRENOBLE, ENTRE_DEUX] = ['38442', '38471', '38126', '38185', '38155'] as const;

const carpool = (role: TripDetails['role'], commune: string, to: string, at: string, other: Partial<AdText> = {}): AdText =>
	adText({
		kind: 'carpool',
		side: role === 'passenger' ? 'request' : 'offer',
		commune,
		to,
		on: DAY,
		at,
		details: { role },
		...other
	});
const driver = carpool('driver', SAINT_PIERRE, GRENOBLE, '08:00');
const minutes = from(SAINT_PIERRE)!.get(SAPPEY)!;
const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const passing = clock(8 * 60 + minutes);

describe('a driver who goes down to Grenoble', () => {
	test('takes somebody at Le Sappey, when the car passes there', () => {
		expect(onTheWay(driver, carpool('passenger', SAPPEY, GRENOBLE, passing), from, TODAY)).toEqual({
			detour: 0,
			days: [{ day: DAY, leg: 'out', at: passing }]
		});
	});

	test('drops them before the end', () => {
		expect(onTheWay(driver, carpool('passenger', SAPPEY, CORENC, passing), from, TODAY)?.detour).toBe(0);
	});

	test.each([
		['who goes the other way', carpool('passenger', GRENOBLE, SAPPEY, '08:30')],
		['who lives behind the mountain', carpool('passenger', ENTRE_DEUX, GRENOBLE, '08:00')],
		['who leaves much later', carpool('passenger', SAPPEY, GRENOBLE, '11:00')],
		['who goes another day', carpool('passenger', SAPPEY, GRENOBLE, passing, { on: '2026-11-29' as Day })],
		['who drives too', carpool('driver', SAPPEY, GRENOBLE, passing)]
	])('not somebody %s', (_, other) => expect(onTheWay(driver, other, from, TODAY)).toBeUndefined());

	test('and who can wait longer is taken', () => {
		const patient = { ...carpool('passenger', SAPPEY, GRENOBLE, '10:00'), details: { role: 'passenger', flex: 120 } } as AdText;
		expect(onTheWay(driver, patient, from, TODAY)).toBeDefined();
	});
});

test('every week, only the days and ways on which both travel', () => {
	const weekly = (times: NonNullable<TripDetails['weekly']>['times'], role: TripDetails['role'], commune: string) => {
		const { on: _, at: __, ...ad } = carpool(role, commune, GRENOBLE, '08:00');
		return { ...ad, details: { role, weekly: { times, from: '2026-11-01', until: '2026-12-31' } } } as AdText;
	};
	const drives = weekly(
		[
			{ on: 1, out: '08:00', back: '17:00' },
			{ on: 2, out: '08:00' }
		],
		'driver',
		SAINT_PIERRE
	);
	const rides = weekly(
		[
			{ on: 1, out: passing, back: '17:10' },
			{ on: 3, out: passing }
		],
		'passenger',
		SAPPEY
	);
	expect(onTheWay(drives, rides, from, TODAY)?.days).toMatchObject([
		{ day: '2026-11-30', leg: 'out', at: passing },
		{ day: '2026-11-30', leg: 'back', at: '17:00' },
		{ day: '2026-12-07', leg: 'out', at: passing },
		{ day: '2026-12-07', leg: 'back', at: '17:00' },
		...['2026-12-14', '2026-12-21'].flatMap((day) => [
			{ day, leg: 'out' },
			{ day, leg: 'back' }
		])
	]);
});

test('somebody who may do either meets both; the smallest detour comes first', () => {
	const either = carpool('either', SAPPEY, GRENOBLE, passing);
	const others = [carpool('driver', SAINT_PIERRE, GRENOBLE, '08:00'), carpool('passenger', SAPPEY, CORENC, passing), adText()];
	const found = matchesOf(either, others, from, TODAY);
	expect(found.map(({ ad }) => ad)).toHaveLength(2);
	expect(found.map(({ detour }) => detour)).toEqual([...found.map(({ detour }) => detour)].sort((a, b) => a - b));
});

test('a closed pass parts them in winter', () => {
	const winter = (insee: string) => near(insee, true)?.minutes;
	// Over the col du Coq, Saint-Pierre is next to Saint-Pancrasse; closed, it is an hour round.
	const [over, wish] = [carpool('driver', SAINT_PIERRE, '38395', '08:00'), carpool('passenger', SAINT_PIERRE, '38395', '08:00')];
	expect(onTheWay(over, wish, from, TODAY)?.detour).toBe(0);
	const round = carpool('driver', GRENOBLE, '38395', '08:00');
	const [summer, cold] = [from, winter].map(
		(which) => onTheWay(round, carpool('passenger', SAINT_PIERRE, '38395', '08:45'), which, TODAY)?.detour
	);
	expect(cold ?? Infinity).toBeGreaterThanOrEqual(summer ?? Infinity);
});
