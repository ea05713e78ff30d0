import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AD_STATES, TEXT_MAX, TITLE_MAX, type AdDoc, type AdText } from '../../../src/domain/ad.ts';
import { checkAd, judgeAd, mayBecome, type AdField } from '../../../src/domain/ad-rules.ts';
import { cleanLine, cleanText, lengthOf, tidy } from '../../../src/domain/clean.ts';
import { addDays, type Day } from '../../../src/domain/dates.ts';
import { KIND_NAMES, KINDS } from '../../../src/kinds/index.ts';
import { COUNTERPARTS } from '../../../src/kinds/kind.ts';
import type { VerdictCode } from '../../../src/domain/refusals.ts';
import { adText } from '../../factories/ads.ts';
import { territory } from '../../factories/territory.ts';
import { anyText, HIDDEN } from '../../factories/words.ts';
import { goodAd, TODAY } from './good.ts';

const said = (ad: AdText) => checkAd(ad, territory, TODAY).map(({ field, code }) => `${field}: ${code}`);

/** Each rule broken alone, and all that must be said of it. */
const broken: readonly [field: AdField, code: VerdictCode, ad: AdText][] = [
	['title', 'title-missing', adText({ title: '' })],
	['title', 'title-missing', adText({ title: ' \n\t ' })],
	['title', 'title-too-long', adText({ title: 'x'.repeat(TITLE_MAX + 1) })],
	['text', 'text-missing', adText({ text: '' })],
	['text', 'text-too-long', adText({ text: 'x'.repeat(TEXT_MAX + 1) })],
	['category', 'category-unknown', adText({ category: 'no-such' })],
	['commune', 'commune-unknown', adText({ commune: '75056' })],
	['counterpart', 'counterpart-not-allowed', adText({ kind: 'swap', counterpart: 'thanks' })],
	['on', 'day-not-allowed', adText({ kind: 'gift', counterpart: 'free', on: TODAY })],
	['on', 'day-past', adText({ on: addDays(TODAY, -1) })],
	['on', 'day-too-far', adText({ on: addDays(TODAY, 367) })],
	['to', 'destination-missing', adText({ kind: 'carpool', counterpart: 'free' })],
	['to', 'destination-unknown', adText({ kind: 'carpool', counterpart: 'free', to: '75056' })],
	['to', 'destination-unknown', adText({ to: '38442' })],
	['places', 'places-not-allowed', adText({ places: 3 })]
];

describe('what makes a good ad', () => {
	test.each(KIND_NAMES)('a good %s has nothing said of it', (name) => expect(said(goodAd(name))).toEqual([]));

	test.each(broken)('%s: %s, and nothing else', (field, code, ad) => expect(said(ad)).toEqual([`${field}: ${code}`]));

	test('every rule speaks, in the order of the form, not only the first', () => {
		const all = adText({ title: '', text: '', category: 'x', commune: '00000', kind: 'swap', on: TODAY, to: '38442', places: 2 });
		expect(said(all)).toEqual([
			'title: title-missing',
			'text: text-missing',
			'category: category-unknown',
			'commune: commune-unknown',
			'counterpart: counterpart-not-allowed',
			'on: day-not-allowed',
			'to: destination-unknown',
			'places: places-not-allowed'
		]);
	});

	test('every code of a rule of ads is reached by one of the cases above', () => {
		const reached = new Set(broken.map(([, code]) => code));
		const dated = KINDS.some((kind) => (kind.dated as string) === 'always');
		// No kind asks for its day yet; the first that does must be tried above.
		const rules: VerdictCode[] = [
			'title-missing',
			'title-too-long',
			'text-missing',
			'text-too-long',
			'category-unknown',
			'commune-unknown',
			'counterpart-not-allowed',
			'day-not-allowed',
			'day-past',
			'day-too-far',
			'destination-missing',
			'destination-unknown',
			'places-not-allowed',
			...(dated ? ['day-missing' as const] : [])
		];
		expect([...reached].sort()).toEqual(rules.sort());
	});

	test.each(KINDS)('$name: each counterpart, day, destination and places is taken or refused as its kind says', (kind) => {
		for (const counterpart of COUNTERPARTS) {
			const allowed = (kind.counterparts as readonly string[]).includes(counterpart);
			expect(said(goodAd(kind.name, { counterpart }))).toEqual(allowed ? [] : ['counterpart: counterpart-not-allowed']);
		}
		expect(said(goodAd(kind.name, { on: TODAY }))).toEqual(kind.dated === 'never' ? ['on: day-not-allowed'] : []);
		expect(said(goodAd(kind.name, { places: 3 }))).toEqual(kind.places ? [] : ['places: places-not-allowed']);
		expect(said(goodAd(kind.name, { to: '38442' }))).toEqual(kind.destination ? [] : ['to: destination-unknown']);
	});

	test('a day is good from today to a year ahead', () => {
		for (const [days, good] of [
			[0, true],
			[1, true],
			[366, true],
			[-1, false],
			[367, false]
		] as const) {
			expect(said(adText({ on: addDays(TODAY, days) })).length === 0, `${days} days`).toBe(good);
		}
	});
});

describe('length is what a person counts', () => {
	test.each([
		['e\u0301', 1, 'a letter and its accent'],
		['👩‍👩‍👧', 1, 'a family'],
		['🇫🇷', 1, 'a flag'],
		['  bois  ', 4, 'spaces around'],
		['', 0, 'nothing']
	])('%j is %i: %s', (text, length) => expect(lengthOf(text)).toBe(length));

	test.each(['👩‍👩‍👧', 'e\u0301', 'é', 'x'])('eighty times %s is a title, eighty-one is not', (sign) => {
		expect(said(adText({ title: sign.repeat(TITLE_MAX) }))).toEqual([]);
		expect(said(adText({ title: sign.repeat(TITLE_MAX + 1) }))).toEqual(['title: title-too-long']);
	});
});

describe('putting right what nobody meant to write', () => {
	const hard = fc.record({ title: anyText, text: anyText, hamlet: anyText, availability: anyText }).map((texts) => adText(texts));

	test('doing it twice is doing it once', () => {
		fc.assert(
			fc.property(hard, (ad) => void expect(tidy(tidy(ad))).toEqual(tidy(ad))),
			{ numRuns: 1_000 }
		);
	});

	test('no control, direction or half sign is left in any field, and every field is well-formed', () => {
		fc.assert(
			fc.property(hard, (ad) => {
				const { title, text, hamlet = 'x', availability = 'x' } = tidy(ad);
				for (const clean of [title, text, hamlet, availability]) {
					expect(HIDDEN.filter((sign) => /[^\ud800-\udfff]/.test(sign) && clean.includes(sign))).toEqual([]);
					expect(clean).not.toMatch(/\p{Cs}/u);
					expect(clean).toBe(clean.trim());
					expect(clean).toBe(clean.normalize('NFC'));
				}
				for (const line of [title, hamlet, availability]) expect(line).not.toMatch(/\s\s|[\n\r\t]/u);
				expect(text).not.toMatch(/\n{3}|\r/);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('what a person did write is kept: accents, emoji, line breaks, and words apart', () => {
		expect(cleanText('Écureuil 👩‍👩‍👧\r\n\r\n\r\n\r\nà Voiron')).toBe('Écureuil 👩‍👩‍👧\n\nà Voiron');
		expect(cleanLine(' un\u00a0 peu\n de\tbois ')).toBe('un peu de bois');
		expect(cleanLine('a \u200b b')).toBe('a b');
	});

	test('a hamlet of nothing but spaces is none', () => {
		expect(tidy(adText({ hamlet: ' \u200b', availability: 'le soir' }))).toEqual(adText({ availability: 'le soir' }));
	});

	test('nothing but the texts is touched', () => {
		const ad = goodAd('carpool', { on: TODAY, at: '07:40', places: 2 });
		expect(tidy(ad)).toEqual(ad);
	});
});

describe('taking back', () => {
	const doc = (other: Partial<AdDoc>) => ({ ...adText({ title: '' }), expiresOn: '2020-01-01' as Day, ...other }) as AdDoc;

	test('what is withdrawn or done is not argued with, however old and wrong', () => {
		expect(judgeAd(doc({ state: 'withdrawn' }), territory, TODAY)).toEqual([]);
		expect(judgeAd(doc({ state: 'done' }), territory, TODAY)).toEqual([]);
		expect(judgeAd(doc({ state: 'live' }), territory, TODAY).map(({ code }) => code)).toEqual(['title-missing', 'expired']);
	});

	test('any ad can be taken back, and put up again', () => {
		for (const state of AD_STATES) {
			expect(mayBecome[state]).toContain('withdrawn');
			expect(mayBecome[state]).toContain('live');
		}
	});
});
