import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PublicAd } from '../../src/domain/ad.ts';
import type { AdId } from '../../src/domain/ids.ts';
import { cardOf, cardsSchema, readCards, writeCards } from '../../src/domain/wire/cards.ts';
import { readChoices, readSparse, Unreadable, writeChoices, writeSparse } from '../../src/domain/wire/columns.ts';
import { crc32 } from '../../src/domain/wire/crc32.ts';
import { eraseCards, eraseTexts } from '../../src/domain/wire/erase.ts';
import { checkLine, cutCards, cutTexts, readAds, readLine, writeAds, writeLine } from '../../src/domain/wire/lines.ts';
import { readTexts, textsSchema, writeTexts } from '../../src/domain/wire/texts.ts';
import { codesOf } from '../../server/board/codes.ts';
import { zonesOf } from '../../server/board/zones.ts';
import { manyAds } from '../factories/many-ads.ts';
import { photo } from '../factories/public-ads.ts';
import { territory } from '../factories/territory.ts';

const many = manyAds(600);
/** What an ad may have since photos, details and promises: each on some ads, on all, or on none. */
const extras = fc.record(
	{
		state: fc.constantFrom('live' as const, 'reserved' as const, 'done' as const),
		photos: fc.array(
			fc
				.tuple(fc.nat(1e9), fc.option(fc.string({ unit: 'grapheme', maxLength: 30 }), { nil: undefined }))
				.map(([n, alt]) => photo(n, alt)),
			{ minLength: 1, maxLength: 4 }
		),
		details: fc.dictionary(
			fc.string({ unit: fc.constantFrom(...'abcdefg'), minLength: 1, maxLength: 6 }),
			fc.jsonValue({ maxDepth: 2 })
		),
		unlisted: fc.constant(true as const)
	},
	{ requiredKeys: [] }
);
const richAds = fc
	.array(extras, { minLength: 1, maxLength: 40 })
	.map((all) => all.map((extra, at): PublicAd => ({ ...many[at]!, ...extra })));
const asRead = (ads: readonly PublicAd[]) => JSON.parse(JSON.stringify(ads)) as PublicAd[];

const someAds = fc.subarray(many).chain((ads) => fc.shuffledSubarray(ads, { minLength: ads.length }));

describe('the board as lines', () => {
	test('any ads, in any order, come back as they were', () => {
		fc.assert(
			fc.property(someAds, (ads) => void expect(readAds(writeAds(ads))).toEqual(ads)),
			{ numRuns: 30 }
		);
	});

	test('any words an ad may hold come back: line ends, quotes, tabs, signs of other planes', () => {
		const words = fc.string({ unit: 'grapheme', maxLength: 80 });
		const author = fc.record(
			{ ref: fc.constant(many[0]!.author.ref), name: words, siret: fc.constantFrom('12002701600357', '35600000000048') },
			{ requiredKeys: ['ref', 'name'] }
		);
		const ad = fc.record({ title: words, text: words, category: words, availability: words, hamlet: words, author });
		const ads = fc.array(ad).map((all) => all.map((fields): PublicAd => ({ ...many[0]!, ...fields })));
		fc.assert(fc.property(ads, (all) => void expect(readAds(JSON.parse(JSON.stringify(writeAds(all))))).toEqual(all)));
	});

	test('a line that lost or changed a single sign is refused', () => {
		const line = writeLine({ text: 'Deux stères à empiler' }).trimEnd();
		expect(readLine(line)).toEqual({ text: 'Deux stères à empiler' });
		const spoil = fc.tuple(fc.nat({ max: line.length - 1 }), fc.constantFrom('', 'x', '"', '\\'));
		fc.assert(
			fc.property(spoil, ([at, sign]) => {
				fc.pre(line[at] !== sign && at !== 8);
				expect(() => checkLine(line.slice(0, at) + sign + line.slice(at + 1))).toThrow(Unreadable);
			})
		);
		expect(crc32('123456789')).toBe('cbf43926');
	});

	test('more choices than signs still find their way', () => {
		const rows = Array.from({ length: 9_000 }, (_, row) => `v${(row * row) % 8_011}`);
		expect(readChoices(writeChoices(rows), rows.length)).toEqual(rows);
		expect(() => readChoices([['a'], '!#'], 2)).toThrow(Unreadable);
		expect(() => readChoices([['a'], '!'], 2)).toThrow(Unreadable);
	});

	test('rare values keep their rows', () => {
		const rows = fc.array(fc.option(fc.string(), { nil: undefined }));
		fc.assert(fc.property(rows, (all) => void expect(readSparse(writeSparse(all), all.length)).toEqual(all)));
	});

	test('photos, details and promises come back as they were, whichever ads have them', () => {
		fc.assert(
			fc.property(richAds, (ads) => {
				expect(asRead(readAds(JSON.parse(JSON.stringify(writeAds(ads)))))).toEqual(asRead(ads));
			})
		);
	});

	test('a version from before photos, details and promises reads the same block: the words of each ad, live', () => {
		const formerCards = v.omit(cardsSchema, ['reserved']);
		const formerTexts = v.omit(textsSchema, ['photos', 'details']);
		fc.assert(
			fc.property(richAds, (ads) => {
				const { cards, texts } = JSON.parse(JSON.stringify(writeAds(ads))) as { cards: unknown; texts: unknown };
				const read = readTexts(v.parse(formerTexts, texts), readCards(v.parse(formerCards, cards)));
				const known = ads.map(({ photos: _, details: __, state, ...ad }) => ({
					...ad,
					state: state === 'done' ? 'done' : 'live'
				}));
				expect(read).toEqual(known);
			})
		);
	});

	test('a block without these columns, from a server of before, reads as ever; an extra it cannot read costs nothing else', () => {
		const [first, second] = many.filter((ad) => !ad.details && !ad.photos && ad.state !== 'reserved') as [PublicAd, PublicAd];
		const plain = writeAds([first, second]);
		expect(Object.keys(plain.texts)).not.toContain('photos');
		expect(Object.keys(plain.texts)).not.toContain('details');
		expect(Object.keys(plain.cards)).not.toContain('reserved');
		const later = JSON.stringify([{ ...photo(1), focus: 'centre' }]);
		const texts = { ...plain.texts, photos: writeSparse([later, undefined]) };
		expect(readAds({ ...plain, texts })).toEqual([first, second]);
	});

	test('an ad of a kind not known yet holds its row, and the others are read', () => {
		const [first, second, third] = many as [PublicAd, PublicAd, PublicAd];
		const written = writeAds([first, { ...second, kind: 'teleport' as 'gift' }, third]);
		expect(readAds(written)).toEqual([first, third]);
	});

	test('cards and texts cut into lines of their own are row for row the same ads', () => {
		const codes = codesOf(many.map(({ id }) => id));
		const cards = cutCards(many.map((ad) => cardOf(ad, codes.get(ad.id)!))).flatMap((line) => readCards(writeCards(line)));
		let row = 0;
		const ads = cutTexts(many).flatMap((line) => readTexts(writeTexts(line), cards.slice(row, (row += line.length))));
		expect(ads).toEqual(many);
		expect(() => readTexts(writeTexts(many.slice(0, 3)), cards.slice(1, 4))).toThrow(Unreadable);
	});

	test('an erased ad leaves no word, and the others keep their place', () => {
		const ads = many.slice(0, 40);
		const { cards, texts } = writeAds(ads);
		const gone = new Set([3, 17]);
		const erased = { cards: eraseCards(cards, gone), texts: eraseTexts(texts, gone) };
		const left = JSON.stringify(erased);
		for (const row of gone) {
			const { title, text, author } = ads[row]!;
			expect(left).not.toContain(JSON.stringify(title).slice(1, -1));
			expect(left).not.toContain(JSON.stringify(text).slice(1, 30));
			if (ads.every((ad, other) => gone.has(other) || ad.author.ref !== author.ref)) expect(left).not.toContain(author.ref);
		}
		const kept = ads.filter((_, at) => !gone.has(at));
		expect(readAds(erased).filter(({ text }) => text !== '')).toEqual(kept);
	});
});

describe('an erased ad with photos and details', () => {
	test('leaves none of them, and the others keep theirs', () => {
		fc.assert(
			fc.property(richAds, fc.infiniteStream(fc.boolean()), (ads, erase) => {
				const rows = new Set(ads.flatMap((_, at) => (erase.next().value ? [at] : [])));
				const { cards, texts } = writeAds(ads);
				const erased = { cards: eraseCards(cards, rows), texts: eraseTexts(texts, rows) };
				const left = JSON.stringify(erased);
				for (const row of rows) {
					for (const { id } of ads[row]?.photos ?? []) {
						if (!ads.some(({ photos }, at) => !rows.has(at) && photos?.some((one) => one.id === id)))
							expect(left).not.toContain(id);
					}
				}
				const kept = ads.filter((_, at) => !rows.has(at));
				expect(asRead(readAds(erased).filter((_, at) => !rows.has(at)))).toEqual(asRead(kept));
				for (const ad of readAds(erased).filter((_, at) => rows.has(at))) {
					expect(ad.photos).toBeUndefined();
					expect(ad.details).toBeUndefined();
				}
			})
		);
	});
});

describe('codes and neighbourhoods', () => {
	test('a code is the shortest beginning that no other ad of the board has', () => {
		const id = (beginning: string) => beginning.padEnd(20, '0') as AdId;
		const codes = codesOf([id('abcdz'), id('abcdy'), id('abcx'), id('9')]);
		expect([...codes.values()].sort()).toEqual(['9000', 'abcdy', 'abcdz', 'abcx']);
	});

	test('every ad is in one zone, newest first, and no zone is too large', () => {
		const zones = zonesOf(many, territory, 150);
		expect(
			zones
				.flat()
				.map(({ id }) => id)
				.sort()
		).toEqual(many.map(({ id }) => id).sort());
		for (const zone of zones) {
			expect(zone.length).toBeLessThanOrEqual(150);
			expect(zone.map(({ publishedAt }) => publishedAt)).toEqual(
				zone
					.map(({ publishedAt }) => publishedAt)
					.sort()
					.reverse()
			);
		}
	});
});
