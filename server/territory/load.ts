import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { SHORT_MAX } from '../../src/domain/ad.ts';
import type { Commune, MeetingPoint, Road, Territory } from '../../src/domain/territory.ts';
import { either, insee, latitude, longitude, noLonger, positive, postalCodes, upTo, whole, words } from './cells.ts';
import { Problems } from './problems.ts';
import { communeAmong, firstTime, type CheckCommune } from './references.ts';
import { readTable, type Table } from './table.ts';
import { texts } from './texts.ts';

/** Beside a meeting point on a narrow phone: a few words. */
const NOTE_MAX = 40;

const communeColumns = {
	insee,
	name: words,
	postal: postalCodes,
	population: whole,
	lat: latitude,
	lon: longitude,
	within: either('yes', 'no')
};
const hamletColumns = { insee, name: words };
const pointColumns = { insee, name: upTo(SHORT_MAX), note: v.pipe(v.string(), noLonger(NOTE_MAX)) };
const passColumns = { name: words, altitude: positive };
const roadColumns = { a: insee, b: insee, minutes: positive, pass: v.string(), winter: either('closed', 'open') };

export interface LoadedTerritory {
	readonly territory: Territory;
	readonly roads: readonly Road[];
	/** Where one waits for a car, by the commune's code. Not all kits say. */
	readonly points: ReadonlyMap<string, readonly MeetingPoint[]>;
}

/** Reads and checks the kit in `folder`. Throws one `TerritoryError` that lists everything to correct. */
export function loadTerritory(folder: string): LoadedTerritory {
	const problems = new Problems();
	const communes = readKeyed(join(folder, 'communes.tsv'), communeColumns, 'insee', problems);
	const passes = readKeyed(join(folder, 'passes.tsv'), passColumns, 'name', problems);
	const checkCommune = communeAmong(communes.keys);
	const hamletFile = join(folder, 'hamlets.tsv');
	const hamlets = byCommune(hamletFile, readTable(hamletFile, hamletColumns, problems), checkCommune, problems);
	const pointFile = join(folder, 'meeting-points.tsv');
	const pointTable = existsSync(pointFile) ? readTable(pointFile, pointColumns, problems) : { rows: [] };
	const points = byCommune(pointFile, pointTable, checkCommune, problems);
	const roads = readRoads(join(folder, 'roads.tsv'), checkCommune, passes.keys, problems);
	const said = texts(join(folder, 'territory.yaml'), problems);
	problems.throwIfAny();
	if (!said) throw new Error('a kit without problems has been read');
	const withHamlets = ({ value }: (typeof communes.rows)[number]): Commune => ({
		...value,
		hamlets: (hamlets.get(value.insee) ?? []).map(({ name }) => name)
	});
	return {
		territory: { ...said, passes: passes.rows.map(({ value }) => value), communes: communes.rows.map(withHamlets) },
		roads,
		points: new Map([...points].map(([insee, those]) => [insee, those.map(pointOf)]))
	};
}

/** A table whose rows are each about something else, named by the cell `key`. */
function readKeyed<const C extends v.ObjectEntries>(
	file: string,
	columns: C,
	key: keyof C & string,
	problems: Problems
): Table<v.InferOutput<v.ObjectSchema<C, undefined>>> {
	const isNew = firstTime(file, problems);
	const table = readTable(file, columns, problems);
	for (const { line, value } of table.rows) {
		const name = String((value as Record<string, unknown>)[key]);
		isNew(name, line, `${key}: ${name}`);
	}
	return table;
}

/** Rows, each about a place in some commune; by the commune's code, in the order of the table. */
function byCommune<P extends { readonly insee: string; readonly name: string }>(
	file: string,
	{ rows }: Table<P>,
	checkCommune: CheckCommune,
	problems: Problems
): Map<string, P[]> {
	const places = new Map<string, P[]>();
	const isNew = firstTime(file, problems);
	for (const { line, value } of rows) {
		checkCommune(value.insee, (message) => problems.add(file, line, `insee: ${message}`));
		if (!isNew(`${value.insee} ${value.name}`, line, `name: ${value.name} in ${value.insee}`)) continue;
		places.set(value.insee, [...(places.get(value.insee) ?? []), value]);
	}
	return places;
}

const pointOf = ({ name, note }: { name: string; note: string }): MeetingPoint => (note === '' ? { name } : { name, note });

function readRoads(
	file: string,
	checkCommune: CheckCommune,
	passes: ReadonlySet<string> | undefined,
	problems: Problems
): Road[] {
	const isNew = firstTime(file, problems);
	const { rows } = readTable(file, roadColumns, problems);
	for (const { line, value } of rows) {
		const { a, b, pass } = value;
		checkCommune(a, (message) => problems.add(file, line, `a: ${message}`));
		checkCommune(b, (message) => problems.add(file, line, `b: ${message}`));
		if (a === b) problems.add(file, line, `b: ${b} is also a; a road joins two communes`);
		if (pass !== '' && passes && !passes.has(pass))
			problems.add(file, line, `pass: "${pass}" is not in passes.tsv; add it there or correct its name`);
		isNew([a, b].sort().join(' '), line, `the road between ${a} and ${b}`);
	}
	return rows.map(({ value: { a, b, minutes, pass, winter } }) => ({
		a,
		b,
		minutes,
		...(pass === '' ? {} : { pass }),
		closedInWinter: winter
	}));
}
