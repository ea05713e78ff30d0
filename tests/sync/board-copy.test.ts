/** A phone's copy of the board, over a real link to a real server: whole, exact, and never the worse for a cut. */
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PublicAd } from '../../src/domain/ad.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { newestFirst } from '../../src/domain/filter.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { listing } from '../../src/domain/listing.ts';
import { dexieStore } from '../../src/lib/board/store.ts';
import { everyAd, newBoard, newDisk, type TestBoard } from '../factories/boards.ts';
import { cuttingLink } from '../factories/cutting-fetch.ts';
import { linkProxy, type LinkProxy } from '../factories/link-proxy.ts';
import { manyAds } from '../factories/many-ads.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { territory } from '../factories/territory.ts';

const START = Date.parse('2026-11-23T08:00:00Z');
const DAY_MS = 86_400_000;
/** What a cut may cost. */
const AGAIN_BYTES = 16_000;

let clock = START;
const now = () => clock;

async function openServer(count: number): Promise<TestServer> {
	const server = await startServer({ now });
	await server.services.board.fill(manyAds(count, { now: START }));
	await server.services.bases.current();
	await server.services.bases.settled();
	return server;
}

/** What a phone with the same board shows: the server's own live ads in its own order. */
function shownBy(server: TestServer): PublicAd[] {
	const today = dayOf(clock);
	const all = Array.from(server.services.board.image().ads.values(), ({ ad }) => ad);
	const { pages } = listing(all, {}, 1, territory, today);
	return Array.from({ length: pages }, (_, page) => listing(all, {}, page + 1, territory, today).ads).flat();
}

describe('cut anywhere, it goes on where it was', () => {
	let server: TestServer;
	let link: LinkProxy;
	beforeAll(async () => {
		clock = START;
		server = await openServer(900);
		link = await linkProxy(Number(new URL(server.origin).port));
	});
	afterAll(async () => {
		await link.close();
		await server.stop();
	});

	test('whatever the cuts, nothing is missed, nothing comes twice, and a cut costs at most 16 kB', async () => {
		const uncut = cuttingLink();
		const first = newBoard(server.origin, { now, fetch: uncut.fetch });
		await first.takeAll();
		await first.close();
		const cuts = fc.array(fc.record({ after: fc.integer({ min: 0, max: 60_000 }), reopen: fc.boolean() }), { maxLength: 5 });
		await fc.assert(
			fc.asyncProperty(cuts, async (plan) => {
				const cutting = cuttingLink();
				const phone = newBoard(server.origin, { now, fetch: cutting.fetch });
				for (const { after, reopen } of plan) {
					cutting.left = after;
					const updated = await phone.board.update().catch(() => undefined);
					if (updated !== undefined) await phone.board.fill();
					if (reopen) await phone.reopen();
				}
				await phone.takeAll();
				expect(await everyAd(phone.board)).toEqual(shownBy(server));
				// A rest is compressed without what came before it, and faster: a tenth more for what is still to come.
				expect(cutting.crossed).toBeLessThanOrEqual(uncut.crossed * 1.1 + cutting.cuts * AGAIN_BYTES);
				await phone.close();
			}),
			{ numRuns: 20, seed: 3 }
		);
	});

	test('a connection that really breaks, again and again, ends with the same board', async () => {
		const phone = newBoard(link.origin, { now });
		for (const bytes of [0, 1_000, 9_000, 30_000, 50_000]) {
			link.cutAfter(bytes);
			await phone.board.update().then(
				() => phone.board.fill(),
				() => undefined
			);
			await phone.reopen();
		}
		link.cutAfter(Infinity);
		await phone.takeAll();
		expect(await everyAd(phone.board)).toEqual(shownBy(server));
		await phone.close();
	});

	test('a cut in any line of any stream fetches that line again, and no other', async () => {
		const { pieces } = await server.services.bases.current();
		for (const { cards, texts } of pieces) {
			for (const { name, lines } of [cards, texts]) {
				const all = await (await fetch(`${link.origin}/api/board/pieces/${name}`)).text();
				for (let from = 0; from < lines; from += 1) {
					const rest = await fetch(`${link.origin}/api/board/pieces/${name}?from=${from}`);
					expect(await rest.text()).toBe(
						all
							.split(/(?<=\n)/)
							.slice(from)
							.join('')
					);
				}
			}
		}
	});

	test('what is spoiled on the way is fetched again, and never shown', async () => {
		let spoiled = 0;
		const phone = newBoard(server.origin, {
			now,
			fetch: async (url, init) => {
				const response = await fetch(url, init);
				if (!url.includes('/pieces/') || spoiled > 3) return response;
				spoiled += 1;
				const text = await response.text();
				const at = Math.floor((text.length * spoiled) / 5);
				return new Response(`${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`, {
					headers: response.headers
				});
			}
		});
		await phone.takeAll();
		expect(spoiled).toBe(4);
		expect(await everyAd(phone.board)).toEqual(shownBy(server));
		await phone.close();
	});

	test.each([
		['a portal', () => new Response('<html>Bienvenue</html>', { headers: { 'content-type': 'text/html' } })],
		['a proxy’s own error', () => new Response('{}', { status: 502, headers: { 'content-type': 'application/json' } })],
		['half an answer', () => new Response('0000', { headers: { 'content-type': 'application/x-ndjson' } })]
	])('%s is no network, and costs nothing of what is here', async (_name, answer) => {
		let away = false;
		const phone = newBoard(server.origin, { now, fetch: async (url, init) => (away ? answer() : fetch(url, init)) });
		await phone.takeAll();
		away = true;
		await expect(phone.board.update()).rejects.toMatchObject({ name: 'NoNetwork' });
		expect((await phone.board.list({}, 1)).live).toBe(shownBy(server).length);
		await phone.close();
	});

	test('nothing private is on the wire: only the fields of a public ad', async () => {
		const { pieces } = await server.services.bases.current();
		const paths = [
			'manifest',
			'newest',
			'changes?form=lines&epoch=test&since=0',
			...pieces.flatMap(({ cards, texts }) => [`pieces/${cards.name}`, `pieces/${texts.name}`])
		];
		for (const path of paths) {
			const response = await fetch(`${server.origin}/api/board/${path}`);
			expect(response.headers.get('set-cookie')).toBeNull();
			const text = await response.text();
			expect(text).not.toMatch(/member-|secret|contact|email|_rev|"owner"/);
		}
	});

	test('what never changes may be kept for ever, what changes is asked for, and a kept answer is confirmed with a word', async () => {
		const { pieces } = await server.services.bases.current();
		const piece = await fetch(`${server.origin}/api/board/pieces/${pieces[0]!.cards.name}`, {
			headers: { 'accept-encoding': 'br' }
		});
		expect(piece.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		expect([piece.headers.get('content-encoding'), piece.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
		const manifest = await fetch(`${server.origin}/api/board/manifest`);
		const again = await fetch(`${server.origin}/api/board/manifest`, {
			headers: { 'if-none-match': manifest.headers.get('etag')! }
		});
		expect(again.status).toBe(304);
		for (const encoding of ['gzip', 'identity']) {
			const other = await fetch(`${server.origin}/api/board/pieces/${pieces[0]!.cards.name}`, {
				headers: { 'accept-encoding': encoding }
			});
			expect(await other.text()).toHaveLength((await piece.clone().text()).length);
		}
	});

	test('an unknown piece, code or cursor is refused, not guessed', async () => {
		const status = async (path: string) => (await fetch(`${server.origin}/api/board/${path}`)).status;
		expect(await status('pieces/0123456789abcdef')).toBe(404);
		expect(await status('pieces/..%2f..%2fetc')).toBe(404);
		expect(await status('ads/abc')).toBe(404);
		expect(await status('ads/zzzzzzzzzzzzzzzzzzzz')).toBe(404);
		expect(await status('changes?form=lines&epoch=test&since=-1')).toBe(400);
		expect(await status('changes?form=lines&epoch=test&since=1e3')).toBe(400);
	});
});

describe('a board that lives', () => {
	let server: TestServer;
	let phone: TestBoard;
	beforeEach(async () => {
		clock = START;
		server = await openServer(400);
		phone = newBoard(server.origin, { now });
	});
	afterEach(async () => {
		await phone.close();
		await server.stop();
	});
	const board = () => server.services.board;
	const ads = () => Array.from(board().image().ads.values(), ({ ad }) => ad).sort(newestFirst);
	const isSame = async () => expect(await everyAd(phone.board)).toEqual(shownBy(server));

	test('whatever happens between two exchanges, the phone shows what the server has', async () => {
		const acts = fc.array(
			fc.tuple(fc.constantFrom('new', 'edit', 'done', 'remove', 'exchange', 'fill', 'reopen'), fc.nat({ max: 399 })),
			{ maxLength: 25 }
		);
		let seed = 100;
		await fc.assert(
			fc.asyncProperty(acts, async (history) => {
				const own = newBoard(server.origin, { now });
				for (const [act, which] of history) {
					clock += 1_000;
					const at = new Date(clock).toISOString();
					const ad = ads()[which % ads().length]!;
					if (act === 'new') await board().publish({ ...manyAds(1, { seed: (seed += 1) })[0]!, publishedAt: at, updatedAt: at });
					else if (act === 'edit') await board().publish({ ...ad, title: `${ad.title}!`, updatedAt: at });
					else if (act === 'done') await board().publish({ ...ad, state: ad.state === 'done' ? 'live' : 'done', updatedAt: at });
					else if (act === 'remove') await board().remove(ad.id);
					else if (act === 'exchange') await own.board.update();
					else if (act === 'fill') await own.board.fill();
					else await own.reopen();
				}
				await own.takeAll();
				await own.board.update();
				expect(await everyAd(own.board)).toEqual(shownBy(server));
				await own.reopen();
				expect(await everyAd(own.board)).toEqual(shownBy(server));
				await own.close();
			}),
			{ numRuns: 25, seed: 5 }
		);
	});

	test('a day later it asks once, and hears only what changed', async () => {
		await phone.takeAll();
		await board().remove(ads()[3]!.id);
		phone.asked.length = 0;
		expect(await phone.board.update()).toBe(true);
		expect(phone.asked).toHaveLength(1);
		await isSame();
		expect(await phone.board.update()).toBe(false);
	});

	test('an answer lost after it was applied, and asked again, changes nothing', async () => {
		await phone.takeAll();
		const disk = newDisk();
		const twice = newBoard(server.origin, { now, disk });
		await twice.takeAll();
		const { seq } = (await twice.board.copy())!;
		await board().publish({ ...ads()[0]!, title: 'Encore' });
		await twice.board.update();
		// The cursor falls back, as after a write that never reached the disk.
		await twice.board.close();
		const store = dexieStore(disk);
		const { copy } = await store.load();
		await store.apply({ copy: { ...copy!, seq } }, copy!.turn);
		store.close();
		const reopened = newBoard(server.origin, { now, disk });
		await reopened.board.update();
		expect(await everyAd(reopened.board)).toEqual(shownBy(server));
		await reopened.close();
	});

	test('a cursor of 61 days ago takes the board afresh, one of 59 days hears of the tombstones', async () => {
		await phone.takeAll();
		const late = newBoard(server.origin, { now });
		await late.takeAll();
		const [first, second] = ads();
		await board().remove(first!.id);
		clock += 59 * DAY_MS;
		phone.asked.length = 0;
		await phone.board.update();
		expect(phone.asked).toHaveLength(1);
		expect(await phone.board.get(first!.id)).toBe('gone');
		clock += 2 * DAY_MS;
		await board().remove(second!.id);
		await late.takeAll();
		expect(late.asked.filter((path) => path === '/api/board/newest')).toHaveLength(2);
		expect(await everyAd(late.board)).toEqual(shownBy(server));
		await late.close();
	});

	test('another epoch is another history', async () => {
		const store = await startServer({ now, epoch: 'restored' });
		await store.services.board.fill(manyAds(50, { now: START, seed: 12 }));
		let origin = server.origin;
		const moved = newBoard('http://board.test', {
			now,
			fetch: (url, init) => fetch(url.replace('http://board.test', origin), init)
		});
		await moved.takeAll();
		origin = store.origin;
		await moved.takeAll();
		expect(await everyAd(moved.board)).toEqual(shownBy(store));
		await moved.close();
		await store.stop();
	});

	test('a card opened before its text asks one small question, and its ad is then here', async () => {
		const thin = newBoard(server.origin, { now, env: { savesData: () => true } });
		await thin.takeAll();
		const { ads: listed } = await thin.board.list({}, 4);
		const card = listed.find(({ full }) => !full)!;
		expect(card.id.length).toBeLessThan(8);
		thin.asked.length = 0;
		const ad = await thin.board.get(card.id);
		expect(ad).toMatchObject({ title: card.title, publishedAt: expect.stringContaining(card.publishedAt.slice(0, 16)) });
		expect(thin.asked).toEqual([`/api/board/ads/${card.id}`]);
		expect((await thin.board.list({}, 4)).ads.find(({ title }) => title === card.title)?.full).toEqual(ad);
		await board().remove((ad as PublicAd).id);
		await thin.board.update();
		expect(await thin.board.get(card.id)).toBe('gone');
		await thin.close();
	});

	test('cards list, filter and sort alike before their texts and after', async () => {
		const thin = newBoard(server.origin, { now, env: { savesData: () => true } });
		await thin.takeAll();
		await phone.takeAll();
		const filters = [
			{},
			{ kind: 'gift' },
			{ side: 'request' },
			{ commune: '38442' },
			{ category: 'wood', side: 'offer' }
		] as const;
		for (const filter of filters) {
			const [a, b] = [await thin.board.list(filter, 1), await phone.board.list(filter, 1)];
			expect(a.ads.map(({ title }) => title)).toEqual(b.ads.map(({ title }) => title));
			expect([a.total, a.live]).toEqual([b.total, b.live]);
		}
		await thin.close();
	});

	test('when the server’s base is gone, what was received stays and the rest is taken from the new one', async () => {
		const { pieces } = await server.services.bases.current();
		const stale = newBoard(server.origin, {
			now,
			fetch: async (url, init) => {
				const response = await fetch(url, init);
				return url.includes(pieces[0]!.texts.name)
					? new Response('{"error":"not-found"}', { status: 404, headers: { 'content-type': 'application/json' } })
					: response;
			}
		});
		await stale.board.update();
		for (const ad of ads().slice(100, 200)) await board().publish({ ...ad, text: `${ad.text} Encore.` });
		await server.services.bases.current();
		await server.services.bases.settled();
		await stale.takeAll();
		await stale.board.update();
		expect(await everyAd(stale.board)).toEqual(shownBy(server));
		await stale.close();
	});

	test('what was taken off leaves the disk too, with its words', async () => {
		const disk = newDisk();
		const own = newBoard(server.origin, { now, disk });
		await own.takeAll();
		const ad = ads().find(({ text }) => text.length > 150)!;
		await board().remove(ad.id);
		await own.board.update();
		await own.close();
		const store = dexieStore(disk);
		const { copy, cards } = await store.load();
		const texts = (await Promise.all(copy!.base!.pieces.map((piece) => store.textsOf(piece.texts.name)))).flat();
		const kept = JSON.stringify([cards, texts]);
		expect(kept).not.toContain(JSON.stringify(ad.text).slice(1, 80));
		store.close();
	});

	test('photos are to be kept for the ads that are here, and for no other; while texts are to come, nothing is said', async () => {
		const photo = (n: number) => ({ id: String(n).repeat(32) as PhotoId, width: 4, height: 3, blur: '3OcRJYB4' });
		const [first, second] = [ads()[5]!, ads()[300]!];
		await board().publish({ ...first, photos: [photo(1), photo(2)] });
		await board().publish({ ...second, photos: [photo(3)] });
		const said: string[][] = [];
		const own = newBoard(server.origin, { now, env: { keepPhotos: (ids) => void said.push([...ids].sort()) } });
		await own.board.update();
		expect(said).toEqual([]);
		await own.takeAll();
		expect(said.at(-1)).toEqual([1, 2, 3].map((n) => photo(n).id));
		await board().publish({ ...first, photos: [photo(2)] });
		await board().remove(second.id);
		await own.board.update();
		expect(said.at(-1)).toEqual([photo(2).id]);
		said.length = 0;
		await own.reopen();
		await expect.poll(() => said).toEqual([[photo(2).id]]);
		await own.close();
	});

	test('what changes while the texts are still read from the disk takes no photo away', async () => {
		const photo = { id: '1'.repeat(32) as PhotoId, width: 4, height: 3, blur: '3OcRJYB4' };
		// Not among the newest: it comes with the base, and is read from the disk last.
		await board().publish({ ...shownBy(server).at(-1)!, photos: [photo] });
		for (const ad of ads().slice(100, 200)) await board().publish({ ...ad, text: `${ad.text} Encore.` });
		await server.services.bases.current();
		await server.services.bases.settled();
		const said: string[][] = [];
		const own = newBoard(server.origin, {
			now,
			env: {
				keepPhotos: (ids) => void said.push([...ids]),
				// A slow disk: the exchange is over long before the last line is read.
				pause: () => new Promise((resolve) => setTimeout(resolve, 100))
			}
		});
		await own.takeAll();
		await board().publish({ ...ads()[300]!, title: 'Encore' });
		said.length = 0;
		await own.reopen();
		await own.board.update();
		await expect.poll(() => said.length, { timeout: 10_000 }).toBeGreaterThan(0);
		expect(said.filter((ids) => !ids.includes(photo.id))).toEqual([]);
		await own.close();
	});

	test('an ad expires by the phone’s own calendar, and is erased thirty days later without any network', async () => {
		await phone.takeAll();
		const before = (await phone.board.list({}, 1)).live;
		clock += 200 * DAY_MS;
		const { live } = await phone.board.list({}, 1);
		expect(live).toBeLessThan(before);
		await phone.reopen();
		expect((await phone.board.progress()).live).toBe(live);
	});
});

test('a copy taken by the first version goes on from its own cursor', async () => {
	clock = START;
	const server = await openServer(60);
	const disk = newDisk();
	const { default: Dexie } = await import('dexie');
	const old = new Dexie('sharetreuse-board', disk);
	old.version(1).stores({ ads: 'id, publishedAt', copy: 'key' });
	const { ads, ...head } = (await (await fetch(`${server.origin}/api/board/snapshot`)).json()) as {
		ads: PublicAd[];
		seq: number;
	};
	await old.table('ads').bulkPut(ads);
	await old.table('copy').put({ key: 'board', ...head, takenAt: clock });
	old.close();
	await server.services.board.remove(ads[0]!.id);
	const phone = newBoard(server.origin, { now, disk });
	await phone.takeAll();
	expect(phone.asked).toHaveLength(1);
	expect(await everyAd(phone.board)).toEqual(shownBy(server));
	await phone.close();
	await server.stop();
});
