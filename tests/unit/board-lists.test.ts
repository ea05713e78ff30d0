/** Lists and searches from the phone's memory. */
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/dates.ts';
import { fold, SORTS, type Filter } from '../../src/domain/filter.ts';
import { KIND_NAMES } from '../../src/kinds/index.ts';
import { SIDES } from '../../src/kinds/kind.ts';
import { listing } from '../../src/domain/listing.ts';
import { nearness, RADII } from '../../src/domain/nearness.ts';
import { tally } from '../../src/domain/tally.ts';
import { cardOf } from '../../src/domain/wire/cards.ts';
import { createEntries } from '../../src/lib/board/entries.ts';
import { createFinder } from '../../src/lib/board/find.ts';
import { prefixDistance } from '../../src/lib/board/typos.ts';
import { loadTerritory } from '../../server/territory/load.ts';
import { manyAds } from '../factories/many-ads.ts';
import { territory } from '../factories/territory.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const today = dayOf(NOW);
const ads = manyAds(700, { now: NOW });

function aPhone(own = ads) {
	const entries = createEntries();
	const finder = createFinder(entries, territory);
	for (const ad of own) finder.warm(entries.put(ad));
	return { entries, finder };
}

const { roads } = loadTerritory(resolve('territories/chartreuse'));
const answer = nearness(roads, territory.communes);

/** Optimal string alignment, by its definition. */
function errors(a: string, b: string): number {
	if (a === '' || b === '') return Math.max(a.length, b.length);
	const [lastA, lastB] = [a.slice(0, -1), b.slice(0, -1)];
	const ways = [errors(lastA, b) + 1, errors(a, lastB) + 1, errors(lastA, lastB) + (a.at(-1) === b.at(-1) ? 0 : 1)];
	if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
		ways.push(errors(a.slice(0, -2), b.slice(0, -2)) + 1);
	return Math.min(...ways);
}

describe('a list on the phone', () => {
	const { finder } = aPhone();
	const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
	/** Words that are on the board somewhere, or pieces of them: then nothing is guessed. */
	const words = fc
		.tuple(
			fc.constantFrom(...ads.slice(0, 80).flatMap(({ title }) => title.split(/\s+/))),
			fc.nat(5),
			fc.integer({ min: 1, max: 9 })
		)
		.map(([word, from, length]) => word.slice(Math.min(from, word.length - 1)).slice(0, length));
	const filters = fc
		.record({
			kind: optional(KIND_NAMES),
			side: optional(SIDES),
			category: optional(territory.categories.map(({ id }) => id)),
			commune: optional(ads.map(({ commune }) => commune)),
			within: optional(RADII),
			sort: optional(SORTS),
			words: fc.option(
				fc.oneof(
					words,
					fc.tuple(words, words).map((two) => two.join(' '))
				),
				{ nil: undefined }
			)
		})
		.map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter);
	const places = fc.option(fc.constantFrom('38442', '73107', '38412'), { nil: undefined });
	const minutes = (from: string | undefined) => (from === undefined ? undefined : answer(from, true)?.minutes);

	test('is the one that the server gives for the same address: order, circle, and what would find more', () => {
		fc.assert(
			fc.property(filters, fc.integer({ min: -1, max: 30 }), places, (filter, page, from) => {
				const { ads: found, corrected, ...rest } = finder.list(filter, page, today, minutes(from));
				fc.pre(Object.keys(corrected).length === 0);
				const { ads: expected, ...same } = listing(ads, filter, page, territory, today, minutes(from));
				expect(found.map(({ full }) => full)).toEqual(expected);
				expect(rest).toEqual(same);
			}),
			{ numRuns: 300 }
		);
	});

	test('and so are the counts of the map', () => {
		fc.assert(
			fc.property(filters, places, (filter, from) => {
				fc.pre(Object.keys(finder.list(filter, 1, today).corrected).length === 0);
				expect(finder.counts(filter, today, minutes(from))).toEqual(tally(ads, filter, territory, today, minutes(from)));
			}),
			{ numRuns: 100 }
		);
	});

	test('stays so whatever comes, goes, is completed or emptied between two letters', () => {
		const steps = fc.array(fc.tuple(fc.constantFrom('put', 'remove', 'complete', 'empty', 'search'), fc.nat(79), words), {
			minLength: 5,
			maxLength: 40
		});
		fc.assert(
			fc.property(steps, (all) => {
				const own = ads.slice(0, 80);
				const { entries, finder: one } = aPhone([]);
				const cards = own.slice(40).map((ad, row) => entries.addCard(cardOf(ad, ad.id), { stream: 's', line: 0, row }, row));
				for (const [step, at, typed] of all) {
					const ad = own[at]!;
					const card = cards[at % 40]!;
					if (step === 'put') entries.put(ad);
					if (step === 'remove') entries.remove(ad.id);
					if (step === 'complete') entries.complete(card, own[40 + (at % 40)]!, { stream: 't', line: 0, row: at % 40 });
					if (step === 'empty') entries.empty(card);
					const { ads: found, total, corrected } = one.list({ words: typed }, 1, today);
					if (Object.keys(corrected).length > 0) continue;
					// What this phone knows of each, read through one by one.
					const known = entries.newestFirst().map(({ card: { title, code }, ad: whole }) => {
						const base = own.find(({ id }) => id.startsWith(code))!;
						const { hamlet: _, ...rest } = base;
						return whole ?? { ...rest, title, text: '' };
					});
					const naive = listing(known, { words: typed }, 1, territory, today);
					expect(total).toBe(naive.total);
					expect(found.map(({ id }) => id)).toEqual(naive.ads.map(({ id }) => id));
				}
			}),
			{ numRuns: 100 }
		);
	});
});

describe('a search', () => {
	const { finder } = aPhone();
	const titles = (words: string) => finder.list({ words }, 1, today).ads.map(({ title }) => fold(title));

	test('finds a word by its beginning, whatever its accents', () => {
		expect(titles('TRONCON').some((title) => title.includes('tronconn'))).toBe(true);
	});

	test.each([
		['tronçoneuse', 'tronconneuse'],
		['covoiturge', 'covoiturage'],
		['raquetes', 'raquettes'],
		['chambrey', 'chambery']
	])('understands "%s" as "%s", and says so', (typed, meant) => {
		const own = aPhone([...ads, { ...ads[0]!, title: `Essai ${meant}`, state: 'live', expiresOn: today }]);
		const { corrected, total } = own.finder.list({ words: typed }, 1, today);
		expect(total).toBeGreaterThan(0);
		expect(
			Object.values(corrected)
				.flat()
				.some((word) => word.startsWith(meant.slice(0, 6)))
		).toBe(true);
	});

	test('does not guess at a short word, nor when the word itself is there', () => {
		expect(finder.list({ words: 'zqx' }, 1, today).total).toBe(0);
		expect(finder.list({ words: 'bois' }, 1, today).corrected).toEqual({});
	});

	test('counts errors as the textbook does', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 6 });
		fc.assert(
			fc.property(word, word, fc.integer({ min: 0, max: 3 }), (typed, other, most) => {
				const beginnings = Array.from({ length: other.length + 1 }, (_, length) => other.slice(0, length));
				const least = Math.min(...beginnings.map((beginning) => errors(typed, beginning)));
				expect(Math.min(prefixDistance(typed, other, most), most + 1)).toBe(Math.min(least, most + 1));
			}),
			{ numRuns: 500 }
		);
	});

	test('counts a forgotten, doubled, wrong or swapped letter as one error', () => {
		for (const typed of ['pome', 'pommme', 'pomne', 'pmome', 'pomm'])
			expect(prefixDistance(typed, 'pommes', 2)).toBeLessThanOrEqual(1);
		expect(prefixDistance('tracteur', 'pommes', 2)).toBe(3);
	});
});

describe('two ads whose ids begin alike', () => {
	const [first, second] = ads as [(typeof ads)[0], (typeof ads)[0]];
	const twin = { ...second, id: (first.id.slice(0, 4) + second.id.slice(4)) as typeof first.id };

	test('are told apart once both are told whole', () => {
		const { entries } = aPhone([]);
		entries.addCard(cardOf(first, first.id.slice(0, 4)), { stream: 's', line: 0, row: 0 }, 0);
		entries.put(twin);
		// The server tells both, for the phone could not know which of them the card is.
		entries.put(first);
		expect(
			entries
				.newestFirst()
				.map(({ id }) => id)
				.sort()
		).toEqual([first.id, twin.id].sort());
		entries.remove(twin.id);
		expect(entries.newestFirst().map(({ id }) => id)).toEqual([first.id]);
	});
});
