import fc from 'fast-check';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTerritory } from '../../../server/territory/load.ts';
import { cellsOf, middleOf, type Point } from '../../../src/routes/carte/cells.ts';
import { neighbour } from '../../../src/routes/carte/neighbour.ts';
import { outline } from '../../../src/routes/carte/pencil.ts';
import { sketch, WIDTH } from '../../../src/routes/carte/sketch.ts';

const { territory, roads } = loadTerritory(resolve('territories/chartreuse'));
const passes = roads.flatMap(({ a, b, pass, closedInWinter }) =>
	pass === undefined ? [] : [{ a, b, closedInWinter, name: pass }]
);

const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
const sites = fc.uniqueArray(place, { minLength: 2, maxLength: 25, selector: ({ x, y }) => `${x} ${y}` });
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** Corners go round in one sense: inside is always on the same side. */
const holds = (cell: readonly Point[], { x, y }: Point) =>
	cell.length > 2 &&
	cell.every((a, at) => {
		const b = cell[(at + 1) % cell.length]!;
		return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) > -1e-6;
	});

describe('the ground of each commune', () => {
	test('is what is nearest to its centre, and belongs to nobody else', () => {
		fc.assert(
			fc.property(sites, place, (all, point) => {
				const cells = cellsOf(all, () => 1_000);
				const [nearest, second] = all.toSorted((a, b) => distance(a, point) - distance(b, point));
				if (distance(nearest!, point) > distance(second!, point) - 1e-6) return;
				const holders = all.filter((_, at) => holds(cells[at]!, point));
				expect(holders).toEqual([nearest]);
			})
		);
	});

	test('goes no further than its reach', () => {
		fc.assert(
			fc.property(sites, fc.integer({ min: 1, max: 80 }), (all, reach) => {
				cellsOf(all, () => reach).forEach((cell, at) => {
					for (const corner of cell) expect(distance(corner, all[at]!)).toBeLessThanOrEqual(reach + 1e-6);
				});
			})
		);
	});

	test('has its middle inside', () => {
		fc.assert(
			fc.property(sites, (all) => {
				for (const cell of cellsOf(all, () => 500)) if (cell.length > 2) expect(holds(cell, middleOf(cell))).toBe(true);
			})
		);
	});
});

test('two neighbours draw one border, whichever way round', () => {
	const [a, b] = [
		{ x: 0, y: 0 },
		{ x: 200, y: 40 }
	];
	const points = (path: string) => {
		let [x, y] = [0, 0];
		return (path.match(/-?\d+/g) ?? []).map(Number).flatMap((value, at, all) => {
			if (at % 2 === 1) return [];
			x += value;
			y += all[at + 1] ?? 0;
			return [`${x} ${y}`];
		});
	};
	const above = new Set(points(outline([a, b, { x: 100, y: -300 }])));
	const below = points(outline([b, a, { x: 100, y: 300 }]));
	expect(below.filter((point) => above.has(point)).length).toBeGreaterThan(3);
});

describe('the sketch of the Chartreuse', () => {
	const drawn = sketch(territory, passes);

	test('has every commune of the massif once, each inside the sheet', () => {
		const inside = territory.communes.filter(({ within }) => within).map(({ insee }) => insee);
		expect(drawn.cells.map(({ insee }) => insee).toSorted()).toEqual(inside.toSorted());
		for (const { at } of drawn.cells) {
			expect(at.x).toBeGreaterThan(0);
			expect(at.x).toBeLessThan(WIDTH);
			expect(at.y).toBeGreaterThan(0);
			expect(at.y).toBeLessThan(drawn.height);
		}
	});

	test('is always the same drawing, so that the server’s and the phone’s are one', () => {
		expect(sketch(territory, passes)).toEqual(drawn);
	});

	test('names the towns around, and the passes that close', () => {
		const towns = drawn.signs.filter(({ kind }) => kind === 'town').map(({ text }) => text);
		expect(towns.toSorted()).toEqual(['Chambéry', 'Grenoble', 'Voiron']);
		expect(drawn.passes.find(({ name }) => name === 'col du Coq')?.closedInWinter).toBe(true);
		expect(drawn.passes.find(({ name }) => name === 'col de Porte')?.closedInWinter).toBe(false);
	});

	test('is light enough for a slow line', () => {
		expect(drawn.cells.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(12_000);
	});

	test('every commune is reached with the arrows from any other', () => {
		const reached = new Set([drawn.cells[0]!]);
		for (const here of reached)
			for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
				const next = neighbour(here, key, drawn.cells);
				if (next) reached.add(next);
			}
		expect(reached.size).toBe(drawn.cells.length);
	});

	test('a territory without summits, roads or towns still has a map', () => {
		const bare = sketch({ ...territory, summits: [], passes: [], communes: territory.communes.slice(0, 9) }, []);
		expect(bare.cells.length).toBeGreaterThan(0);
		expect(bare.hills).toEqual([]);
	});
});
