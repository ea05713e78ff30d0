/** Weighs what a build makes a first visitor fetch, from Kit's own manifest, and refuses what is over the budgets. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { BUDGETS, FIRST_ROUTE } from './budgets.mjs';

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[], css?: string[], src?: string }} Chunk */

const compressed = (/** @type {Buffer} */ bytes) => brotliCompressSync(new Uint8Array(bytes)).length;

/** @param {string} output The folder of Kit's output. */
export async function weigh(output) {
	const client = join(output, 'client');
	/** @type {Record<string, Chunk>} */
	const chunks = JSON.parse(await readFile(join(client, '.vite/manifest.json'), 'utf8'));
	const routes = await readFile(join(output, 'server/manifest-full.js'), 'utf8');
	// The layout, the error page, and the route's own.
	const node = new RegExp(`id: "${FIRST_ROUTE}",[\\s\\S]*?leaf: (\\d+)`).exec(routes)?.[1];
	if (node === undefined) throw new Error(`No route ${FIRST_ROUTE} in the build: scripts/weigh.mjs must be told of another.`);
	const entries = Object.keys(chunks).filter((name) => new RegExp(`entry\\.js$|/app\\.js$|nodes/(0|${node})\\.js$`).test(name));
	if (entries.length < 4) throw new Error(`Kit's manifest is not as it was: ${entries.join(', ')}`);

	/** @type {Set<string>} */
	const files = new Set();
	/** @type {Set<string>} */
	const seen = new Set();
	/** @param {string} name */
	const follow = (name) => {
		const chunk = chunks[name];
		if (!chunk || seen.has(name)) return;
		seen.add(name);
		for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
		for (const next of chunk.imports ?? []) follow(next);
	};
	for (const name of entries) follow(name);

	const sizes = await Promise.all([...files].map(async (file) => [file, compressed(await readFile(join(client, file)))]));
	const total = (/** @type {RegExp} */ kind) =>
		sizes.filter(([file]) => kind.test(String(file))).reduce((sum, [, size]) => sum + Number(size), 0) / 1000;
	const scripts = total(/\.js$/);
	// What comes right behind, while the page is being read: the stores, the worker's helper, the face of titles.
	const behind = await laterScripts(client, chunks, seen);
	const fonts = await fontsOf(client);
	return { scripts, styles: total(/\.css$/), behind, fonts, firstLoad: scripts + total(/\.css$/) + behind + fonts };
}

/** @param {string} client @param {Record<string, Chunk>} chunks @param {Set<string>} seen */
async function laterScripts(client, chunks, seen) {
	// What the first page asks for by itself; other pages and Kit's own error page are asked for by somebody.
	const later = [...seen].flatMap((name) => chunks[name]?.dynamicImports ?? []).filter((name) => !name.includes('generated/'));
	/** @type {Set<string>} */
	const files = new Set();
	/** @param {string} name */
	const follow = (name) => {
		const chunk = chunks[name];
		if (!chunk || seen.has(name) || files.has(chunk.file)) return;
		files.add(chunk.file);
		for (const next of chunk.imports ?? []) follow(next);
	};
	for (const name of later) follow(name);
	const sizes = await Promise.all([...files].map(async (file) => compressed(await readFile(join(client, file)))));
	return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** @param {string} client */
async function fontsOf(client) {
	const names = await readdir(join(client, '_app/immutable/assets'));
	const fonts = names.filter((name) => name.endsWith('.woff2'));
	const sizes = await Promise.all(
		fonts.map(async (name) => (await readFile(join(client, '_app/immutable/assets', name))).length)
	);
	return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** Throws when the build is too heavy, and says by how much. @param {string} output */
export async function checkBudgets(output) {
	const { scripts, styles, behind, fonts, firstLoad } = await weigh(output);
	const kB = (/** @type {number} */ size) => `${size.toFixed(1)} kB`;
	console.log(
		`First load of ${FIRST_ROUTE}: ${kB(scripts)} of scripts, ${kB(styles)} of styles, then ${kB(behind)} of scripts and ${kB(fonts)} of font; ${kB(firstLoad)} in all.`
	);
	const over = [];
	if (scripts > BUDGETS.blockingScripts) over.push(`blocking scripts: ${kB(scripts)}, at most ${BUDGETS.blockingScripts}`);
	if (firstLoad > BUDGETS.firstLoad) over.push(`first load: ${kB(firstLoad)}, at most ${BUDGETS.firstLoad}`);
	if (over.length > 0) throw new Error(`The build is over its budget (scripts/budgets.mjs): ${over.join('; ')}.`);
}
