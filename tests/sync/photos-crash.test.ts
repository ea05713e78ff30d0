/** A photo and a power cut: at any write in memory, and in a real process over a real folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Photo } from '../../src/domain/ad.ts';
import { readSnapshot } from '../../src/domain/board-copy.ts';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import { boardAd } from '../factories/disk.ts';
import { jpeg, photoOf } from '../factories/photos.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting, withPower, type Power } from '../factories/stores.ts';
import { bundleServer, run, type Running } from './real-process.ts';
import { atEveryCut } from './every-cut.ts';

let server: TestServer | undefined;
let phone: TestPhone | undefined;
afterEach(async () => {
	await phone?.close();
	await server?.stop().catch(() => undefined);
	[phone, server] = [undefined, undefined];
});

async function adWithTwo(of: TestPhone): Promise<{ ad: AdId; photos: Photo[] }> {
	const photos: Photo[] = [];
	// Two pieces, and one.
	for (const bytes of [await jpeg(260, 200, 1, 85), await jpeg(60, 40, 2)]) {
		photos.push(photoOf(bytes));
		await of.phone.photos.keep(photoOf(bytes).id, bytes);
	}
	const ad = newAdId();
	await of.phone.signUp(profile());
	await of.phone.publish(ad, adText({ photos }));
	return { ad, photos };
}

async function exchangeAsMuchAsPossible() {
	for (let round = 0; round < 3; round += 1) {
		await phone!.exchange();
		await server!.services.courier.idle();
		await phone!.phone.sendPhotos();
		await server!.services.photos.idle();
	}
}

async function cutAt(power: Power) {
	const disk = lasting(memoryStores());
	server = await startServer({ stores: withPower(disk, power) });
	phone = newPhone(server.origin);
	const { ad, photos } = await adWithTwo(phone);
	await exchangeAsMuchAsPossible();
	await server.stop().catch(() => undefined);

	server = await startServer({ stores: disk });
	phone.link.origin = server.origin;
	await server.services.courier.idle();
	await server.services.photos.idle();
	await exchangeAsMuchAsPossible();
	await untilQuiet(server, [phone]);
	expect(boardAd(server.services, ad)?.photos?.map(({ id }) => id)).toEqual(photos.map(({ id }) => id));
	expect((await phone.phone.photos.all()).map(({ state }) => state)).toEqual(['kept', 'kept']);
	expect(await disk.blobs.list('waiting')).toEqual([]);
	for (const { id } of photos) expect(await disk.blobs.list(`kept/${id}`)).toHaveLength(3);
}

test('a cut at any write, done or not: both photos are on the board, once', { timeout: 300_000 }, async () => {
	const steps = await atEveryCut(cutAt, async () => {
		await phone!.close();
		await server!.stop().catch(() => undefined);
	});
	expect(steps).toBeGreaterThan(25);
});

test('a server killed between two pieces, again and again, ends with both', async () => {
	const script = await bundleServer();
	const dataDir = mkdtempSync(join(tmpdir(), 'photos-kill-'));
	let running: Running | undefined;
	try {
		phone = newPhone('http://127.0.0.1:1');
		const { ad, photos } = await adWithTwo(phone);
		for (const cut of ['16', '6d', '4', '3d', '2', '5d', '4d', undefined]) {
			running = await run(script, dataDir, cut);
			if (!running) continue;
			phone.link.origin = running.origin;
			for (let round = 0; round < 4; round += 1) {
				await phone.exchange();
				await phone.phone.sendPhotos();
				await new Promise((resolve) => setTimeout(resolve, 150));
			}
			if (cut !== undefined) await running.kill();
		}
		const shown = async () => {
			await phone!.phone.sendPhotos();
			const board = readSnapshot(await (await fetch(`${running!.origin}/api/board/snapshot`)).json());
			return board.ads.find(({ id }) => id === ad)?.photos?.map(({ id }) => id);
		};
		await expect.poll(shown, { timeout: 30_000 }).toEqual(photos.map(({ id }) => id));
		for (const { id } of photos) expect((await fetch(`${running!.origin}/photos/${id}/vignette.webp`)).status).toBe(200);
	} finally {
		await running?.stop();
		for (const path of [script, dataDir]) rmSync(path, { recursive: true, force: true });
	}
});
