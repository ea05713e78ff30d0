/** What makes a list worth reading: its order, its heaps, and what to try when it is empty. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/dates.ts';
import { isNarrow, matcher, newestFirst, SORTS } from '../../../src/domain/filter.ts';
import { ageOf, byAge } from '../../../src/domain/grouping.ts';
import { listing } from '../../../src/domain/listing.ts';
import { RADII } from '../../../src/domain/nearness.ts';
import { ordered } from '../../../src/domain/sorting.ts';
import { tally } from '../../../src/domain/tally.ts';
import { publicAd } from '../../factories/public-ads.ts';
import { territory } from '../../factories/territory.ts';
import { TODAY } from './good.ts';

const places = territory.communes.slice(0, 5).map(({ insee }) => insee);
/** The fifth cannot be reached. */
const minutes = new Map(places.slice(0, 4).map((insee, at) => [insee, at * 15] as const));
const day = (days: number) => addDays(TODAY, days);
const ad = fc
	.record({
		commune: fc.constantFrom(...places),
		days: fc.integer({ min: -3, max: 20 }),
		dated: fc.boolean(),
		title: fc.constantFrom('Bois', 'Foin'),
		ago: fc.integer({ min: 0, max: 30 })
	})
	.map(({ commune, days, dated, title, ago }) =>
		publicAd({
			commune,
			title,
			expiresOn: day(days),
			publishedAt: `${day(-ago)}T10:00:00.000Z`,
			...(dated && { on: day(days) })
		})
	);
const many = fc.array(ad, { maxLength: 40 });

describe('the order', () => {
	test.each([...SORTS, undefined])('%s: every ad once, the same whatever the order of the store', (sort) => {
		fc.assert(
			fc.property(many, (ads) => {
				const sorted = ads.toSorted(ordered(sort, TODAY, minutes));
				expect(ads.toReversed().sort(ordered(sort, TODAY, minutes))).toEqual(sorted);
			})
		);
	});

	test('the nearest first, what no road reaches last', () => {
		const [here, far, cut] = [0, 3, 4].map((at) => publicAd({ commune: places[at]! }));
		expect([cut!, far!, here!].sort(ordered('nearest', TODAY, minutes))).toEqual([here, far, cut]);
	});

	test('what takes place soonest first, then what has no date; a day gone by is no date', () => {
		const [never, later, soon, over] = [undefined, 5, 1, -1].map((days) => publicAd(days === undefined ? {} : { on: day(days) }));
		const sorted = [never!, later!, soon!, over!].sort(ordered('soonest', TODAY));
		expect(sorted.slice(0, 2)).toEqual([soon, later]);
	});

	test('what ends soonest first', () => {
		const [late, early] = [9, 2].map((days) => publicAd({ expiresOn: day(days) }));
		expect([late!, early!].sort(ordered('ending', TODAY))).toEqual([early, late]);
	});
});

describe('nearness', () => {
	test('a wider circle never loses an ad', () => {
		fc.assert(
			fc.property(many, (ads) => {
				const found = RADII.map((within) => ads.filter(matcher({ within }, territory, TODAY, minutes)).length);
				expect(found).toEqual(found.toSorted((a, b) => a - b));
			})
		);
	});

	test('takes nothing away while nobody knows from where', () => {
		expect(matcher({ within: 10 }, territory, TODAY)(publicAd({ commune: places[4]! }))).toBe(true);
		expect(matcher({ within: 45 }, territory, TODAY, minutes)(publicAd({ commune: places[4]! }))).toBe(false);
	});
});

describe('heaps', () => {
	test('one after the other, they are the list', () => {
		fc.assert(
			fc.property(many, fc.option(fc.integer({ min: 0, max: 30 })), (ads, ago) => {
				const list = ads.toSorted(newestFirst);
				const lastVisit = ago === null ? undefined : `${day(-ago)}T09:00:00.000Z`;
				expect(byAge(list, TODAY, lastVisit).flatMap((heap) => heap.ads)).toEqual(list);
			})
		);
	});

	test.each([
		[0, undefined, 'week'],
		[6, undefined, 'week'],
		[7, undefined, 'older'],
		[7, 8, 'new'],
		[2, 1, 'week']
	])('published %s days ago, last visit %s days ago: %s', (published, visit, age) => {
		const lastVisit = visit === undefined ? undefined : `${day(-visit)}T09:00:00.000Z`;
		expect(ageOf({ publishedAt: `${day(-published)}T10:00:00.000Z` }, TODAY, lastVisit)).toBe(age);
	});
});

describe('when little is found', () => {
	const ads = [
		publicAd({ commune: places[2]!, kind: 'loan', side: 'offer', title: 'Remorque' }),
		...Array.from({ length: 7 }, () => publicAd({ commune: places[3]!, kind: 'gift' }))
	];
	const instead = (filter: Parameters<typeof listing>[1]) => listing(ads, filter, 1, territory, TODAY, minutes).instead;

	test('the next circle that has more is proposed', () => {
		expect(instead({ within: 10 })?.[0]).toMatchObject({ change: 'within', filter: { within: 30 }, total: 1 });
		expect(instead({ within: 30 })).toMatchObject([{ change: 'within', filter: { within: 45 }, total: 8 }]);
	});

	test('each wish whose loss would help is named, and no other', () => {
		expect(instead({ kind: 'loan', words: 'tondeuse', side: 'offer' })).toMatchObject([
			{ change: 'words', filter: { kind: 'loan', side: 'offer' } }
		]);
	});

	test('nothing is proposed where enough is found, or nothing was asked', () => {
		expect(instead({ kind: 'gift' })).toBeUndefined();
		expect(listing([], {}, 1, territory, TODAY).instead).toBeUndefined();
	});

	test('every proposal keeps its promise', () => {
		fc.assert(
			fc.property(many, fc.constantFrom(...RADII), fc.constantFrom('bois', 'rien'), (some, within, words) => {
				const first = listing(some, { within, words }, 1, territory, TODAY, minutes);
				for (const way of first.instead ?? []) {
					expect(way.total).toBeGreaterThan(first.total);
					expect(listing(some, way.filter, 1, territory, TODAY, minutes).total).toBe(way.total);
				}
			})
		);
	});
});

test('the map counts each ad of the list once, whatever commune is chosen', () => {
	fc.assert(
		fc.property(many, (ads) => {
			const counts = tally(ads, { words: 'bois', commune: places[0]! }, territory, TODAY, minutes);
			const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
			expect(total).toBe(listing(ads, { words: 'bois' }, 1, territory, TODAY).total);
		})
	);
});

test('only what takes ads away is a wish', () => {
	expect(isNarrow({ from: places[0]!, winter: true, sort: 'nearest' })).toBe(false);
	expect(isNarrow({ within: 10 })).toBe(true);
});
