import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTerritory } from '../../server/territory/load.ts';
import { alter, complaintsAbout, copyOfKit } from './kit.ts';

/** A mistake a volunteer may make in one file, and the sentence that says how to mend it. */
interface Mistake {
	readonly what: string;
	readonly file: string;
	readonly change: (text: string) => string;
	readonly said: string;
}

const GIFTS = 'demo/ads/gift.yaml';
const CARPOOLS = 'demo/ads/carpool.yaml';
const after = (line: string, added: string) => (text: string) => text.replace(`${line}\n`, `${line}\n${added}\n`);
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const MISTAKES: readonly Mistake[] = [
	{
		what: 'a population that is not a number',
		file: 'communes.tsv',
		change: swap('\t1003\t', '\tabc\t'),
		said: 'population: "abc" is not a whole number'
	},
	{
		what: 'a decimal comma from a French spreadsheet',
		file: 'communes.tsv',
		change: swap('45.331\t5.798', '45,331\t5.798'),
		said: 'lat: "45,331" is not a number of degrees (write 45.331, with a point)'
	},
	{
		what: 'neither yes nor no',
		file: 'communes.tsv',
		change: swap('5.798\tyes', '5.798\toui'),
		said: 'within: "oui" must be "yes" or "no"'
	},
	{
		what: 'a commune without a name',
		file: 'communes.tsv',
		change: swap('38472\tSarcenas', '38472\t'),
		said: 'name: is empty: write something'
	},
	{
		what: 'a postal code of four figures',
		file: 'communes.tsv',
		change: swap('Sarcenas\t38700', 'Sarcenas\t3870'),
		said: 'postal: "3870" is not a list of postal codes (five figures each, separated by a space)'
	},
	{
		what: 'a commune given twice',
		file: 'communes.tsv',
		change: (text) => `${text}38472\tSarcenas\t38700\t261\t45.285\t5.760\tyes\n`,
		said: 'insee: 38472 is already on line'
	},
	{
		what: 'a renamed column',
		file: 'communes.tsv',
		change: swap('insee\tname', 'code\tname'),
		said: 'the columns must be insee, name, postal, population, lat, lon, within, in this order and separated by tabs'
	},
	{
		what: 'a tab too many',
		file: 'passes.tsv',
		change: swap('col de Porte\t1326', 'col\tde Porte\t1326'),
		said: '3 cells for 2 columns (name, altitude): remove a tab'
	},
	{
		what: 'a pass given twice',
		file: 'passes.tsv',
		change: (text) => `${text}col de Porte\t1326\n`,
		said: 'name: col de Porte is already on line'
	},
	{
		what: 'a hamlet of an unknown commune',
		file: 'hamlets.tsv',
		change: (text) => `${text}38999\tLe Désert\n`,
		said: 'insee: 38999 is not in communes.tsv; add the commune there or correct the code'
	},
	{
		what: 'a hamlet given twice',
		file: 'hamlets.tsv',
		change: (text) => `${text}38442\tPerquelin\n`,
		said: 'name: Perquelin in 38442 is already on line'
	},
	{
		what: 'a meeting point of an unknown commune',
		file: 'meeting-points.tsv',
		change: (text) => `${text}38999\tParking du Désert\n`,
		said: 'insee: 38999 is not in communes.tsv; add the commune there or correct the code'
	},
	{
		what: 'a meeting point given twice',
		file: 'meeting-points.tsv',
		change: (text) => `${text}38442\tPlace de la mairie\n`,
		said: 'name: Place de la mairie in 38442 is already on line'
	},
	{
		what: 'a meeting point without a name',
		file: 'meeting-points.tsv',
		change: (text) => `${text}38442\t\t12 places\n`,
		said: 'name: is empty: write something'
	},
	{
		what: 'a note too long for a phone',
		file: 'meeting-points.tsv',
		change: (text) => `${text}38442\tParking du Désert\t${'12 places '.repeat(5)}\n`,
		said: 'note: is longer than 40 letters: shorten it'
	},
	{
		what: 'a meeting point no ad could say',
		file: 'meeting-points.tsv',
		change: (text) => `${text}38442\t${'Parking '.repeat(16)}\n`,
		said: 'is longer than 120 letters: ads could not say it'
	},
	{
		what: 'a road to an unknown commune',
		file: 'roads.tsv',
		change: (text) => `${text}38442\t38999\t10\t\topen\n`,
		said: 'b: 38999 is not in communes.tsv; add the commune there or correct the code'
	},
	{
		what: 'a road told again the other way round',
		file: 'roads.tsv',
		change: (text) => `${text}38126\t38471\t15\t\topen\n`,
		said: 'the road between 38126 and 38471 is already on line'
	},
	{
		what: 'a road from a commune to itself',
		file: 'roads.tsv',
		change: (text) => `${text}38126\t38126\t15\t\topen\n`,
		said: 'b: 38126 is also a; a road joins two communes'
	},
	{
		what: 'a pass that no list names',
		file: 'roads.tsv',
		change: swap('col de Porte', 'col de la Porte'),
		said: 'pass: "col de la Porte" is not in passes.tsv; add it there or correct its name'
	},
	{
		what: 'a road of no minute',
		file: 'roads.tsv',
		change: (text) => `${text}38126\t38442\t0\t\topen\n`,
		said: 'minutes: must be at least 1'
	},
	{
		what: 'a season that is neither open nor closed',
		file: 'roads.tsv',
		change: swap('col du Coq\tclosed', 'col du Coq\tfermé'),
		said: 'winter: "fermé" must be "closed" or "open"'
	},
	{
		what: 'a category given twice',
		file: 'territory.yaml',
		change: after('  - { id: misc, label: Divers }', '  - { id: wood, label: Bois }'),
		said: 'categories: id: wood is already on line'
	},
	{
		what: 'a misspelt field',
		file: 'territory.yaml',
		change: after('name: Sharetreuse', 'taglin: Le panneau'),
		said: 'taglin: is not known here; the fields are id, name,'
	},
	{
		what: 'a colour that is none',
		file: 'territory.yaml',
		change: swap("'#1f5c3a'", 'vert sapin'),
		said: 'themeColour: must be a colour such as "#1f5c3a", between quotes'
	},
	{
		what: 'a file that is no YAML',
		file: 'territory.yaml',
		change: swap('tagline: Le', 'tagline: "Le'),
		said: 'cannot be understood: '
	},
	{
		what: 'an ad by nobody',
		file: GIFTS,
		change: swap('by: odile', 'by: odille'),
		said: 'by: "odille" is not in members.yaml; add this person there or correct the name'
	},
	{
		what: 'an ad in no category',
		file: GIFTS,
		change: swap('category: books', 'category: book'),
		said: 'category: is not in the categories of territory.yaml; add it there or correct it'
	},
	{
		what: 'an ad in no commune',
		file: GIFTS,
		change: swap('category: wood\n', "category: wood\n  commune: '38999'\n"),
		said: 'commune: is not in communes.tsv; add the commune there or correct the code'
	},
	{
		what: 'a code without its quotes',
		file: GIFTS,
		change: swap('category: wood\n', 'category: wood\n  commune: 38442\n'),
		said: 'commune: must be a text: put the code between quotes'
	},
	{
		what: 'a counterpart that the kind does not allow',
		file: GIFTS,
		change: swap('counterpart: free', 'counterpart: swap'),
		said: 'counterpart: is not allowed for this kind of ad; choose another one'
	},
	{
		what: 'a hamlet that no list names',
		file: GIFTS,
		change: swap('hamlet: Perquelin', 'hamlet: Perquelain'),
		said: 'hamlet: "Perquelain" is not a hamlet of 38442 in hamlets.tsv; add it there or correct it'
	},
	{
		what: 'a title too long for a notice',
		file: GIFTS,
		change: swap(/title: .*/, `title: ${'très long '.repeat(9)}`),
		said: 'title: is too long; shorten it to 80 characters'
	},
	{
		what: 'a day for a gift',
		file: GIFTS,
		change: swap(/age: \d+\n/, 'age: 4\n  in: 3\n'),
		said: 'in: must be removed; this kind of ad has no day of its own'
	},
	{
		what: 'a trip to nowhere',
		file: CARPOOLS,
		change: swap(/to: '\d+'/, "to: '38999'"),
		said: 'to: is not the code of a commune in communes.tsv, or this kind of ad goes nowhere; correct or remove it'
	},
	{
		what: 'the same ad twice',
		file: GIFTS,
		change: (text) => `${text}\n- ${text.slice(text.indexOf('by: odile'), text.indexOf('- by: jeanmarc'))}`,
		said: 'title: the same title is already at demo/ads/gift.yaml:'
	},
	{
		what: 'a neighbour of nowhere',
		file: 'demo/members.yaml',
		change: swap(/commune: '\d+'/, "commune: '38999'"),
		said: 'commune: 38999 is not in communes.tsv; add the commune there or correct the code'
	}
];

describe('a mistake in a kit is told with its file, its line and what to do', () => {
	test.each(MISTAKES)('$what', ({ file, change, said }) => {
		const folder = copyOfKit();
		const line = alter(folder, file, change);
		const complaints = complaintsAbout(folder);
		const here = complaints.filter((complaint) => complaint.startsWith(`${file}:`) && complaint.includes(said));
		expect(here, complaints.join('\n')).toHaveLength(1);
		const told = Number(/:(\d+): /.exec(here[0] ?? '')?.[1]);
		// What is added begins with the blank line that parts it from the rest, or with the first line of its group.
		expect(told - line).toBeGreaterThanOrEqual(0);
		expect(told - line).toBeLessThanOrEqual(5);
	});
});

test('the line is the exact one, and the slip is told once, not by all that refer to it', () => {
	const folder = copyOfKit();
	const line = alter(folder, 'communes.tsv', swap('\t1003\t', '\tabc\t'));
	expect(complaintsAbout(folder)).toEqual([`communes.tsv:${line}: population: "abc" is not a whole number`]);
});

test('a field that is missing is told on the line of what lacks it', () => {
	const folder = copyOfKit();
	alter(folder, 'territory.yaml', swap(/ {2}hours: .*\n/, ''));
	expect(complaintsAbout(folder)).toEqual([expect.stringMatching(/^territory\.yaml:\d+: contact: hours: is missing: add it$/)]);
});

test('all the mistakes are told at once', () => {
	const folder = copyOfKit();
	alter(folder, 'communes.tsv', swap('\t1003\t', '\tabc\t'));
	alter(folder, 'passes.tsv', swap('1326', 'haut'));
	alter(folder, 'territory.yaml', swap("'#1f5c3a'", 'vert sapin'));
	const files = complaintsAbout(folder).map((complaint) => complaint.split(':')[0]);
	expect(files).toEqual(['communes.tsv', 'passes.tsv', 'territory.yaml']);
});

test('a missing file is named', () => {
	const folder = copyOfKit();
	rmSync(join(folder, 'roads.tsv'));
	expect(complaintsAbout(folder)).toEqual([
		'roads.tsv: cannot be read; every kit needs this file (copy it from territories/chartreuse)'
	]);
});

test('only the meeting points may be missing: not all valleys have such places', () => {
	const folder = copyOfKit();
	rmSync(join(folder, 'meeting-points.tsv'));
	expect(complaintsAbout(folder)).toEqual([]);
	expect(loadTerritory(folder).points.size).toBe(0);
});

test('a file saved by a spreadsheet, with its mark, its line ends and its empty cells, is read all the same', () => {
	const folder = copyOfKit();
	alter(folder, 'passes.tsv', (text) => `\uFEFF${text.replaceAll('\n', '\t\t\r\n')}`);
	expect(complaintsAbout(folder)).toEqual([]);
});
