/** `npm run bench [-- --quick] [mailbox] [link] [phone] [server]`: bundles the bench and what it opens in Chromium, then runs it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';
import { isBuilt } from './stale.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
await install();
// Pages are measured too.
if (!(await isBuilt())) await (await import('./build.mjs')).build();

// Inside node_modules, so that what is not bundled is found from there. Two benches at once do not take each other's files.
const folder = join('node_modules', '.cache', `sharetreuse-bench-${process.pid}`);
mkdirSync(folder, { recursive: true });
const files = join(folder, 'files');
await build({
	entryPoints: { main: 'tests/bench/main.ts' },
	outdir: folder,
	outExtension: { '.js': '.mjs' },
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node20',
	packages: 'external',
	logLevel: 'warning'
});
await build({
	entryPoints: { page: 'tests/bench/page.ts', worker: 'src/lib/board/worker.ts' },
	outdir: files,
	bundle: true,
	minify: true,
	platform: 'browser',
	format: 'esm',
	target: 'es2022',
	logLevel: 'warning'
});
writeFileSync(
	join(files, 'index.html'),
	'<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench/page.js"></script>'
);
const { status } = spawnSync(process.execPath, [join(folder, 'main.mjs'), ...process.argv.slice(2)], {
	stdio: 'inherit',
	env: { ...process.env, BENCH_FILES: files, LOG_LEVEL: 'error' }
});
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
