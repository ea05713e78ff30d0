/** Builds the phone's app, its service worker and the server, in the one order that works. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { injectManifest } from 'workbox-build';
import { builtInto, stamp, stampFile } from './stale.mjs';
import { lateFiles } from './late.mjs';
import { writeSprite } from './pictures.mjs';
import { checkBudgets } from './weigh.mjs';

export async function build() {
	await writeSprite();
	const inputs = await stamp();
	const into = builtInto();
	const worker = `${into}/build/client/service-worker.js`;
	execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
	await checkBudgets(`${into}/.svelte-kit/output`);

	const late = await lateFiles(`${into}/.svelte-kit/output`);
	// After the build: only then are the files and their contents known. One revision a file: an update fetches
	// only what changed. adapter-node serves prerendered pages without `.html`.
	await injectManifest({
		swSrc: worker,
		swDest: worker,
		globDirectory: `${into}/build`,
		globPatterns: ['client/**/*.{js,css,svg,png,woff2,webmanifest}', 'prerendered/**/*.{html,webmanifest}'],
		globIgnores: ['client/service-worker.js', 'client/_app/version.json'],
		dontCacheBustURLsMatching: /_app\/immutable\//,
		manifestTransforms: [
			(entries) => ({
				manifest: entries.map((entry) => ({
					...entry,
					url: entry.url.replace(/^(client|prerendered)/, '').replace(/(\/index)?\.html$/, '') || '/'
				}))
			}),
			(entries) => ({ manifest: entries.filter(({ url }) => !late.has(url)) })
		]
	});

	// The adapter compressed the worker before it had its list.
	const source = new TextEncoder().encode(await readFile(worker, 'utf8'));
	const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
	await writeFile(`${worker}.br`, new Uint8Array(brotliCompressSync(source, best)));
	await writeFile(`${worker}.gz`, new Uint8Array(gzipSync(source, { level: 9 })));

	await bundle({
		entryPoints: ['server/main.ts'],
		outfile: `${into}/dist-server/main.js`,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		packages: 'external',
		sourcemap: true,
		logLevel: 'warning'
	});
	await writeFile(stampFile(), inputs);
}

if (import.meta.url === `file://${process.argv[1]}`) await build();
