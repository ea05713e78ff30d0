/** What a new territory is asked, in order: each may be answered beforehand on the command line. */
import { createInterface } from 'node:readline/promises';

/** @typedef {{ key: string, ask: string, example: string, default?: string, fits?: RegExp, why?: string }} Question */

/** @type {readonly Question[]} */
export const QUESTIONS = [
	{
		key: 'id',
		ask: 'Nom du dossier, en minuscules sans accent',
		example: 'vercors',
		fits: /^[a-z][a-z0-9-]*$/,
		why: 'des lettres minuscules, des chiffres, des tirets'
	},
	{ key: 'name', ask: 'Nom du site', example: 'Le Panneau du Vercors' },
	{ key: 'place', ask: 'Le territoire, avec son article', example: 'le Vercors' },
	{ key: 'of-place', ask: 'Le territoire, avec « de »', example: 'du Vercors' },
	{
		key: 'colour',
		ask: 'Couleur',
		example: '#1f5c3a',
		default: '#1f5c3a',
		fits: /^#[0-9a-fA-F]{6}$/,
		why: 'un dièse et six chiffres ou lettres de a à f'
	},
	{ key: 'contact', ask: 'Qui répond aux habitants', example: 'Jeanne, de l’association' },
	{ key: 'phone', ask: 'Son téléphone', example: '04 65 71 00 00', fits: /^[+\d][\d .]{8,}$/, why: 'un numéro de téléphone' },
	{
		key: 'email',
		ask: 'Son adresse électronique',
		example: 'bonjour@example.org',
		fits: /^\S+@\S+\.\S+$/,
		why: 'une adresse avec une arobase'
	},
	{ key: 'hours', ask: 'Quand l’appeler', example: 'le mardi, de 17 h à 19 h' },
	{
		key: 'communes',
		ask: 'Communes : codes INSEE séparés par une espace, ou le numéro d’un département',
		example: '26333 38205 38548',
		fits: /^(?:\d[\dAB](?:\d{3})?|\d{3})(?:[ ,]+\d[\dAB]\d{3})*$/,
		why: 'des codes INSEE de cinq signes, ou un département'
	},
	{
		key: 'around',
		ask: 'Communes d’alentour (facultatif)',
		example: '26281',
		default: '',
		fits: /^$|^\d[\dAB]\d{3}(?:[ ,]+\d[\dAB]\d{3})*$/,
		why: 'des codes INSEE de cinq signes'
	},
	{
		key: 'centre',
		ask: 'Centre du territoire : latitude, longitude',
		example: '45.03, 5.48',
		fits: /^-?\d+(?:\.\d+)?[ ,]+-?\d+(?:\.\d+)?$/,
		why: 'deux nombres avec un point, comme 45.03, 5.48'
	}
];

/** @param {Question} question @param {string} said */
export function wrong({ fits, why, default: fallback }, said) {
	if (said === '' && fallback === undefined) return 'Il faut une réponse.';
	return fits && said !== '' && !fits.test(said) ? `Il faut ${why}.` : undefined;
}

/**
 * Asks what was not answered, on a terminal; elsewhere, says what is missing.
 * @param {Record<string, string | undefined>} given @returns {Promise<Record<string, string>>}
 */
export async function answers(given) {
	const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
	/** @type {Record<string, string>} */
	const said = {};
	/** @type {string[]} */
	const problems = [];
	for (const question of QUESTIONS) {
		let answer = given[question.key]?.trim() ?? (terminal ? undefined : question.default);
		while (terminal && (answer === undefined || wrong(question, answer))) {
			if (answer !== undefined) console.log(`  ${wrong(question, answer)}`);
			answer =
				(await terminal.question(`${question.ask} (${question.default || `par exemple ${question.example}`}) : `)).trim() ||
				(question.default ?? '');
		}
		const problem = wrong(question, answer ?? '');
		if (problem) problems.push(`--${question.key} : ${problem} ${question.ask} (par exemple ${question.example}).`);
		said[question.key] = answer ?? '';
	}
	terminal?.close();
	if (problems.length > 0) throw new Error(problems.join('\n'));
	return said;
}
