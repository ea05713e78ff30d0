/** `npm start`: installs what is missing, builds what is stale, and serves. */
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';
import { isBuilt } from './stale.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
await install();
if (!(await isBuilt())) {
	console.log('Building (once, until a source changes)…');
	const { build } = await import('./build.mjs');
	await build();
}
await import(new URL('../dist-server/main.js', import.meta.url).href);
