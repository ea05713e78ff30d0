/** What the board costs on the way, measured on a real server behind a link that counts every byte of HTTP. */
import { afterEach, describe, expect, test } from 'vitest';
import type { PublicAd } from '../../src/domain/ad.ts';
import { aDay } from '../factories/a-day.ts';
import { newBoard } from '../factories/boards.ts';
import { linkProxy, PHONE_HEADERS, type LinkProxy } from '../factories/link-proxy.ts';
import { manyAds } from '../factories/many-ads.ts';
import { startServer, type TestServer } from '../factories/server.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const now = () => NOW;
let server: TestServer;
let link: LinkProxy;
afterEach(async () => {
	await link.close();
	await server.stop();
});

async function open(ads: readonly PublicAd[]) {
	server = await startServer({ now });
	await server.services.board.fill(ads);
	await server.services.bases.current();
	await server.services.bases.settled();
	link = await linkProxy(Number(new URL(server.origin).port));
}

/** Bytes both ways of one request. */
async function cost(path: string): Promise<number> {
	link.reset();
	const response = await fetch(link.origin + path, { headers: { ...PHONE_HEADERS, connection: 'close' } });
	await response.arrayBuffer();
	return link.bytes.up + link.bytes.down;
}

describe('the board crosses within its budget', () => {
	test.each([
		[300, 40_000],
		[1_000, 130_000],
		[5_000, 620_000]
	])('%i ads whole, every request and header counted: at most %i bytes', async (count, most) => {
		await open(manyAds(count, { now: NOW }));
		const phone = newBoard(link.origin, { now });
		await phone.takeAll();
		const total = link.bytes.up + link.bytes.down;
		expect(total).toBeLessThanOrEqual(most);
		expect((await phone.board.progress()).texts).toEqual({ here: count, of: count });
		await phone.close();
	});

	test('the newest twenty, the cards of a thousand, a day’s changes, and nothing new', async () => {
		const { board: ads, day } = aDay(1_000, NOW);
		await open(ads);
		expect(await cost('/api/board/newest')).toBeLessThanOrEqual(7_000);
		const { pieces } = await server.services.bases.current();
		expect(pieces.reduce((sum, { cards }) => sum + cards.bytes, 0)).toBeLessThanOrEqual(20_000);

		const since = (seq: number) => `/api/board/changes?form=lines&epoch=test&since=${seq}`;
		const { seq } = server.services.board.image();
		expect(await cost(since(seq))).toBeLessThanOrEqual(900);
		await day(server.services.board);
		expect(server.services.board.image().since(seq)).toHaveLength(35);
		expect(await cost(since(seq))).toBeLessThanOrEqual(6_500);
	});
});
