/** The registry keeps one instance a name, and nobody is ever left hanging on a closed one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { embeddedStores } from '../../server/stores/embedded.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { createRegistry, type Registry } from '../../server/stores/registry.ts';
import type { Stores } from '../../server/stores/stores.ts';

let registry: Registry;
afterEach(() => registry.close());

const FOREVER = 1_000_000;
/** How many are open at once, as the stores themselves see it. */
function counted(stores: Stores) {
	const count = { now: 0, most: 0, opened: 0 };
	const open = (name: string) => {
		count.now += 1;
		count.opened += 1;
		count.most = Math.max(count.most, count.now);
		const db = stores.open(name);
		db.once('closed', () => (count.now -= 1));
		return db;
	};
	return { count, stores: { ...stores, open } };
}
const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => 'done'), after(30).then(() => 'waits')]);

describe('the registry', () => {
	it('gives everybody the same instance', async () => {
		registry = createRegistry(memoryStores(), { max: 5, idleMs: FOREVER });
		const [one, two] = await Promise.all([registry.acquire('board'), registry.acquire('board')]);
		expect(one.db).toBe(two.db);
		expect(registry.pinned('board')).toBe(one.db);
		one.release();
		one.release();
		expect(registry.pinned('board')).toBe(two.db);
		two.release();
		expect(registry.pinned('board')).toBeUndefined();
	});

	it('closes what is idle, never what is held, and opens it again', async () => {
		const { count, stores } = counted(memoryStores());
		registry = createRegistry(stores, { max: 5, idleMs: 5 });
		const held = await registry.acquire('held');
		await registry.use('idle', (db) => db.put({ _id: 'a' }));
		await after(60);
		expect(count.now).toBe(1);
		expect(await registry.use('idle', (db) => db.get('a'))).toMatchObject({ _id: 'a' });
		await held.db.put({ _id: 'b' });
		held.release();
	});

	it('makes room by closing the one unused for longest', async () => {
		const { count, stores } = counted(memoryStores());
		registry = createRegistry(stores, { max: 2, idleMs: FOREVER });
		const use = (name: string) => registry.use(name, (db) => db.info());
		for (const name of ['a', 'b', 'a', 'c', 'a']) await use(name);
		expect(count).toEqual({ now: 2, most: 2, opened: 3 });
	});

	it('lets the next one wait while all are held', async () => {
		registry = createRegistry(memoryStores(), { max: 1, idleMs: FOREVER });
		const first = await registry.acquire('a');
		const second = registry.acquire('b');
		expect(await settled(second)).toBe('waits');
		first.release();
		(await second).release();
	});

	it('erases a database only when nobody holds it, and those who come meanwhile find it empty', async () => {
		registry = createRegistry(memoryStores(), { max: 5, idleMs: FOREVER });
		const held = await registry.acquire('member-a');
		await held.db.put({ _id: 'ad:1' });
		const dropped = registry.drop('member-a');
		const next = registry.acquire('member-a');
		expect(await Promise.all([settled(dropped), settled(next)])).toEqual(['waits', 'waits']);
		expect(await held.db.get('ad:1')).toMatchObject({ _id: 'ad:1' });
		held.release();
		await dropped;
		const { db, release } = await next;
		expect((await db.info()).doc_count).toBe(0);
		release();
		await registry.drop('never-made');
	});

	it('refuses a name that is not one, and stays usable', async () => {
		registry = createRegistry(memoryStores(), { max: 1, idleMs: FOREVER });
		await expect(registry.acquire('../x')).rejects.toThrow(TypeError);
		await expect(registry.drop('../x')).rejects.toThrow(TypeError);
		await registry.use('board', (db) => db.info());
	});

	it('closes once the last lease is back, and then opens nothing', async () => {
		const { count, stores } = counted(memoryStores());
		registry = createRegistry(stores, { max: 1, idleMs: FOREVER });
		const held = await registry.acquire('a');
		const waiting = expect(registry.acquire('b')).rejects.toThrow('closed');
		const closed = registry.close();
		await waiting;
		expect(await settled(closed)).toBe('waits');
		held.release();
		await closed;
		expect(count.now).toBe(0);
		await expect(registry.acquire('a')).rejects.toThrow('closed');
	});

	it('survives a database that cannot be opened', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'registry-'));
		const stores = embeddedStores(folder);
		registry = createRegistry(stores, { max: 1, idleMs: FOREVER });
		rmSync(join(folder, 'db'), { recursive: true });
		await expect(registry.acquire('board')).rejects.toThrow();
		await stores.close();
		rmSync(folder, { recursive: true });
	});
});

describe.each([
	['embedded', 4],
	['memory', 20]
])('under stress, on %s stores', (kind, rounds) => {
	it('nothing hangs, nothing is lost, and no more than the maximum are open', { timeout: 30_000 }, async () => {
		const folder = mkdtempSync(join(tmpdir(), 'stress-'));
		const { count, stores } = counted(kind === 'embedded' ? embeddedStores(folder) : memoryStores());
		registry = createRegistry(stores, { max: 6, idleMs: 5 });
		const written = new Map<string, number>();
		const worker = async (worker: number) => {
			for (let round = 0; round < rounds; round += 1) {
				const name = `member-${(worker * 7 + round * 13) % 40}`;
				await registry.use(name, async (db) => {
					await db.put({ _id: `${worker}-${round}` });
					if (round % 3 === 0) await after(worker % 7);
				});
				written.set(name, (written.get(name) ?? 0) + 1);
				if (round % 4 === 3) await registry.drop(`gone-${worker % 5}`);
				if (round % 4 === 2) await registry.use(`gone-${worker % 5}`, (db) => db.put({ _id: `${worker}-${round}` }));
			}
		};
		await Promise.all(Array.from({ length: 30 }, (_, n) => worker(n)));
		for (const [name, docs] of written) {
			expect((await registry.use(name, (db) => db.info())).doc_count).toBe(docs);
		}
		expect(count.most).toBeLessThanOrEqual(6);
		expect(count.opened).toBeGreaterThan(40);
		await registry.close();
		expect(count.now).toBe(0);
		await stores.close();
		rmSync(folder, { recursive: true });
	});
});
