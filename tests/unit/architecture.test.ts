/** Imports go down only: the domain knows nobody, and no room reaches over the head of another. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wrongDoors, type SourceFile } from './house.ts';

const sources = (folder: string): SourceFile[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|svelte|js)$/.test(entry.name))
		.map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`)
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('every door of the house opens the right way', () => {
	const files = [...sources('src'), ...sources('server')];
	expect(files.length).toBeGreaterThan(100);
	const wrong = wrongDoors(files);
	expect(wrong).toEqual([]);
});

describe('the check itself sees', () => {
	const wrong = (path: string, text: string) => wrongDoors([{ path, text }]);

	test.each([
		['the domain asking the phone', 'src/domain/ad.ts', "import { openDevice } from '../lib/device/db.ts';"],
		['even for a type', 'src/domain/ad.ts', "import type { DeviceDb } from '../lib/device/db.ts';"],
		['even in the middle of a type', 'src/domain/ad.ts', "type A = import('../lib/device/db.ts').DeviceDb;"],
		['even passing it on', 'src/domain/ad.ts', "export * from '../lib/device/db.ts';"],
		['even late', 'src/domain/ad.ts', "const f = () => import('../lib/device/db.ts');"],
		['even for its effect', 'src/domain/ad.ts', "import '../lib/device/db.ts';"],
		['the domain asking how a kind looks', 'src/domain/ad.ts', "import { factsOf } from '../kinds/facts.ts';"],
		['or what it says', 'src/kinds/gift/kind.ts', "import { words } from './words.ts';"],
		['a library where it is not at home', 'src/domain/ad.ts', "import Dexie from 'dexie';"],
		['node in the browser', 'src/lib/mailbox/contents.ts', "import { readFileSync } from 'node:fs';"],
		['one store asking another', 'src/lib/board/mirror.ts', "import { openDevice } from '../device/db.ts';"],
		[
			'a page asking a store',
			'src/routes/+page.svelte',
			'<script lang="ts">\n\timport { openDevice } from \'$lib/device/db.ts\';\n</script>'
		],
		[
			'in either of its scripts',
			'src/routes/+page.svelte',
			"<script module>\nimport '../lib/net/x.ts';\n</script>\n<script>let a = 1;</script>"
		],
		['in its markup', 'src/routes/+page.svelte', "{#await import('../lib/phone/phone.ts')}…{/await}"],
		[
			'a component that fetches its own data',
			'src/lib/ui/Note.svelte',
			"<script>import { here } from '../state/phone.svelte.ts';</script>"
		],
		['a word that knows a component', 'src/lib/words/ad.ts', "import Note from '../ui/Note.svelte';"],
		['the server running the phone', 'server/courier/judge.ts', "import { lean } from '../../src/lib/mailbox/lean-fetch.ts';"],
		['the server knowing the screen', 'server/app.ts', "import { mount } from 'svelte';"],
		['the phone running the server', 'src/lib/phone/phone.ts', "import type { Board } from '../../../server/board/board.ts';"],
		['the pages running the server', 'src/hooks.server.ts', "import { createBoardReader } from '../server/board/reader.ts';"],
		['what is computed', 'src/lib/phone/phone.ts', 'const f = (name) => import(name);'],
		[
			'a type among values',
			'src/hooks.server.ts',
			"import { type BoardReader, createBoardReader } from '../server/board/reader.ts';"
		],
		['a file in no room', 'src/lib/helpers/x.ts', '']
	])('%s', (_, path, text) => expect(wrong(path, text)).toHaveLength(1));

	test('and nothing where there is nothing to see', () => {
		expect(
			wrong(
				'src/domain/ad.ts',
				"// import Dexie from 'dexie'\nconst text = \"import Dexie from 'dexie'\"; import * as v from 'valibot'; import './dates.ts';"
			)
		).toEqual([]);
		expect(
			wrong(
				'src/hooks.server.ts',
				"import type { BoardReader } from '../server/board/reader.ts'; import { type BoardReader as B } from '../server/board/reader.ts';"
			)
		).toEqual([]);
		expect(wrong('src/lib/phone/browser.ts', "const f = () => import('../mailbox/pouch.ts');")).toEqual([]);
		expect(
			wrong(
				'server/app.ts',
				"import express from 'express'; import { createServer } from 'node:http'; import '../src/domain/ad.ts';"
			)
		).toEqual([]);
		expect(
			wrong(
				'src/routes/annonces/+page.svelte',
				"<script>import { page } from '$app/state'; import Note from '$lib/ui/Note.svelte';</script><p>import 'dexie'</p>"
			)
		).toEqual([]);
	});
});
