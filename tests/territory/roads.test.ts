import { expect, test } from 'vitest';
import { loadTerritory } from '../../server/territory/load.ts';
import type { Commune, Road } from '../../src/domain/territory.ts';
import { KIT } from './kit.ts';

const { territory, roads } = loadTerritory(KIT);
const communes = new Map(territory.communes.map((commune) => [commune.insee, commune]));

/** Estimates may be wrong, not absurd: slower than a walker's double, or faster than the motorway, is a slip of the pen. */
const SLOWEST_KM_H = 12;
const FASTEST_KM_H = 90;
const KM_PER_DEGREE = 111.2;

function kilometres(a: Commune, b: Commune): number {
	const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
	return Math.hypot(a.lat - b.lat, east) * KM_PER_DEGREE;
}

function reachedFrom(start: string, open: readonly Road[]): Set<string> {
	const reached = new Set([start]);
	// A Set visits what is added while it is walked through, which is all a search needs.
	for (const here of reached)
		for (const { a, b } of open) {
			if (a === here) reached.add(b);
			if (b === here) reached.add(a);
		}
	return reached;
}

const nameOf = (insee: string) => communes.get(insee)?.name ?? insee;
const unreached = (open: readonly Road[]) => {
	const reached = reachedFrom('38472', open);
	return [...communes.keys()].filter((insee) => !reached.has(insee)).map(nameOf);
};

test('in summer every commune is reached from every other', () => {
	expect(unreached(roads)).toEqual([]);
});

test('in winter, with the passes closed, none is cut off', () => {
	expect(unreached(roads.filter((road) => !road.closedInWinter))).toEqual([]);
	expect(roads.filter((road) => road.closedInWinter).map((road) => road.pass)).toContain('col du Coq');
});

test('no road is absurdly slow or fast for its distance', () => {
	for (const { a, b, minutes } of roads) {
		const [from, to] = [communes.get(a), communes.get(b)];
		if (!from || !to) throw new Error(`${a} or ${b} is unknown`);
		const speed = (kilometres(from, to) / minutes) * 60;
		expect(speed, `${from.name} – ${to.name}`).toBeGreaterThanOrEqual(SLOWEST_KM_H);
		expect(speed, `${from.name} – ${to.name}`).toBeLessThanOrEqual(FASTEST_KM_H);
	}
});

test('the Plateau-des-Petites-Roches joins Saint-Pierre-de-Chartreuse by the col du Coq alone, closed in winter', () => {
	const between = roads.filter(({ a, b }) => [a, b].includes('38395') && [a, b].includes('38442'));
	expect(between).toEqual([expect.objectContaining({ pass: 'col du Coq', closedInWinter: true })]);
});

test('every pass of the list is crossed by a road', () => {
	const crossed = new Set(roads.map(({ pass }) => pass));
	expect(territory.passes.filter(({ name }) => !crossed.has(name))).toEqual([]);
});
