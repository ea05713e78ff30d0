/**
 * `npm test`: installs what it needs, then types, lint, and every test, in one count at the end.
 * `npm test -- unit sync` runs only those projects.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkNode } from './check-node.mjs';
import { chromium } from './chromium.mjs';
import { install } from './install.mjs';
import { isBuilt } from './stale.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
await install();

const only = process.argv.slice(2);
const projects = only.length > 0 ? only : ['unit', 'server', 'sync', 'e2e'];
const NEXT = { BUILD_INTO: 'test-results/next', BUILD_VERSION: 'next' };
let passed = 0;
let failed = 0;

/**
 * Its words come together at its end: of two that run at once, none is read between the lines of the other.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function step(name, args, env = {}) {
	const started = Date.now();
	const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (said += part));
	const [status] = await once(child, 'close');
	console.log(`\n— ${name}`);
	process.stdout.write(said);
	console.log(`  ${name}: ${status === 0 ? 'good' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(0)} s`);
	if (status === 0) passed += 1;
	else failed += 1;
}

const types = () =>
	step('types', [
		'node_modules/svelte-check/bin/svelte-check',
		'--tsconfig',
		'./tsconfig.json',
		'--fail-on-warnings',
		'--output',
		'human'
	]);
const format = () => step('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
const lint = () => step('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']);

/** This version, and the same sources under another number, for the tests of updates. */
async function builds() {
	process.env.CHROMIUM = chromium();
	process.env.NEXT_BUILD = NEXT.BUILD_INTO;
	if (!(await isBuilt())) await step('build', ['scripts/build.mjs']);
	if (!(await isBuilt({ ...process.env, ...NEXT }))) await step('build: the next version', ['scripts/build.mjs'], NEXT);
}

const all = only.length === 0;
if (all) await step('types: Kit’s own', ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
// Two at a time, as many as a small machine has cores. A build writes Kit's types again: nobody reads them meanwhile, and the
// two builds, which share Kit's folder, come one after the other.
if (all) await Promise.all([types(), lint()]);
await Promise.all([all && format(), projects.includes('e2e') && builds()]);

// Browsers after everything else: beside the other tests, on a small machine, people would wait for their pages.
vitest(projects.filter((project) => project !== 'e2e'));
if (projects.includes('e2e')) for (const browsers of ['e2e', 'e2e-alone']) vitest([browsers]);

/** @param {string[]} some */
function vitest(some) {
	if (some.length === 0) return;
	const folder = mkdtempSync(join(tmpdir(), 'sharetreuse-test-'));
	const report = join(folder, 'report.json');
	const flags = some.flatMap((project) => ['--project', project]);
	const before = failed;
	const { status } = spawnSync(
		process.execPath,
		['node_modules/vitest/vitest.mjs', 'run', ...flags, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
		{ stdio: 'inherit' }
	);
	try {
		const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
		passed += numPassedTests;
		// A file that could not be loaded has no failed test of its own, and must not pass for good.
		failed += Math.max(numFailedTests, numFailedTestSuites > 0 && numFailedTests === 0 ? 1 : 0);
	} catch {
		failed += 1;
	}
	if (status !== 0 && failed === before) failed += 1;
	rmSync(folder, { recursive: true, force: true });
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
