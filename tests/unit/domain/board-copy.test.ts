import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChanges, readSnapshot } from '../../../src/domain/board-copy.ts';
import { newAdId } from '../../../src/domain/ids.ts';
import { KIND_NAMES } from '../../../src/kinds/index.ts';
import { publicAd } from '../../factories/public-ads.ts';

const head = { epoch: 'e', seq: 7, now: '2026-11-23T10:00:00.000Z', demo: false };
const unreadable: [string, object][] = [
	['of a kind of tomorrow', { ...publicAd(), kind: 'teleportation' }],
	['withdrawn', { ...publicAd(), state: 'withdrawn' }],
	['without a title', { ...publicAd(), title: undefined }],
	['of a day that is none', { ...publicAd(), expiresOn: '2026-02-30' }],
	['by nobody', { ...publicAd(), author: {} }],
	['that is nothing', {}]
];

describe('a copy of the board', () => {
	test.each(KIND_NAMES)('brings every %s as it is', (kind) => {
		const ads = [publicAd({ kind }), publicAd({ kind, state: 'done', hamlet: 'Les Guillets', places: 2 })];
		expect(readSnapshot(JSON.parse(JSON.stringify({ ...head, ads })))).toEqual({ ...head, ads });
		expect(readChanges({ ...head, ads, gone: [] })).toEqual({ ...head, ads, gone: [] });
	});

	test.each(unreadable)('leaves out an ad %s, and no other', (_, bad) => {
		const [first, last] = [publicAd(), publicAd()];
		expect(readSnapshot({ ...head, ads: [first, bad, last] }).ads).toEqual([first, last]);
		expect(readChanges({ ...head, ads: [bad, last], gone: [] })).toMatchObject({ ads: [last] });
	});

	test('wherever the bad ones stand, all the good ones come, in order', () => {
		const good = fc.constant(null).map(() => publicAd());
		const bad = fc.oneof(fc.anything(), fc.constantFrom(...unreadable.map(([, ad]) => ad)));
		const either = fc.oneof(
			good.map((ad) => ({ ad, good: true })),
			bad.map((ad) => ({ ad, good: false }))
		);
		fc.assert(
			fc.property(fc.array(either), (all) => {
				expect(readSnapshot({ ...head, ads: all.map(({ ad }) => ad) }).ads).toEqual(
					all.filter((one) => one.good).map(({ ad }) => ad)
				);
			})
		);
	});

	test('from a newer server, with fields of tomorrow, is read without them', () => {
		const ad = publicAd();
		expect(readSnapshot({ ...head, colour: 'blue', ads: [{ ...ad, colour: 'blue' }] })).toEqual({ ...head, ads: [ad] });
	});

	test('tells which ads are gone, and when to start again', () => {
		const gone = [newAdId(), newAdId()];
		expect(readChanges({ ...head, ads: [], gone })).toEqual({ ...head, ads: [], gone });
		expect(readChanges({ startAgain: true })).toEqual({ startAgain: true });
	});

	test.each([
		['a portal’s page', '<html>Wi-Fi</html>'],
		['nothing', null],
		['an error', { error: 'internal' }],
		['half of it', { ...head }],
		['no sequence', { ...head, seq: '7', ads: [], gone: [] }],
		['a list', [head]]
	])('is not %s: it says so, so that the copy stays as it was', (_, value) => {
		expect(() => readSnapshot(value)).toThrow();
		expect(() => readChanges(value)).toThrow();
	});

	test('tombstones that make no sense are not half applied', () => {
		expect(() => readChanges({ ...head, ads: [], gone: ['nothing'] })).toThrow();
		expect(() => readChanges({ ...head, ads: [] })).toThrow();
	});
});
