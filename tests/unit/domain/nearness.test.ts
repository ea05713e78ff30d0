import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolve } from 'node:path';
import { loadTerritory } from '../../../server/territory/load.ts';
import type { Day } from '../../../src/domain/dates.ts';
import { isWinter, minutesFrom, nearness } from '../../../src/domain/nearness.ts';
import { packRoads, unpackRoads } from '../../../src/domain/packed-roads.ts';
import type { Road } from '../../../src/domain/territory.ts';

const kit = loadTerritory(resolve('territories/chartreuse'));
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

/** Any little country, also in pieces. */
const country: fc.Arbitrary<Road[]> = fc
	.uniqueArray(
		fc.record({
			a: fc.constantFrom(...NAMES),
			b: fc.constantFrom(...NAMES),
			minutes: fc.integer({ min: 1, max: 60 }),
			closedInWinter: fc.boolean()
		}),
		{ selector: ({ a, b }) => [a, b].sort().join(), maxLength: 14 }
	)
	.map((roads) => roads.filter(({ a, b }) => a !== b));
const town = fc.constantFrom(...NAMES);
const between = (roads: readonly Road[], a: string, b: string, winter = false) =>
	minutesFrom(a, roads, winter).get(b) ?? Infinity;

describe('minutes by road', () => {
	test('are the same there and back', () => {
		fc.assert(
			fc.property(
				country,
				town,
				town,
				fc.boolean(),
				(roads, a, b, winter) => void expect(between(roads, a, b, winter)).toBe(between(roads, b, a, winter))
			)
		);
	});

	test('are never more than by way of somewhere else', () => {
		fc.assert(
			fc.property(country, town, town, town, fc.boolean(), (roads, a, b, c, winter) => {
				expect(between(roads, a, b, winter)).toBeLessThanOrEqual(between(roads, a, c, winter) + between(roads, c, b, winter));
			})
		);
	});

	test('are a sum of roads, and no road is shorter than they say', () => {
		fc.assert(
			fc.property(country, town, (roads, a) => {
				const minutes = minutesFrom(a, roads, false);
				expect(minutes.get(a)).toBe(0);
				for (const [place, spent] of minutes) {
					if (place === a) continue;
					const ends = roads.filter((road) => road.a === place || road.b === place);
					const arrivals = ends.map((road) => (minutes.get(road.a === place ? road.b : road.a) ?? Infinity) + road.minutes);
					expect(Math.min(...arrivals)).toBe(spent);
				}
			})
		);
	});

	test('are never fewer in winter', () => {
		fc.assert(
			fc.property(
				country,
				town,
				town,
				(roads, a, b) => void expect(between(roads, a, b, true)).toBeGreaterThanOrEqual(between(roads, a, b))
			)
		);
	});

	test('are not made up for what no road reaches', () => {
		const roads = [
			{ a: 'a', b: 'b', minutes: 5, closedInWinter: false },
			{ a: 'b', b: 'c', minutes: 5, closedInWinter: true },
			{ a: 'd', b: 'e', minutes: 5, closedInWinter: false }
		];
		expect([...minutesFrom('a', roads, false)]).toEqual([
			['a', 0],
			['b', 5],
			['c', 10]
		]);
		expect(minutesFrom('a', roads, true).has('c')).toBe(false);
		expect([...minutesFrom('nowhere', roads, true)]).toEqual([['nowhere', 0]]);
	});
});

describe('in the Chartreuse', () => {
	const near = nearness(kit.roads, kit.territory.communes);

	test('Sarcenas is 10 minutes from Le Sappey, over the col de Palaquit', () => {
		expect(near('38472', true)?.minutes.get('38471')).toBe(10);
	});

	test('the Plateau is half an hour from Saint-Pierre in summer, and far round the massif in winter', () => {
		expect(near('38442', false)?.minutes.get('38395')).toBe(30);
		expect(near('38442', true)?.minutes.get('38395')).toBeGreaterThan(50);
		expect(near('38442', true)).toMatchObject({ from: '38442', winter: true, winterMatters: true });
	});

	test('every commune is reached from every other, summer and winter', () => {
		for (const { insee } of kit.territory.communes)
			for (const winter of [true, false]) expect(near(insee, winter)?.minutes.size).toBe(kit.territory.communes.length);
	});

	test('an answer is computed once', () => {
		expect(near('38442', true)?.minutes).toBe(near('38442', true)?.minutes);
	});

	test('from a place that is not there, nothing is near', () => {
		expect(near('99999', true)).toBeUndefined();
	});

	test('the switch is not worth showing where it changes nothing', () => {
		const flat = nearness([{ a: 'a', b: 'b', minutes: 5, closedInWinter: false }], [{ insee: 'a' }, { insee: 'b' }]);
		expect(flat('a', true)?.winterMatters).toBe(false);
	});

	test('roads packed and unpacked are the same roads', () => {
		const { communes } = kit.territory;
		const bare = kit.roads.map(({ a, b, minutes, closedInWinter }) => ({ a, b, minutes, closedInWinter }));
		expect(unpackRoads(packRoads(kit.roads, communes), communes)).toEqual(bare);
	});
});

test.each([
	['2026-11-14', false],
	['2026-11-15', true],
	['2027-01-01', true],
	['2027-05-15', true],
	['2027-05-16', false]
])('on %s, winter roads: %s', (day, winter) => expect(isWinter(day as Day)).toBe(winter));
