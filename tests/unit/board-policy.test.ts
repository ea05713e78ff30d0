import { describe, expect, test } from 'vitest';
import type { Piece } from '../../src/domain/wire/manifest.ts';
import { keepOf, nearestFirst, saves, sizesOf, textsToFetch, textsToKeep } from '../../src/lib/board/policy.ts';
import { territory } from '../factories/territory.ts';

const piece = (communes: string[], bytes: number): Piece => ({
	count: 2_500,
	communes,
	newest: '2026-11-23T08:00:00.000Z',
	cards: { name: 'c'.repeat(16), lines: 4, bytes: 45_000 },
	texts: { name: 't'.repeat(16), lines: 26, bytes }
});
/** North: Entremont-le-Vieux; south: Le Sappey; west: Saint-Laurent-du-Pont. */
const north = piece(['73107'], 240_000);
const south = piece(['38471'], 240_000);
const west = piece(['38412'], 240_000);
const small = [north, south];
const large = [north, south, west, ...Array.from({ length: 17 }, () => piece(['38185'], 240_000))];

describe('what a phone fetches and keeps', () => {
	test('a board of 5,000 ads is kept whole; of 50,000, one’s surroundings and all titles', () => {
		expect(keepOf(small, {})).toBe('everything');
		expect(keepOf(large, {})).toBe('around');
		expect(textsToKeep(large, { home: '38412' }, territory)[0]).toBe(west);
		expect(textsToKeep(large, { home: '38412' }, territory).length).toBeLessThan(5);
	});

	test('what the person chose comes before what is reasonable', () => {
		expect(textsToKeep(large, { keep: 'everything' }, territory)).toHaveLength(20);
		expect(textsToKeep(small, { keep: 'titles' }, territory)).toEqual([]);
	});

	test('one’s own neighbourhood comes first; without a home, the newest', () => {
		expect(nearestFirst(large, '38412', territory)[0]).toBe(west);
		expect(nearestFirst(large, '73107', territory)[0]).toBe(north);
		expect(nearestFirst(large, undefined, territory)).toBe(large);
	});

	test('who saves data reads titles; a slow link fetches what comes in five minutes, and goes on another time', () => {
		expect(textsToFetch(small, { economy: true }, undefined)).toEqual([]);
		expect(textsToFetch(small, { economy: true, keep: 'everything' }, undefined)).toEqual([]);
		expect(textsToFetch(small, {}, 300)).toEqual([north]);
		expect(textsToFetch(small, {}, 6_000)).toEqual(small);
		expect(textsToFetch(small, { keep: 'everything' }, 300)).toEqual(small);
	});

	test('what was said here comes before what the browser asks of every site', () => {
		expect(saves({}, true)).toBe(true);
		expect(saves({ keep: 'everything' }, true)).toBe(false);
		expect(saves({ economy: false }, true)).toBe(false);
		expect(saves({ economy: true, keep: 'everything' }, false)).toBe(true);
	});

	test('each choice says what it brings: titles always, and the texts it keeps', () => {
		const sizes = sizesOf(large, { home: '38412' }, territory);
		expect(sizes.titles).toEqual({ texts: 0, bytes: 900_000 });
		expect(sizes.everything).toEqual({ texts: 50_000, bytes: 5_700_000 });
		expect(sizes.around.texts).toBeGreaterThan(0);
		expect(sizes.around.bytes).toBeLessThan(sizes.everything.bytes / 2);
	});
});
