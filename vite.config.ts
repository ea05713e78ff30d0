import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { devServer } from './scripts/vite-dev-server.ts';
import { territoryModule } from './scripts/vite-territory.ts';

const TERRITORY = process.env.TERRITORY || 'chartreuse';

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
						{ name: 'stores', test: /node_modules\/dexie\//, priority: 2 },
						{
							// What only those who write need.
							name: 'writing',
							test: /src\/(lib\/words\/(refusals|publish|states|signup|exchanges)|lib\/ui\/(Choice|Bubble|UndoToast|StateBadge|TextField|TextArea)|domain\/message-rules)\./,
							priority: 2
						},
						{
							name: 'base',
							test: /node_modules\/(svelte|@sveltejs|valibot|esm-env|clsx)\/|src\/(domain|lib\/(ui|words\/(?!map|share)|state|phone|device|exchange|net|board)|styles)\/|virtual:territory$/,
							priority: 1
						}
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
