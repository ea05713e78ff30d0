/** A kind of ad is one folder: nothing outside `src/kinds` knows one by its name. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sprite } from '../../scripts/pictures.mjs';
import { KIND_NAMES } from '../../src/kinds/index.ts';

const paths = ['src', 'server']
	.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
	.filter((entry) => entry.isFile() && /\.(ts|svelte|css|js)$/.test(entry.name))
	.map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`);

/** Names in quotes, as keys, or as classes of a style sheet. */
const named = (text: string) =>
	KIND_NAMES.filter((name) => new RegExp(`(['"\`])${name}\\1|^\\.(note\\.)?${name}\\b`, 'm').test(text));

test('the check sees a name in code and in a style sheet', () => {
	expect(named("if (ad.kind === 'carpool') drive();")).toEqual(['carpool']);
	expect(named('.note.loan {')).toEqual(['loan']);
	expect(named("code === 'loan-days-wrong'")).toEqual([]);
});

describe('no file outside the folder of kinds knows one by its name', () => {
	test.each(['src', 'server'])('%s', (folder) => {
		const there = paths.filter((path) => path.startsWith(`${folder}/`) && !path.startsWith('src/kinds/'));
		expect(there.length).toBeGreaterThan(50);
		const found = there.flatMap((path) => named(readFileSync(path, 'utf8')).map((name) => `${path}: ${name}`));
		expect(found).toEqual([]);
	});
});

test('and no kind knows another', () => {
	const found = KIND_NAMES.flatMap((one) =>
		paths
			.filter((path) => path.startsWith(`src/kinds/${one}/`))
			.flatMap((path) =>
				KIND_NAMES.filter((other) => other !== one && readFileSync(path, 'utf8').includes(`/${other}/`)).map(
					(other) => `${path}: ${other}`
				)
			)
	);
	expect(found).toEqual([]);
});

test('each has a picture of its own, and the file that pages fetch is made of those', async () => {
	const made = await sprite();
	expect(made.match(/<g /g)).toHaveLength(KIND_NAMES.length);
	expect(readFileSync('static/kinds.svg', 'utf8'), 'node scripts/pictures.mjs').toBe(made);
	const places = KIND_NAMES.map((name) => /--i: (\d+)/.exec(readFileSync(`src/kinds/${name}/note.css`, 'utf8'))?.[1]);
	expect(places).toEqual(KIND_NAMES.map((_, at) => String(at)));
});
