/** The French of the app and of the kit: plain, short, well set, one word for one thing (A9). */
import { describe, expect, test } from 'vitest';
import { easeOf, faultsOf, median, sentencesOf, wordsOf } from './french.ts';
import { shownWords } from './shown-words.ts';

const all = await shownWords();

test('there is something to read', () => {
	expect(all.length).toBeGreaterThan(15);
	expect(all.flatMap(({ texts }) => texts).length).toBeGreaterThan(400);
});

describe.each(all)('$from', ({ texts }) => {
	test('is plain, short, well set, and says one thing with one word', () => {
		expect([...new Set(texts.flatMap(faultsOf))]).toEqual([]);
	});
});

test('half of the sentences have 12 words at the most, and everything is easy to read', () => {
	// A label is no sentence.
	const sentences = all.flatMap(({ texts }) => texts.flatMap(sentencesOf)).filter((one) => wordsOf(one).length > 3);
	const rows = all.map(({ from, texts }) => {
		const own = texts.flatMap(sentencesOf).filter((one) => wordsOf(one).length > 3);
		return { from, sentences: own.length, median: median(own.map((one) => wordsOf(one).length)), ease: Math.round(easeOf(own)) };
	});
	const lengths = sentences.map((one) => wordsOf(one).length);
	console.table(rows.filter((row) => row.sentences > 0));
	console.log(
		`${sentences.length} sentences, median ${median(lengths)} words, longest ${Math.max(...lengths)}, reading ease ${Math.round(easeOf(sentences))} (60: easy, 80: very easy)`
	);
	expect(median(lengths)).toBeLessThanOrEqual(12);
	expect(easeOf(sentences)).toBeGreaterThan(60);
});

describe('the check itself sees', () => {
	test.each([
		['jargon', 'Vos annonces seront synchronisées.'],
		['more jargon', 'Le serveur ne répond pas.'],
		['English', 'Donnez votre e-mail.'],
		['a mouse', 'Cliquez ici pour continuer.'],
		['too much familiarity', 'Est-ce que tu viens\u202f?'],
		['two words for one thing', 'Retrouvez vos conversations.'],
		['another word for commune', 'Choisissez votre ville.'],
		['a straight apostrophe', "L'annonce est là."],
		['straight quotes', 'Touchez "Publier".'],
		['three points', 'Un instant...'],
		['a plain space before a sign', 'Vraiment ?'],
		['no space before a sign', 'Vraiment?'],
		['a wide space before a sign', 'Vraiment\u00a0!'],
		['a colon glued to its word', 'Par exemple: du bois.'],
		['guillemets glued', 'Touchez «Publier».'],
		['a number that may be left alone', 'Gardez 40 km de marge.'],
		['a ligature forgotten', 'Un oeuf frais.'],
		[
			'a sentence out of breath',
			'Cette phrase est bien trop longue pour être lue à voix haute par quiconque sans reprendre son souffle une fois ou deux au milieu de ce qu’elle dit.'
		]
	])('%s', (_, text) => expect(faultsOf(text).length).toBeGreaterThan(0));

	test('and nothing where there is nothing to see', () => {
		for (const text of [
			'Lisez, même sans réseau.',
			'Avec Odette\u202f: «\u202fà demain\u202f!\u202f»',
			'https://exemple.fr',
			'À 14\u00a0h\u00a005'
		])
			expect(faultsOf(text)).toEqual([]);
	});

	test('that a text is hard', () => {
		expect(easeOf(['Le bois est sec. ', 'Il est à vous.'])).toBeGreaterThan(80);
		expect(
			easeOf(['L’optimisation multidimensionnelle conditionne la réorganisation institutionnelle communautaire.'])
		).toBeLessThan(20);
	});
});
