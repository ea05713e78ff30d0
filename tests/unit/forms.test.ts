/** A form that a script sends must not be sent by the browser before the script has come: its text would be in an address. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const components = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.svelte'))
	.map((file) => join('src', file));

interface Form {
	readonly attributes: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
}

const formsOf = (file: string): Form[] => {
	const found: Form[] = [];
	const look = (node: unknown): void => {
		if (Array.isArray(node)) node.forEach(look);
		else if (node !== null && typeof node === 'object') {
			const one = node as { type?: string; name?: string } & Form;
			if (one.type === 'RegularElement' && one.name === 'form') found.push(one);
			Object.values(node).forEach(look);
		}
	};
	look(parse(readFileSync(file, 'utf8'), { modern: true }).fragment);
	return found;
};

const has = (form: Form, name: string) => form.attributes.some((one) => one.name === name);
const methodOf = (form: Form) => JSON.stringify(form.attributes.find((one) => one.name === 'method')?.value ?? null);

test('a form that a script sends does nothing by itself when it is pressed before the script has come', () => {
	const scripted = components.flatMap((file) =>
		formsOf(file)
			.filter((form) => has(form, 'onsubmit') && !has(form, 'action'))
			.map((form) => ({ file, method: methodOf(form) }))
	);
	expect(scripted.length).toBeGreaterThan(20);
	// Outside of a dialog box, this method is nothing at all (HTML, "form submission algorithm").
	expect(scripted.filter(({ method }) => !method.includes('"dialog"')).map(({ file }) => file)).toEqual([]);
});

test('every other form says where it goes', () => {
	const others = components.flatMap((file) =>
		formsOf(file)
			.filter((form) => !has(form, 'onsubmit') && !has(form, 'action'))
			.map(() => file)
	);
	expect(others).toEqual([]);
});
