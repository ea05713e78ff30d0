import { describe, expect, test } from 'vitest';
import { cut } from '../../src/domain/cut.ts';
import { withoutContact } from '../../src/domain/discreet.ts';

describe('a text that is too long', () => {
	test.each([
		['court', 10, 'court'],
		['Trois stères de bois, à rentrer', 23, 'Trois stères de bois…'],
		['Anticonstitutionnellement', 8, 'Anticon…'],
		['Une phrase. Et une autre', 13, 'Une phrase…']
	])('«%s» in %d is «%s»', (text, most, expected) => {
		expect(cut(text, most)).toBe(expected);
	});

	test('is never cut in the middle of an emoji or of an accented letter', () => {
		const text = '👩‍👩‍👧‍👦e\u0301'.repeat(20);
		for (let most = 1; most < text.length; most += 1) {
			const shown = cut(text, most);
			expect(shown.length).toBeLessThanOrEqual(most);
			expect(shown.replace('…', '').replace(/(👩‍👩‍👧‍👦e\u0301)*(👩‍👩‍👧‍👦)?/u, '')).toBe('');
		}
	});
});

describe('a number or an address in a text', () => {
	const hidden = (text: string) => withoutContact(text, '(…)');

	test.each([
		'06 12 34 56 78',
		'0612345678',
		'06.12.34.56.78',
		'04-76-88-60-00',
		'+33 6 12 34 56 78',
		'+33612345678',
		'0033 6 12 34 56 78',
		'+33 (0)6 12 34 56 78',
		'06/12/34/56/78',
		'odette.ravanat@exemple.fr',
		'a_b+c@mail.exemple.co.uk'
	])('%s stays on the board', (contact) => {
		expect(hidden(`Contact : ${contact}, merci`)).toBe('Contact : (…), merci');
	});

	test.each([
		'38380',
		'3 stères à 2 km',
		'du 12/12/2026 au 15/12/2026',
		'1 200 000 abeilles',
		'à 14 h 05, le 06 12',
		'SIRET 123 456 789 00012',
		'@odette'
	])('%s is neither', (text) => {
		expect(hidden(text)).toBe(text);
	});

	test('is looked for in time, in texts made to waste it', () => {
		const started = performance.now();
		for (const piece of ['a.', '0', '06 ', 'a@', '@a.', '+33 ']) hidden(`${piece.repeat(6000 / piece.length)}@`);
		expect(performance.now() - started).toBeLessThan(500);
	});
});
