import { describe, expect, test } from 'vitest';
import type { Filter } from '../../src/domain/filter.ts';
import { chipsOf, listAt } from '../../src/lib/ui/chips.ts';
import { away, duration } from '../../src/lib/words/near.ts';
import { qr } from '../../src/routes/annonces/[id]/qr.ts';
import { territory } from '../factories/territory.ts';

const read = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
	[12, '12 min'],
	[60, '1 h'],
	[65, '1 h 05'],
	[130, '2 h 10']
])('%s minutes are said « %s »', (minutes, said) => expect(read(duration(minutes))).toBe(said));

describe('how far an ad is', () => {
	const minutes = new Map([
		['38472', 0],
		['38471', 10]
	]);
	test.each([
		[{ commune: '38471' }, 'à 10 min'],
		[{ commune: '38471', to: '38185' }, 'départ à 10 min'],
		[{ commune: '38472' }, 'sur place'],
		[{ commune: '38472', hamlet: 'Le Bret' }, 'dans votre hameau'],
		[{ commune: '73065' }, 'aucune route ouverte']
	])('%o: « %s »', (ad, said) => expect(read(away(ad, minutes, 'Le Bret'))).toBe(said));

	test('is not said while nobody knows from where', () => expect(away({ commune: '38471' }, undefined)).toBe(''));
});

describe('what was chosen', () => {
	const filter: Filter = { kind: 'loan', from: '38442', within: 20, winter: false, words: 'échelle' };

	test('is named in words, each with the list without it', () => {
		expect(chipsOf(filter, territory).map(({ label }) => read(label))).toEqual([
			'« échelle »',
			'Prêt',
			'20 min depuis Saint-Pierre-de-Chartreuse',
			'Cols ouverts'
		]);
		expect(chipsOf(filter, territory)[1]?.href).toBe('/annonces?depuis=38442&minutes=20&hiver=0&q=%C3%A9chelle');
	});

	test('without the circle, nobody’s commune stays in the address', () => {
		const circle = chipsOf(filter, territory).find(({ key }) => key === 'within');
		expect(circle?.href).toBe('/annonces?genre=loan&q=%C3%A9chelle');
	});

	test('nothing chosen is a plain address', () => {
		expect([chipsOf({}, territory), listAt({})]).toEqual([[], '/annonces']);
	});
});

describe('the code of an ad', () => {
	const { size, path } = qr('https://annonces.example.org/annonces/2cmz9bnqnzfmeh7tz8n5');
	const dark = new Set(
		Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)/g), ([, x, y, length]) =>
			Array.from({ length: Number(length) }, (_, at) => `${Number(x) + at} ${y}`)
		).flat()
	);

	test('has its three eyes, and quiet around', () => {
		for (const [x, y] of [
			[3, 3],
			[size - 10, 3],
			[3, size - 10]
		] as const)
			for (let at = 0; at < 7; at += 1) expect(dark.has(`${x + at} ${y}`)).toBe(true);
		for (let at = 0; at < size; at += 1) for (const edge of [0, 1, 2, size - 1]) expect(dark.has(`${at} ${edge}`)).toBe(false);
	});

	test('is small enough to be scanned from a phone’s screen', () => expect(size).toBeLessThan(50));
});
