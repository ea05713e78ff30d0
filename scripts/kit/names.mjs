/** What makes a sentence speak of the territory it was copied from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Said of the Alps around, though no table has them. */
const REGION = ['Isère', 'Savoie', 'Belledonne', 'Vercors', 'Bauges', 'Grésivaudan', 'Dauphiné', 'chartroussin'];
/** « Saint-Pierre » is said for Saint-Pierre-de-Chartreuse. */
const LINK = /[- ](?:de|du|des|d|en|sur|sous|le|la|les|l|au|aux)(?:[-' ]|$)/;
const SHORTEST = 5;

/** @param {string} kit @param {string} file */
const column = (kit, file) => {
	const rows = readFileSync(join(kit, file), 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '' && !line.startsWith('#'))
		.map((line) => line.split('\t'));
	const at = rows[0]?.indexOf('name') ?? -1;
	return rows.slice(1).map((cells) => cells[at] ?? '');
};

/** Every name of the kit in this folder, and what people make of it. @param {string} kit @returns {string[]} */
export function namesIn(kit) {
	const { name, place, ofPlace, summits } = parse(readFileSync(join(kit, 'territory.yaml'), 'utf8'));
	const bare = (/** @type {string} */ text) =>
		text.replace(/^(?:la|le|les|l'|de|du|des|d'|col|mont)[ ']?(?:la |le |les |l')?/i, '');
	const tables = ['communes.tsv', 'hamlets.tsv', 'passes.tsv'].flatMap((file) => column(kit, file));
	const said = [name, bare(place), bare(ofPlace), ...tables, ...summits.map((/** @type {{ name: string }} */ one) => one.name)];
	const shorter = said.flatMap((one) => [one.split(LINK)[0] ?? '', bare(one)]);
	return [...new Set([...said, ...shorter, ...REGION])].filter((one) => one.length >= SHORTEST || said.includes(one));
}

/** Whether a text names one of them, as a name is written: with its capital. @param {readonly string[]} names */
export function speaksOf(names) {
	const plain = (/** @type {string} */ text) => text.replaceAll('’', "'").replaceAll(/[ \u00a0\u202f]/g, ' ');
	const all = names
		.map((name) => plain(name).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.sort((a, b) => b.length - a.length)
		.join('|');
	const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`, 'u');
	return (/** @type {string} */ text) => pattern.test(plain(text));
}
