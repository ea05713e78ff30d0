import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { devServer } from './scripts/vite-dev-server.ts';
import { territoryModule } from './scripts/vite-territory.ts';

const TERRITORY = process.env.TERRITORY || 'chartreuse';

/** What the first screen needs, whichever it is. */
const EVERYWHERE =
	/node_modules\/(svelte|@sveltejs|valibot|esm-env|clsx)\/|src\/(domain|lib\/(ui|words|state|phone|device|exchange|net|board)|styles)\/|virtual:territory$/;
/** What only those who write need. */
const WRITING =
	/src\/(lib\/words\/(refusals|publish|states|signup|exchanges)|lib\/ui\/(Choice|Bubble|UndoToast|StateBadge|TextField|TextArea)|domain\/message-rules)\./;
/** Not needed by the first screen: this, and what comes with the page or the question that needs it. */
const LATER = new RegExp(`${WRITING.source}|src\\/(lib\\/words\\/(map|share)|domain\\/packed-roads)\\.`);

const node = { environment: 'node' as const, extends: true as const };

export default defineConfig({
	plugins: [devServer(), territoryModule(`territories/${TERRITORY}`), sveltekit()],
	// `expose-gc` and friends are not needed; what matters is that PouchDB's browser parts find a `global`.
	define: { global: 'globalThis' },
	server: { fs: { allow: ['.'] } },
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: {
					// What every page needs comes in two files instead of thirty: on a slow link each request has its price.
					groups: [
						{ name: 'stores', test: /node_modules\/dexie\//, priority: 3 },
						{
							name: 'base',
							test: (id) => EVERYWHERE.test(id) && !LATER.test(id),
							priority: 2
						},
						// Groups take what they import with them: this one comes after, and finds the rest already placed.
						{ name: 'writing', test: WRITING, priority: 1 }
					]
				}
			}
		}
	},
	test: {
		projects: [
			{ ...node, test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/territory/**/*.test.ts'] } },
			{ ...node, test: { name: 'server', include: ['tests/server/**/*.test.ts'], testTimeout: 30_000 } },
			{ ...node, test: { name: 'sync', include: ['tests/sync/**/*.test.ts'], testTimeout: 120_000 } },
			{
				...node,
				test: {
					name: 'e2e',
					include: ['tests/e2e/**/*.test.ts'],
					testTimeout: 180_000,
					hookTimeout: 180_000,
					fileParallelism: false
				}
			}
		]
	}
});
