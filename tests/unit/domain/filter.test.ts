import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicAd } from '../../../src/domain/ad.ts';
import { addDays, dayOf } from '../../../src/domain/dates.ts';
import { fold, matcher, newestFirst, readFilter, SORTS, writeFilter, type Filter } from '../../../src/domain/filter.ts';
import { KIND_NAMES } from '../../../src/kinds/index.ts';
import { SIDES } from '../../../src/kinds/kind.ts';
import { listing, PAGE_SIZE } from '../../../src/domain/listing.ts';
import { RADII } from '../../../src/domain/nearness.ts';
import { publicAd } from '../../factories/public-ads.ts';
import { territory } from '../../factories/territory.ts';
import { anyText } from '../../factories/words.ts';
import { TODAY } from './good.ts';

const finds = (filter: Filter, ad: PublicAd) => matcher(filter, territory, TODAY)(ad);

const ad: fc.Arbitrary<PublicAd> = fc
	.record({
		kind: fc.constantFrom(...KIND_NAMES),
		side: fc.constantFrom(...SIDES),
		category: fc.constantFrom(...territory.categories.slice(0, 3).map(({ id }) => id)),
		commune: fc.constantFrom(...territory.communes.slice(0, 3).map(({ insee }) => insee)),
		title: fc.constantFrom('Bois de chauffage', 'Œufs frais', 'Épicéa à débiter'),
		state: fc.constantFrom('live' as const, 'live' as const, 'done' as const),
		expiresOn: fc.integer({ min: -5, max: 30 }).map((days) => addDays(TODAY, days)),
		publishedAt: fc.constantFrom('2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z', '2026-11-22T10:00:00.000Z')
	})
	.map(publicAd);

const filter: fc.Arbitrary<Filter> = fc.record(
	{
		kind: fc.constantFrom(...KIND_NAMES),
		side: fc.constantFrom(...SIDES),
		category: fc.constantFrom(...territory.categories.slice(0, 3).map(({ id }) => id)),
		commune: fc.constantFrom(...territory.communes.slice(0, 3).map(({ insee }) => insee)),
		words: fc.constantFrom('bois', 'oeuf', 'EPICEA', 'œufs frais', 'rien de tel')
	},
	{ requiredKeys: [] }
);

describe('words', () => {
	test.each([
		['Épicéa', 'epicea'],
		['Œuf', 'œuf'],
		['ŒUFS', 'oeufs'],
		['Lætitia', 'LAETITIA'],
		['l’Aup', "l'aup"],
		['CŒUR', 'coeur']
	])('%s and %s are one', (a, b) => expect(fold(a)).toBe(fold(b)));

	test('folding twice is folding once', () => {
		fc.assert(
			fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => void expect(fold(fold(text))).toBe(fold(text))),
			{ numRuns: 1_000 }
		);
	});

	test('must all be found, in the title, the text, the place or the category, whatever their order', () => {
		const wood = publicAd({
			title: 'Bûches à rentrer',
			text: 'Deux stères',
			commune: '38442',
			hamlet: 'Les Guillets',
			category: 'wood'
		});
		for (const words of ['buches', 'steres BÛCHES', 'guillets', '', '  ']) expect(finds({ words }, wood), words).toBe(true);
		const name = territory.communes.find(({ insee }) => insee === '38442')!.name;
		expect(finds({ words: name.toUpperCase() }, wood)).toBe(true);
		for (const words of ['buches granulés', 'zzz']) expect(finds({ words }, wood), words).toBe(false);
	});
});

describe('choosing', () => {
	test('shows what is live and nothing else, whatever is asked', () => {
		fc.assert(
			fc.property(ad, filter, (one, wanted) => {
				if (one.state !== 'live' || one.expiresOn < TODAY) expect(finds(wanted, one)).toBe(false);
				else expect(finds({}, one)).toBe(true);
			})
		);
	});

	test('each further wish only takes away', () => {
		fc.assert(
			fc.property(ad, filter, (one, wanted) => {
				const found = finds(wanted, one);
				for (const key of Object.keys(wanted) as (keyof Filter)[]) {
					if (found) expect(finds({ [key]: wanted[key] }, one)).toBe(true);
				}
			})
		);
	});

	test('a trip is found at both its ends', () => {
		const trip = publicAd({ kind: 'carpool', commune: '38442', to: '38185' });
		expect([finds({ commune: '38442' }, trip), finds({ commune: '38185' }, trip), finds({ commune: '73065' }, trip)]).toEqual([
			true,
			true,
			false
		]);
	});
});

describe('the address of a list', () => {
	const asked = fc.record(
		{
			kind: fc.constantFrom(...KIND_NAMES),
			side: fc.constantFrom(...SIDES),
			category: anyText,
			commune: anyText,
			from: anyText,
			within: fc.oneof(anyText, fc.constantFrom('10', '20', '25', ' 45 ')),
			winter: fc.oneof(anyText, fc.constantFrom('0', '1', '2')),
			sort: fc.oneof(anyText, fc.constantFrom('proches', 'fin', 'nearest')),
			words: fc.oneof(anyText, fc.string({ unit: 'grapheme', maxLength: 150 }))
		},
		{ requiredKeys: [] }
	);

	test('read, written and read again, is the same list, whatever somebody put in it', () => {
		fc.assert(
			fc.property(asked, (texts) => {
				const params = new URLSearchParams();
				const names = {
					...{ kind: 'genre', side: 'sens', category: 'categorie', commune: 'commune' },
					...{ from: 'depuis', within: 'minutes', winter: 'hiver', sort: 'tri', words: 'q' }
				} as const;
				for (const [key, value] of Object.entries(texts)) params.set(names[key as keyof typeof names], value);
				const read = readFilter(params);
				expect(readFilter(writeFilter(read))).toEqual(read);
				expect(readFilter(new URLSearchParams(writeFilter(read).toString()))).toEqual(read);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('made from a filter gives that filter back', () => {
		const looking = fc.record(
			{
				from: fc.constantFrom(...territory.communes.slice(0, 3).map(({ insee }) => insee)),
				within: fc.constantFrom(...RADII),
				winter: fc.boolean(),
				sort: fc.constantFrom(...SORTS)
			},
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(filter, looking, (wanted, how) => {
				const whole: Filter = { ...wanted, ...how };
				expect(readFilter(writeFilter(whole))).toEqual(whole);
			})
		);
	});

	test('speaks French', () => {
		const query = writeFilter({ kind: 'loan', from: '38442', within: 20, winter: false, sort: 'nearest' });
		expect(String(query)).toBe('genre=loan&depuis=38442&minutes=20&hiver=0&tri=proches');
	});

	test('from another version still opens: what is not known in it is ignored', () => {
		expect(
			readFilter(new URLSearchParams('genre=teleportation&sens=offer&couleur=bleu&minutes=17&hiver=peut-etre&tri=hasard&q=bois'))
		).toEqual({
			side: 'offer',
			words: 'bois'
		});
		expect(readFilter(new URLSearchParams(`q=${'x'.repeat(500)}`)).words).toHaveLength(100);
		expect(readFilter(new URLSearchParams('genre=&sens=%20&q=%20'))).toEqual({});
	});
});

describe('the list', () => {
	const many = fc.array(ad, { maxLength: 130 });

	test('its pages are all the matching ads, each once, newest first', () => {
		fc.assert(
			fc.property(many, filter, (ads, wanted) => {
				const first = listing(ads, wanted, 1, territory, TODAY);
				const pages = Array.from({ length: first.pages }, (_, at) => listing(ads, wanted, at + 1, territory, TODAY));
				const shown = pages.flatMap((page) => page.ads);
				expect(shown).toEqual(ads.filter(matcher(wanted, territory, TODAY)).sort(newestFirst));
				expect(first.total).toBe(shown.length);
				expect(pages.every((page, at) => page.page === at + 1 && page.ads.length <= PAGE_SIZE)).toBe(true);
				expect(pages.slice(0, -1).every((page) => page.ads.length === PAGE_SIZE)).toBe(true);
				expect(first.live).toBe(listing(ads, {}, 1, territory, TODAY).total);
			}),
			{ numRuns: 60 }
		);
	});

	test('the order of the store changes nothing', () => {
		fc.assert(
			fc.property(
				many,
				(ads) => void expect(listing([...ads].reverse(), {}, 1, territory, TODAY)).toEqual(listing(ads, {}, 1, territory, TODAY))
			),
			{ numRuns: 40 }
		);
	});

	test('a page that is not there is the nearest one', () => {
		const ads = Array.from({ length: PAGE_SIZE + 1 }, () => publicAd({}));
		for (const [asked, shown] of [
			[0, 1],
			[-3, 1],
			[Number.NaN, 1],
			[1.9, 1],
			[2, 2],
			[99, 2],
			[Infinity, 2]
		] as const) {
			expect(listing(ads, {}, asked, territory, TODAY).page, String(asked)).toBe(shown);
		}
		expect(listing([], {}, 5, territory, dayOf(0))).toMatchObject({ ads: [], total: 0, page: 1, pages: 1, live: 0 });
	});
});
