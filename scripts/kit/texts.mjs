/** `territory.yaml` of a new kit: another's, comments and categories included, with the answers in it and no name of the former. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** @typedef {{ id: string, name: string, place: string, ofPlace: string, colour: string, contact: string, phone: string, email: string, hours: string }} Answers */

const TODO = 'à compléter';
/** Credits of figures that a new kit has not. */
const OWN_FIGURES = /IGN|Temps de route/;

/** @param {string} from @param {Answers} answers @param {(text: string) => boolean} isForeign @returns {string} */
export function textsOf(from, answers, isForeign) {
	const document = parseDocument(readFileSync(join(from, 'territory.yaml'), 'utf8'));
	const { id, name, place, ofPlace, colour, contact, phone, email, hours } = answers;
	document.commentBefore =
		' Le territoire : son nom, ses mots, ses catégories, ses sommets.\n Ce fichier se modifie avec un simple éditeur de texte. Le guide : docs/un-autre-territoire.md.';
	const set = (/** @type {readonly string[]} */ path, /** @type {unknown} */ value) => document.setIn(path, value);
	Object.entries({
		id,
		name,
		place,
		ofPlace,
		tagline: `Le panneau d'annonces gratuites entre habitants ${ofPlace}`,
		themeColour: colour
	}).forEach(([key, value]) => set([key], value));
	Object.entries({ name: contact, phone, email, hours }).forEach(([key, value]) => set(['contact', key], value));
	Object.entries({
		publisher: `${TODO} : nom de l'association`,
		address: `${TODO} : adresse de l'association`,
		phone,
		email
	}).forEach(([key, value]) => set(['legal', key], value));
	const texts = document.toJS().texts;
	set(
		['texts', 'about'],
		[
			`${name} est un panneau d'annonces gratuites entre habitants : échanges de services et d'objets, coups de main, cours, achats groupés, covoiturages, choses perdues et retrouvées.`,
			...texts.about.filter((/** @type {string} */ text) => !isForeign(text) && !/massif|falaises/.test(text))
		]
	);
	set(
		['texts', 'credits'],
		[
			...texts.credits.filter((/** @type {string} */ text) => !OWN_FIGURES.test(text)),
			'Places des communes et temps de route : estimations, à corriger.'
		]
	);
	set(['summits'], []);
	// The model's own comments about its own answers.
	return document
		.toString({ lineWidth: 120 })
		.replace(/^# Avec l'article.*\n/m, "# Avec l'article, puis avec la préposition, comme dans une phrase.\n")
		.replace(/^# EXEMPLE\..*\n# Ce numéro.*\n/m, '# Qui répond aux habitants : une personne, pas une machine.\n');
}
