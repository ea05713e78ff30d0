/** The copy of the board on a phone, whatever comes, in whatever order, from however many tabs. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicAd } from '../../../src/domain/ad.ts';
import { openMirror } from '../../../src/lib/board/mirror.ts';
import { updateBoard } from '../../../src/lib/board/update.ts';
import { byId } from '../../factories/disk.ts';
import { publicAd } from '../../factories/public-ads.ts';

const newMirror = () => openMirror({ indexedDB: new IDBFactory(), IDBKeyRange });
const head = (seq: number, epoch = 'e') => ({ epoch, seq, now: '2026-11-23T10:00:00.000Z', demo: false });
const ads = Array.from({ length: 6 }, () => publicAd());

/** A board that remembers when each ad last changed, and answers as the server does. */
function board() {
	const shown = new Map<string, { ad: PublicAd; seq: number }>();
	const gone = new Map<string, number>();
	const state = { epoch: 'e', seq: 0, asked: [] as string[] };
	const answer = (path: string) => {
		const since = Number(new URL(path, 'http://x').searchParams.get('since'));
		const all = [...shown.values()];
		if (path.includes('snapshot')) return { ...head(state.seq, state.epoch), ads: all.map(({ ad }) => ad) };
		if (!path.includes(`epoch=${state.epoch}&`) || since > state.seq) return { startAgain: true };
		const changed = all.filter(({ seq }) => seq > since).map(({ ad }) => ad);
		return { ...head(state.seq, state.epoch), ads: changed, gone: [...gone].filter(([, seq]) => seq > since).map(([id]) => id) };
	};
	return {
		state,
		put(ad: PublicAd) {
			state.seq += 1;
			gone.delete(ad.id);
			shown.set(ad.id, { ad, seq: state.seq });
		},
		remove(ad: PublicAd) {
			state.seq += 1;
			if (shown.delete(ad.id)) gone.set(ad.id, state.seq);
		},
		restore(epoch: string) {
			Object.assign(state, { epoch, seq: 0 });
			shown.clear();
			gone.clear();
		},
		all: () => [...shown.values()].map(({ ad }) => ad).sort(byId),
		get: (path: string) => {
			state.asked.push(path);
			return Promise.resolve(new Response(JSON.stringify(answer(path))));
		}
	};
}

describe('the copy of the board', () => {
	test('is the board after each update, whatever happened since the last', async () => {
		const event = fc.record({ what: fc.constantFrom('put', 'put', 'edit', 'remove', 'update', 'restore'), which: fc.nat(5) });
		await fc.assert(
			fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
				const [server, mirror] = [board(), newMirror()];
				const update = async () => {
					await updateBoard(mirror, server.get, () => 0);
					expect((await mirror.all()).sort(byId)).toEqual(server.all());
				};
				for (const { what, which } of events) {
					const ad = ads[which]!;
					if (what === 'put') server.put(ad);
					else if (what === 'edit') server.put({ ...ad, title: `${ad.title} !` });
					else if (what === 'remove') server.remove(ad);
					else if (what === 'restore') server.restore(`e${server.state.asked.length}`);
					else await update();
				}
				await update();
				mirror.db.close();
			}),
			{ numRuns: 60 }
		);
	});

	test('costs one request when it is there, and says whether anything changed', async () => {
		const [server, mirror] = [board(), newMirror()];
		server.put(ads[0]!);
		expect(await updateBoard(mirror, server.get, () => 5)).toBe(true);
		expect(await updateBoard(mirror, server.get, () => 6)).toBe(false);
		expect(server.state.asked).toEqual(['/api/board/snapshot', '/api/board/changes?epoch=e&since=1']);
		expect(await mirror.copy()).toMatchObject({ seq: 1, takenAt: 6 });
	});

	test.each([
		['an error', () => new Response('{"error":"internal"}', { status: 500 })],
		['half an answer', () => new Response('{"ads":[')],
		['another answer', () => new Response('{"ok":true}')]
	])('stays as it was after %s', async (_, answer) => {
		const [server, mirror] = [board(), newMirror()];
		server.put(ads[0]!);
		await updateBoard(mirror, server.get, () => 5);
		const before = [await mirror.all(), await mirror.copy()];
		await expect(
			updateBoard(
				mirror,
				() => Promise.resolve(answer()),
				() => 9
			)
		).rejects.toThrow();
		expect([await mirror.all(), await mirror.copy()]).toEqual(before);
	});

	test('is not taken back by a slower tab that asked earlier', async () => {
		const mirror = newMirror();
		await mirror.replace({ ...head(1), ads: [ads[0]!] }, 0);
		await mirror.apply({ ...head(3), ads: [ads[1]!], gone: [ads[0]!.id] }, 1, 0);
		await mirror.apply({ ...head(2), ads: [{ ...ads[0]!, title: 'ancien' }], gone: [] }, 1, 0);
		await mirror.apply({ ...head(9, 'autre'), ads: [ads[2]!], gone: [] }, 1, 0);
		expect([await mirror.all(), (await mirror.copy())?.seq]).toEqual([[ads[1]], 3]);
	});
});
