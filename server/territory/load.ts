import { join } from 'node:path';
import * as v from 'valibot';
import type { Commune, Road, Territory } from '../../src/domain/territory.ts';
import { either, insee, latitude, longitude, positive, postalCodes, whole, words } from './cells.ts';
import { Problems } from './problems.ts';
import { communeNames, firstTime, type Known } from './references.ts';
import { readTable, type Row } from './table.ts';
import { texts } from './texts.ts';

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
const passColumns = { name: words, altitude: positive };
const roadColumns = { a: insee, b: insee, minutes: positive, pass: v.string(), winter: either('closed', 'open') };

export interface LoadedTerritory {
	readonly territory: Territory;
	readonly roads: readonly Road[];
}

/** Reads and checks the kit in `folder`. Throws one `TerritoryError` that lists everything to correct. */
export function loadTerritory(folder: string): LoadedTerritory {
	const problems = new Problems();
	const communes = readCommunes(join(folder, 'communes.tsv'), problems);
	const known = communeNames(communes);
	const hamlets = readHamlets(join(folder, 'hamlets.tsv'), known, problems);
	const passes = readPasses(join(folder, 'passes.tsv'), problems);
	const roads = readRoads(join(folder, 'roads.tsv'), known, new Set(passes.map(({ name }) => name)), problems);
	const said = texts(join(folder, 'territory.yaml'), problems);
	problems.throwIfAny();
	if (!said) throw new Error('a kit without problems has been read');
	return {
		territory: {
			...said,
			passes,
			communes: communes.map((commune): Commune => ({ ...commune, hamlets: hamlets.get(commune.insee) ?? [] }))
		},
		roads
	};
}

function readCommunes(file: string, problems: Problems) {
	const isNew = firstTime(file, problems);
	return readTable(file, communeColumns, problems)
		.filter(({ line, value }) => isNew(value.insee, line, `insee: ${value.insee} (${value.name})`))
		.map(({ value }) => value);
}

function readHamlets(file: string, known: Known, problems: Problems): Map<string, string[]> {
	const byCommune = new Map<string, string[]>();
	const isNew = firstTime(file, problems);
	for (const { line, value } of readTable(file, hamletColumns, problems)) {
		known.check(value.insee, (message) => problems.add(file, line, `insee: ${message}`));
		if (!isNew(`${value.insee} ${value.name}`, line, `name: ${value.name} in ${value.insee}`)) continue;
		byCommune.set(value.insee, [...(byCommune.get(value.insee) ?? []), value.name]);
	}
	return byCommune;
}

function readPasses(file: string, problems: Problems) {
	const isNew = firstTime(file, problems);
	return readTable(file, passColumns, problems)
		.filter(({ line, value }) => isNew(value.name, line, `name: ${value.name}`))
		.map(({ value }) => value);
}

type RoadRow = Row<{ a: string; b: string; minutes: number; pass: string; winter: boolean }>;

function readRoads(file: string, known: Known, passes: ReadonlySet<string>, problems: Problems): Road[] {
	const isNew = firstTime(file, problems);
	const rows: RoadRow[] = readTable(file, roadColumns, problems);
	for (const { line, value } of rows) {
		known.check(value.a, (message) => problems.add(file, line, `a: ${message}`));
		known.check(value.b, (message) => problems.add(file, line, `b: ${message}`));
		if (value.a === value.b) problems.add(file, line, `b: ${value.b} is also a; a road joins two communes`);
		if (value.pass !== '' && !passes.has(value.pass))
			problems.add(file, line, `pass: "${value.pass}" is not in passes.tsv; add it there or correct its name`);
		isNew([value.a, value.b].sort().join(' '), line, `the road between ${value.a} and ${value.b}`);
	}
	return rows.map(({ value: { a, b, minutes, pass, winter } }) => ({
		a,
		b,
		minutes,
		...(pass === '' ? {} : { pass }),
		closedInWinter: winter
	}));
}
