/** Whether what was installed and built is still what the sources say. Uses nothing that would have to be installed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A build goes into this folder: `build` and `dist-server` are in it. */
export const builtInto = (env = process.env) => env.BUILD_INTO || '.';
export const stampFile = (env = process.env) => `${builtInto(env)}/build/.stamp`;

const INPUTS = [
	'src',
	'server',
	'static',
	'territories',
	'scripts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/** @param {string} path @returns {Promise<string[]>} */
async function files(path) {
	if (!(await stat(path)).isDirectory()) return [path];
	const names = (await readdir(path)).sort();
	return (await Promise.all(names.map((name) => files(join(path, name))))).flat();
}

/** A fingerprint of everything a build depends on. */
export async function stamp(env = process.env) {
	const hash = createHash('sha256').update(`${process.version} ${env.TERRITORY ?? ''} ${env.BUILD_VERSION ?? ''}`);
	for (const file of (await Promise.all(INPUTS.map(files))).flat())
		hash.update(`\0${file}\0`).update(await readFile(file, 'latin1'));
	return hash.digest('hex');
}

/** `env`: which of the builds. */
export async function isBuilt(env = process.env) {
	if (!existsSync(stampFile(env)) || !existsSync(`${builtInto(env)}/dist-server/main.js`)) return false;
	return (await readFile(stampFile(env), 'utf8')) === (await stamp(env));
}

/** npm writes its own copy of the lock file last: when it is there and as new as ours, the installation is whole. */
export async function isInstalled() {
	const done = 'node_modules/.package-lock.json';
	if (!existsSync(done)) return false;
	const [installed, wanted] = await Promise.all([stat(done), stat('package-lock.json')]);
	return installed.mtimeMs >= wanted.mtimeMs;
}
