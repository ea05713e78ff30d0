/** Reads a kit with the very loader of the server, bundled on the spot: Node cannot run its types. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Throws what is to be corrected, each with its file and line. @param {string} folder @returns {Promise<{ communes: number, ads: number }>} */
export async function check(folder) {
	// Inside node_modules, so that what is not bundled is found from there.
	const into = join('node_modules', '.cache', `sharetreuse-kit-${process.pid}`);
	mkdirSync(into, { recursive: true });
	try {
		await build({
			stdin: {
				contents:
					"export { loadTerritory } from './server/territory/load.ts'; export { loadDemo } from './server/territory/demo.ts';",
				resolveDir: process.cwd(),
				loader: 'ts'
			},
			outfile: join(into, 'load.mjs'),
			bundle: true,
			platform: 'node',
			format: 'esm',
			target: 'node20',
			packages: 'external',
			logLevel: 'warning'
		});
		const { loadTerritory, loadDemo } = await import(pathToFileURL(join(process.cwd(), into, 'load.mjs')).href);
		const { territory } = loadTerritory(folder);
		return { communes: territory.communes.length, ads: loadDemo(folder, territory).ads.length };
	} finally {
		rmSync(into, { recursive: true, force: true });
	}
}
