/** O9: a disk that is full, forbidden or taken away. The board still reads, says what is not kept, and recovers. */
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safeStore } from '../../src/lib/board/safe-store.ts';
import { dexieStore, type BoardStore } from '../../src/lib/board/store.ts';
import { newBoard, newDisk } from '../factories/boards.ts';
import { manyAds } from '../factories/many-ads.ts';
import { startServer, type TestServer } from '../factories/server.ts';

const START = Date.parse('2026-11-23T08:00:00Z');
let clock = START;
const now = () => clock;
let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now });
	await server.services.board.fill(manyAds(400, { now: START }));
});
afterAll(() => server.stop());

const quota = () => Object.assign(new Error('no room'), { name: 'QuotaExceededError' });

/** A disk that fails when told to. */
function badDisk(disk = newDisk()) {
	const state: { fails: ((batch: Parameters<BoardStore['apply']>[0]) => Error | undefined) | undefined } = { fails: undefined };
	const store = safeStore(() => {
		const real = dexieStore(disk);
		return {
			...real,
			apply: async (batch, turn) => {
				const error = state.fails?.(batch);
				if (error) throw error;
				return real.apply(batch, turn);
			}
		};
	});
	return { state, store, disk };
}

describe('a disk that will not', () => {
	test('full from the first byte: the titles and the newest read all the same, and the problem is told', async () => {
		const { state, store } = badDisk();
		state.fails = quota;
		const phone = newBoard(server.origin, { now, env: { store } });
		await phone.takeAll();
		const progress = await phone.board.progress();
		expect(progress.problem).toBe('full');
		expect(progress.titles).toEqual({ here: 400, of: 400 });
		const { ads } = await phone.board.list({}, 5);
		expect(await phone.board.get(ads[0]!.id)).toMatchObject({ title: ads[0]!.title });
		await phone.close();
	});

	test('full half-way: what was kept stays, and the rest comes once there is room', async () => {
		const { state, store } = badDisk();
		let lines = 0;
		state.fails = (batch) => (batch.lines?.[0]?.sort === 'texts' && (lines += 1) > 2 ? quota() : undefined);
		const phone = newBoard(server.origin, { now, env: { store } });
		await phone.takeAll();
		expect((await phone.board.progress()).problem).toBe('full');
		expect((await phone.board.list({}, 1)).live).toBeGreaterThan(150);
		state.fails = undefined;
		clock += 3_600_000;
		await phone.takeAll();
		const { problem, texts } = await phone.board.progress();
		expect([problem, texts.here]).toEqual([undefined, 400]);
		await phone.close();
	});

	test('a private window without any storage: it reads, and says that nothing is kept', async () => {
		const open = () => {
			throw Object.assign(new Error('denied'), { name: 'SecurityError' });
		};
		const phone = newBoard(server.origin, {
			now,
			disk: { indexedDB: { open, deleteDatabase: open } as unknown as IDBFactory, IDBKeyRange: newDisk().IDBKeyRange }
		});
		await phone.takeAll();
		expect((await phone.board.progress()).problem).toBe('closed');
		expect((await phone.board.list({ words: 'bois' }, 1)).total).toBeGreaterThan(0);
		await phone.close();
	});

	test('a disk emptied by the browser is filled again, without anybody doing anything', async () => {
		const disk = newDisk();
		const phone = newBoard(server.origin, { now, disk });
		await phone.takeAll();
		const other = dexieStore(disk);
		const { copy } = await other.load();
		await other.apply({ afresh: true, copy: { ...copy!, epoch: 'nothing', turn: 99 } }, copy!.turn);
		other.close();
		await phone.takeAll();
		await phone.takeAll();
		expect((await phone.board.list({}, 1)).live).toBeGreaterThan(150);
		await phone.reopen();
		expect((await phone.board.progress()).texts).toEqual({ here: 400, of: 400 });
		await phone.close();
	});

	test('two tabs on one disk end with the same board, and neither writes over the other', async () => {
		const disk = newDisk();
		const [one, two] = [newBoard(server.origin, { now, disk }), newBoard(server.origin, { now, disk })];
		await Promise.all([one.takeAll(), two.takeAll()]);
		for (const tab of [one, two]) await tab.board.reload();
		expect(await two.board.list({}, 1)).toEqual(await one.board.list({}, 1));
		expect((await one.board.progress()).texts).toEqual({ here: 400, of: 400 });
		await one.close();
		await two.close();
	});

	test('two open tabs tell each other what they wrote, and then are quiet', async () => {
		const disk = newDisk();
		let told = 0;
		const tabs: ReturnType<typeof newBoard>[] = [];
		const open = (other: number) =>
			newBoard(server.origin, {
				now,
				disk,
				env: {
					tell: () => {
						told += 1;
						void tabs[other]?.board.reload();
					}
				}
			});
		tabs.push(open(1), open(0));
		await tabs[0]!.takeAll();
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect((await tabs[1]!.board.progress()).texts).toEqual({ here: 400, of: 400 });
		expect(told).toBeLessThan(5);
		for (const tab of tabs) await tab.close();
	});

	test('who keeps only titles frees the texts at once, and gets them back by changing their mind', async () => {
		const phone = newBoard(server.origin, { now });
		await phone.takeAll();
		await phone.board.keep({ keep: 'titles' });
		expect((await phone.board.progress()).texts).toEqual({ here: 0, of: 0 });
		expect((await phone.board.list({}, 1)).live).toBeGreaterThan(150);
		await phone.reopen();
		expect(await phone.board.wishes()).toMatchObject({ keep: 'titles' });
		await phone.board.keep({ keep: 'everything' });
		await phone.takeAll();
		expect((await phone.board.progress()).texts.here).toBe(400);
		await phone.close();
	});
});
