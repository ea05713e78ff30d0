import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { chunks } from './scripts/chunks.ts';
import { devServer } from './scripts/vite-dev-server.ts';
import { territoryModule } from './scripts/vite-territory.ts';

const TERRITORY = process.env.TERRITORY || 'chartreuse';

const { plugin: byImports, groups } = chunks();

/** Every test makes its own servers and phones, so files may share one loaded app: loading it again for each took minutes. */
const together = { isolate: false };
const browsers = {
	testTimeout: 180_000,
	hookTimeout: 180_000,
	// A second, by default: less than a busy machine takes to show a page.
	expect: { poll: { timeout: 20_000 } }
};
/**
 * Alone: journeys, whose several phones wait for each other's exchanges, and what Chromium itself does late or loses beside
 * another one (service workers that are woken, or looked for again). Everything else goes two files at a time.
 */
const ALONE = ['account', 'exchange', 'hearing', 'last-seat', 'one-ad', 'one-household', 'pellets', 'photos', 'shepherd']
	.concat(['taking-part', 'update', 'writing'])
	.map((name) => `tests/e2e/${name}.test.ts`);
const node = { environment: 'node' as const, extends: true as const };

export default defineConfig({
	plugins: [devServer(), territoryModule(`territories/${TERRITORY}`), sveltekit(), byImports],
	// Parts of jsPDF for pictures and pages of HTML, which nothing here prints: no phone should keep them.
	resolve: {
		alias: Object.fromEntries(
			['html2canvas', 'canvg', 'dompurify', 'fast-png'].map((name) => [name, resolve('src/lib/print/nothing.ts')])
		)
	},
	// `expose-gc` and friends are not needed; what matters is that PouchDB's browser parts find a `global`.
	define: { global: 'globalThis' },
	server: { fs: { allow: ['.'] } },
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: { groups }
			}
		}
	},
	test: {
		// One for each core of a small machine, where Vitest by itself would leave one idle.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		projects: [
			{
				...node,
				test: {
					name: 'unit',
					include: ['tests/unit/**/*.test.ts', 'tests/territory/**/*.test.ts'],
					...together,
					testTimeout: 60_000
				}
			},
			{ ...node, test: { name: 'server', include: ['tests/server/**/*.test.ts'], ...together, testTimeout: 120_000 } },
			{ ...node, test: { name: 'sync', include: ['tests/sync/**/*.test.ts'], ...together, testTimeout: 300_000 } },
			{ ...node, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], exclude: ALONE, ...browsers } },
			{ ...node, test: { name: 'e2e-alone', include: ALONE, ...browsers, fileParallelism: false } }
		]
	}
});
