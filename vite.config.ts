import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { devServer } from './scripts/vite-dev-server.ts';
import { territoryModule } from './scripts/vite-territory.ts';

const TERRITORY = process.env.TERRITORY || 'chartreuse';

const BASE =
	/node_modules\/(svelte|@sveltejs|valibot|esm-env|clsx)\/|src\/(domain\/(?!wire|packed-roads)|styles\/)|src\/lib\/(ui|words\/(?!sharing|map|share|about|help|me\.|states)|state\/(?!follow)|device\/(trouble|drafts)|phone\/revive)|virtual:territory$/;
const WRITING =
	/src\/lib\/(ui\/(Bubble|Choice|InstallPicture|Kept|ReceiptNumber|TextArea|TextField|TickField|UndoToast|StateBadge)|words\/(exchanges|publish|refusals|report|signup|states))\.|src\/domain\/message-rules/;
const STORES =
	/node_modules\/(dexie|comlink)\/|src\/lib\/(state\/follow|(phone|device|exchange|net)\/|board\/(open-board|browser-env)|mailbox\/(?!pouch))/;

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
						{
							name: 'base',
							test: (id: string) => BASE.test(id) && !WRITING.test(id),
							priority: 2
						},
						// Pages for writing share theirs; whoever only reads never fetches them.
						{ name: 'writing', test: WRITING, priority: 1 },
						// What the phone keeps comes after the first page, with its library (`src/lib/state/follow.ts`).
						{ name: 'stores', test: STORES, priority: 0 }
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
