/** Files that few phones need, and only there: left out of what every phone keeps, kept by whoever opens their page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What only these reach. Their pages fetch them in time (`src/routes/achats/[ad]/Sheets.svelte`). */
const LATE = ['src/lib/print/purchase/sheet.ts'];

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }} Chunk */

/** Addresses of the late files. @param {string} output The folder of Kit's output. */
export async function lateFiles(output) {
	/** @type {Record<string, Chunk>} */
	const chunks = JSON.parse(await readFile(join(output, 'client/.vite/manifest.json'), 'utf8'));
	/** @param {string[]} from @param {(name: string) => boolean} enters */
	const reach = (from, enters) => {
		/** @type {Set<string>} */
		const seen = new Set();
		const todo = [...from];
		for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
			if (seen.has(name) || !enters(name)) continue;
			seen.add(name);
			todo.push(...(chunks[name]?.imports ?? []), ...(chunks[name]?.dynamicImports ?? []));
		}
		return seen;
	};
	const late = LATE.filter((name) => chunks[name]);
	if (late.length < LATE.length) throw new Error(`scripts/late.mjs names a file that the build has not: ${LATE.join(', ')}`);
	const entries = Object.keys(chunks).filter((name) => chunks[name]?.isEntry && !late.includes(name));
	const everybody = reach(entries, (name) => !late.includes(name));
	const only = [...reach(late, (name) => !everybody.has(name))];
	return new Set(only.map((name) => `/${chunks[name]?.file ?? ''}`));
}
