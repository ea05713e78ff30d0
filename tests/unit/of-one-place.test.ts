/** A territory is a folder: what is written anywhere else suits any valley (F17). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { territory } from '../factories/territory.ts';

const SOURCES = /\.(ts|svelte|css|html|webmanifest|svg|json)$/;

const filesIn = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
		one.isDirectory() ? filesIn(join(folder, one.name)) : SOURCES.test(one.name) ? [join(folder, one.name)] : []
	);

/** Comments are for who reads the code; an example there is of a real place. */
const withoutComments = (text: string) =>
	text
		.replaceAll(/\/\*[\s\S]*?\*\//g, '')
		.replaceAll(/<!--[\s\S]*?-->/g, '')
		.replaceAll(/(^|[\s;{}])\/\/.*$/gm, '$1');

const { name, place, contact, legal, communes, summits, passes } = territory;
const bare = place.replace(/^(l[ae]s? |l')/, '');
const NAMES = [
	name,
	bare,
	contact.phone,
	contact.email,
	contact.name,
	legal.publisher,
	...communes.flatMap((commune) => [commune.name, commune.insee, ...commune.hamlets]),
	...summits.map((summit) => summit.name),
	...passes.map((pass) => pass.name)
];

test('no name, code or number of this territory is written in src, server or static', () => {
	const escaped = [...new Set(NAMES)].map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
	const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'gu');
	const found = ['src', 'server', 'static']
		.flatMap(filesIn)
		.flatMap((file) =>
			[...withoutComments(readFileSync(file, 'utf8')).replaceAll('’', "'").matchAll(any)].map(([said]) => `${file}: ${said}`)
		);
	expect(found).toEqual([]);
});
