/** The tables of a new kit: its communes as the state lists them, where they are as far as anybody here knows, roads to correct. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @typedef {{ insee: string, name: string, postal: string, population: number, lat: number, lon: number, within: boolean, known: boolean }} Commune */
/** @typedef {{ code: string, nom: string, departement: string, type: string, codesPostaux?: string[], population?: number }} Listed */

const KM_PER_DEGREE = 111.2;
/** Between two communes whose place is not known, so that each has its ground on the sketch. */
const APART_KM = 4;
/** Five circles of a sunflower's seeds make no two neighbours alike. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** A mountain road: 40 km/h, and a third longer than the bird's way. */
const MINUTES_A_KM = 2;
const LEAST_MINUTES = 4;

/** @returns {Map<string, Listed>} */
function listed() {
	const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
	/** @type {Listed[]} */
	const all = JSON.parse(readFileSync(file, 'utf8'));
	return new Map(all.filter(({ type }) => type === 'commune-actuelle').map((one) => [one.code, one]));
}

/** Places that the other kits know. @param {string} territories @returns {Map<string, { lat: number, lon: number }>} */
function knownPlaces(territories) {
	const places = new Map();
	for (const kit of existsSync(territories) ? readdirSync(territories) : []) {
		const file = join(territories, kit, 'communes.tsv');
		if (!existsSync(file)) continue;
		for (const line of readFileSync(file, 'utf8').split('\n')) {
			const [insee, , , , lat, lon] = line.split('\t');
			if (insee && /^\d[\dAB]\d{3}$/.test(insee)) places.set(insee, { lat: Number(lat), lon: Number(lon) });
		}
	}
	return places;
}

/**
 * @param {{ inside: readonly string[], around: readonly string[], department: string | undefined, centre: { lat: number, lon: number }, territories: string }} asked
 * @returns {Commune[]}
 */
export function communesOf({ inside, around, department, centre, territories }) {
	const all = listed();
	const places = knownPlaces(territories);
	const whole = department ? [...all.values()].filter((one) => one.departement === department).map(({ code }) => code) : [];
	if (department && whole.length === 0) throw new Error(`Aucune commune dans le département ${department}.`);
	const wanted = [...new Set([...inside, ...whole])];
	const codes = [...wanted, ...around.filter((code) => !wanted.includes(code))];
	const unknown = codes.filter((code) => !all.has(code));
	if (unknown.length > 0) throw new Error(`Ces codes INSEE n’existent pas ou plus : ${unknown.join(', ')}.`);
	if (wanted.length < 2) throw new Error('Il faut au moins deux communes : un territoire se traverse.');
	let unplaced = 0;
	return codes.map((code) => {
		const one = /** @type {Listed} */ (all.get(code));
		const known = places.get(code);
		const place = known ?? seed(centre, (unplaced += 1));
		return {
			insee: code,
			name: one.nom.replaceAll('’', "'"),
			postal: (one.codesPostaux ?? []).join(' ') || `${code.slice(0, 2)}000`,
			population: one.population ?? 0,
			...place,
			within: wanted.includes(code),
			known: known !== undefined
		};
	});
}

/** @param {{ lat: number, lon: number }} centre @param {number} n */
function seed(centre, n) {
	const [radius, angle] = [(APART_KM * Math.sqrt(n)) / KM_PER_DEGREE, n * GOLDEN];
	return {
		lat: centre.lat + radius * Math.sin(angle),
		lon: centre.lon + (radius * Math.cos(angle)) / Math.cos((centre.lat * Math.PI) / 180)
	};
}

/** @param {Commune} a @param {Commune} b */
function kilometres(a, b) {
	const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
	return Math.hypot(a.lat - b.lat, east) * KM_PER_DEGREE;
}

/** Each commune to the nearest of those already reached, then to its nearest neighbour: nobody is cut off. @param {readonly Commune[]} communes */
export function roadsOf(communes) {
	const roads = new Map();
	const join = (/** @type {Commune} */ a, /** @type {Commune} */ b) => {
		const [one, other] = a.insee < b.insee ? [a, b] : [b, a];
		roads.set(`${one.insee} ${other.insee}`, [one, other]);
	};
	const nearest = (/** @type {Commune} */ from, /** @type {readonly Commune[]} */ among) =>
		among.reduce((best, one) => (kilometres(from, one) < kilometres(from, best) ? one : best));
	communes.forEach((commune, at) => {
		if (at > 0) join(commune, nearest(commune, communes.slice(0, at)));
		join(
			commune,
			nearest(
				commune,
				communes.filter((one) => one !== commune)
			)
		);
	});
	return [...roads.values()].map(([a, b]) => ({
		a: a.insee,
		b: b.insee,
		minutes: Math.max(LEAST_MINUTES, Math.round(kilometres(a, b) * MINUTES_A_KM))
	}));
}

/** @param {readonly Commune[]} communes @returns {Record<string, string>} */
export function tables(communes) {
	const lines = (/** @type {readonly (readonly string[])[]} */ rows) => rows.map((row) => `${row.join('\t')}\n`).join('');
	return {
		'communes.tsv':
			'# Les communes du territoire (within = yes) et celles d’alentour (no).\n' +
			'# Codes, noms, codes postaux, populations : découpage administratif (Etalab), Licence Ouverte 2.0.\n' +
			(communes.some(({ known }) => !known)
				? '# lat et lon : À CORRIGER. Ce sont des places de fortune autour du point que vous avez donné.\n'
				: '') +
			lines([
				['insee', 'name', 'postal', 'population', 'lat', 'lon', 'within'],
				...communes.map(({ insee, name, postal, population, lat, lon, within }) => [
					insee,
					name,
					postal,
					String(population),
					lat.toFixed(3),
					lon.toFixed(3),
					within ? 'yes' : 'no'
				])
			]),
		'hamlets.tsv':
			'# Hameaux et quartiers proposés dans le formulaire, un par ligne : le code de la commune, une tabulation, le nom.\n' +
			lines([['insee', 'name']]),
		'meeting-points.tsv':
			'# Lieux de rendez-vous pour le covoiturage, un par ligne : le code de la commune, le lieu, et une note si elle aide\n' +
			'# à choisir (12 places, arrêt du car), séparés par des tabulations.\n' +
			lines([['insee', 'name', 'note']]),
		'passes.tsv': '# Les cols routiers et leur altitude en mètres, un par ligne.\n' + lines([['name', 'altitude']]),
		'roads.tsv':
			'# Minutes de voiture entre communes voisines. À CORRIGER : calculées à vol d’oiseau, personne ne les a mesurées.\n' +
			'# pass : le col franchi, comme dans passes.tsv (ou rien). winter : open, ou closed si la route ferme l’hiver.\n' +
			lines([
				['a', 'b', 'minutes', 'pass', 'winter'],
				...roadsOf(communes).map(({ a, b, minutes }) => [a, b, String(minutes), '', 'open'])
			])
	};
}
