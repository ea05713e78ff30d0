/** Lists and searches from the phone's memory. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/dates.ts';
import { fold, type Filter } from '../../src/domain/filter.ts';
import { KIND_NAMES } from '../../src/domain/kinds/index.ts';
import { SIDES } from '../../src/domain/kinds/kind.ts';
import { listing } from '../../src/domain/listing.ts';
import { cardOf } from '../../src/domain/wire/cards.ts';
import { createEntries } from '../../src/lib/board/entries.ts';
import { createFinder } from '../../src/lib/board/find.ts';
import { createVocabulary, prefixDistance } from '../../src/lib/board/typos.ts';
import { manyAds } from '../factories/many-ads.ts';
import { territory } from '../factories/territory.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const today = dayOf(NOW);
const ads = manyAds(700, { now: NOW });

function aPhone(own = ads) {
	const entries = createEntries();
	const finder = createFinder(entries, createVocabulary(), territory);
	for (const ad of own) finder.warm(entries.put(ad));
	return { entries, finder };
}

describe('a list on the phone', () => {
	const { finder } = aPhone();
	const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
	/** Words that are on the board somewhere: then nothing is guessed. */
	const words = fc.constantFrom(...ads.slice(0, 80).flatMap(({ title }) => title.split(/\s+/)));
	const filters = fc
		.record({
			kind: optional(KIND_NAMES),
			side: optional(SIDES),
			category: optional(territory.categories.map(({ id }) => id)),
			commune: optional(ads.map(({ commune }) => commune)),
			words: fc.option(
				fc.oneof(
					words,
					fc.tuple(words, words).map((two) => two.join(' '))
				),
				{ nil: undefined }
			)
		})
		.map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter);

	test('is the one that the server gives for the same address', () => {
		fc.assert(
			fc.property(filters, fc.integer({ min: -1, max: 30 }), (filter, page) => {
				const { ads: found, instead, ...rest } = finder.list(filter, page, today);
				// What would find more is asked of the whole board (`src/lib/state/read-board.ts`).
				const { ads: expected, instead: _more, ...same } = listing(ads, filter, page, territory, today);
				fc.pre(Object.keys(instead).length === 0);
				expect(found.map(({ full }) => full)).toEqual(expected);
				expect(rest).toEqual(same);
			}),
			{ numRuns: 300 }
		);
	});

	test('can be held to some communes, where an ad is or goes', () => {
		const communes = ['38442', '38412'];
		const { ads: found, total } = finder.list({}, 1, today, { communes });
		expect(total).toBeGreaterThan(0);
		for (const ad of found) expect(communes.includes(ad.commune) || communes.includes(ad.to ?? '')).toBe(true);
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
		const { instead, total } = own.finder.list({ words: typed }, 1, today);
		expect(total).toBeGreaterThan(0);
		expect(
			Object.values(instead)
				.flat()
				.some((word) => word.startsWith(meant.slice(0, 6)))
		).toBe(true);
	});

	test('does not guess at a short word, nor when the word itself is there', () => {
		expect(finder.list({ words: 'zqx' }, 1, today).total).toBe(0);
		expect(finder.list({ words: 'bois' }, 1, today).instead).toEqual({});
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
