/** One contract, which all stores pass; and what only the disk can promise. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedStores } from '../../server/stores/embedded.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import type { Stores } from '../../server/stores/stores.ts';

const root = mkdtempSync(join(tmpdir(), 'stores-'));
let folders = 0;
const folder = () => join(root, `data-${(folders += 1)}`);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each([
	['embedded', () => embeddedStores(folder())],
	['memory', memoryStores]
])('%s stores', (_name, create: () => Stores) => {
	let stores: Stores;
	beforeEach(() => void (stores = create()));
	afterEach(() => stores.close());

	it('keep what was written while a database is closed', async () => {
		const before = stores.open('board');
		await before.put({ _id: 'ad:1', title: 'Bois' } as object);
		await before.close();
		const after = stores.open('board');
		expect(await after.get('ad:1')).toMatchObject({ title: 'Bois' });
		await after.close();
	});

	it('know which databases exist', async () => {
		expect(await stores.exists('board')).toBe(false);
		for (const name of ['board', 'member-b', 'member-a']) {
			const db = stores.open(name);
			await db.info();
			await db.close();
		}
		expect(await stores.exists('board')).toBe(true);
		expect(await stores.exists('member-c')).toBe(false);
		expect(await stores.names('member-')).toEqual(['member-a', 'member-b']);
	});

	it('erase a database whole, and can make it again empty', async () => {
		const before = stores.open('member-a');
		await before.put({ _id: 'ad:1' });
		await before.close();
		await stores.destroy('member-a');
		expect(await stores.exists('member-a')).toBe(false);
		expect(await stores.names('')).toEqual([]);
		const after = stores.open('member-a');
		expect((await after.info()).doc_count).toBe(0);
		await after.close();
		await stores.destroy('never-made');
	});

	it('tell a database by its name only, not by where it is', async () => {
		const db = stores.open('board');
		expect((await db.info()).db_name).toBe('board');
		await db.close();
	});

	it.each(['', 'Board', '../x', 'a/b', 'a%2fb', '_users', '-a', 'a.b', 'a\0', 'é', 'a'.repeat(62), 'http://x'])(
		'refuse the name %j',
		(name) => {
			expect(() => stores.open(name)).toThrow(TypeError);
			return expect(stores.destroy(name)).rejects.toThrow(TypeError);
		}
	);

	it('keep keys, and list them by prefix in order', async () => {
		const { keys } = stores;
		for (const key of ['d:b', 'e:1', 'd:a', 'd:']) await keys.put(key, `value of ${key}`);
		expect(await keys.list('d:')).toEqual([
			['d:', 'value of d:'],
			['d:a', 'value of d:a'],
			['d:b', 'value of d:b']
		]);
		await keys.delete('d:a');
		await keys.delete('never-put');
		expect(await keys.get('d:a')).toBeUndefined();
		await keys.put('d:b', 'new');
		expect(await keys.get('d:b')).toBe('new');
		expect(await keys.list('z')).toEqual([]);
	});

	it('keep files whole, list them by folder, and erase them one by one or by folder', async () => {
		const { blobs } = stores;
		const bytes = (text: string) => new TextEncoder().encode(text);
		await blobs.write('kept/a/one', bytes('1'));
		await blobs.write('kept/a/two', bytes('2'));
		await blobs.write('kept/b/one', bytes('3'));
		await blobs.write('kept/a/one', bytes('new'));
		expect(await blobs.read('kept/a/one')).toEqual(bytes('new'));
		expect(await blobs.list('kept')).toEqual(['a', 'b']);
		expect(await blobs.list('kept/a')).toEqual(['one', 'two']);
		expect(await blobs.list('nothing')).toEqual([]);
		expect(await blobs.read('kept/c')).toBeUndefined();
		await blobs.erase('kept/a/one');
		expect(await blobs.list('kept/a')).toEqual(['two']);
		await blobs.erase('kept/a');
		await blobs.erase('kept/never');
		expect(await blobs.list('kept/a')).toEqual([]);
		expect(await blobs.read('kept/b/one')).toEqual(bytes('3'));
	});

	it.each(['', '..', '../x', 'a/../b', '/a', 'a/', 'a//b', '.half', 'A', 'a\0', 'a\\b', 'a/b/c/d/e', 'é'])(
		'refuse the file name %j',
		async (name) => {
			await expect((async () => stores.blobs.read(name))()).rejects.toThrow(TypeError);
			await expect((async () => stores.blobs.write(name, new Uint8Array()))()).rejects.toThrow(TypeError);
			await expect((async () => stores.blobs.erase(name))()).rejects.toThrow(TypeError);
		}
	);

	it('share nothing with other stores of the same kind', async () => {
		const other = create();
		const [ours, theirs] = [stores.open('board'), other.open('board')];
		await ours.put({ _id: 'ad:1' });
		await stores.keys.put('k', 'ours');
		expect((await theirs.info()).doc_count).toBe(0);
		expect(await other.keys.get('k')).toBeUndefined();
		await Promise.all([ours.close(), theirs.close()]);
		await other.close();
	});
});

describe('embedded stores', () => {
	it('finish an erasure that a crash interrupted', async () => {
		const data = folder();
		mkdirSync(join(data, 'db', 'member-a.erased'), { recursive: true });
		writeFileSync(join(data, 'db', 'member-a.erased', 'CURRENT'), '');
		const stores = embeddedStores(data);
		expect(await stores.names('')).toEqual([]);
		const db = stores.open('member-a');
		await db.close();
		await stores.destroy('member-a');
		await stores.close();
	});

	it('lose no acknowledged write to kill -9', async () => {
		const data = folder();
		const cache = join(process.cwd(), 'node_modules', '.cache', 'sharetreuse-tests');
		const script = join(cache, `writer-${process.pid}.mjs`);
		await build({
			entryPoints: [join(import.meta.dirname, 'fixtures', 'writer.ts')],
			outfile: script,
			bundle: true,
			platform: 'node',
			format: 'esm',
			packages: 'external',
			logLevel: 'error'
		});
		const child = spawn(process.execPath, [script, data], { stdio: ['ignore', 'pipe', 'inherit'] });
		const died = new Promise((resolve) => child.once('exit', resolve));
		let acknowledged = -1;
		for await (const line of createInterface({ input: child.stdout })) {
			acknowledged = Number(line);
			if (acknowledged === 49) child.kill('SIGKILL');
		}
		await died;
		rmSync(script);
		expect(acknowledged).toBeGreaterThanOrEqual(49);

		const stores = embeddedStores(data);
		const db = stores.open('board');
		const { rows } = await db.allDocs();
		const keys = await stores.keys.list('key:');
		expect(rows.length).toBeGreaterThanOrEqual(acknowledged + 1);
		expect(keys.length).toBeGreaterThanOrEqual(acknowledged + 1);
		await db.close();
		await stores.close();
	});
});
