/** Photos on their way from a phone to the board: after the text, whatever the weather, once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Photo } from '../../src/domain/ad.ts';
import { newAdId, type AdId, type PhotoId } from '../../src/domain/ids.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import { heic, jpeg, photoOf } from '../factories/photos.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { boardAd } from '../factories/disk.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { chance, pick } from '../factories/random.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';
import type { Weather } from '../factories/link.ts';

let stores: ReturnType<typeof memoryStores>;
let server: TestServer;
let odette: TestPhone;
let marc: TestPhone;

beforeEach(async () => {
	stores = lasting(memoryStores());
	server = await startServer({ stores });
	odette = newPhone(server.origin);
	marc = newPhone(server.origin);
});
afterEach(async () => {
	await odette.close();
	await marc.close();
	await server.stop();
});

async function restart() {
	await server.stop();
	server = await startServer({ stores });
	for (const { link } of [odette, marc]) link.origin = server.origin;
}

/** About 40 kB: three pieces. */
const large = (seed: number) => jpeg(420, 320, seed, 85);

async function keep(bytes: Uint8Array<ArrayBuffer>, other: Partial<Photo> = {}): Promise<Photo> {
	const photo = photoOf(bytes, other);
	await odette.phone.photos.keep(photo.id, bytes);
	return photo;
}
async function write(photos: Photo[]): Promise<AdId> {
	const id = newAdId();
	await odette.phone.signUp(profile());
	await odette.phone.publish(id, adText({ photos }));
	return id;
}
const shown = (ad: AdId) => boardAd(server.services, ad)?.photos?.map(({ id }) => id);
const standing = async (id: PhotoId) => (await odette.phone.photos.get(id))?.state;

/** Until nothing is left to send, in whatever weather it is. */
async function untilSent(ids: readonly PhotoId[], rounds = 40) {
	for (let round = 0; round < rounds; round += 1) {
		await odette.exchange();
		await server.services.courier.idle();
		await odette.phone.sendPhotos();
		await server.services.photos.idle();
		const states = await Promise.all(ids.map(standing));
		if (states.every((state) => state === 'kept' || state === 'refused' || state === undefined)) return;
	}
	throw new Error(`still not sent: ${(await Promise.all(ids.map(standing))).join()}`);
}

describe('an ad with photos', () => {
	test('is published with its words first, then with each photo as it comes', async () => {
		const photos = [await keep(await large(1), { alt: 'Le tas de bois' }), await keep(await large(2))];
		const ad = await write(photos);
		odette.link.weather = (url) => (url.includes('/api/photos/') ? 'cut' : 'fine');
		await untilQuiet(server, [odette]).catch(() => undefined);
		odette.link.weather = (url) => (url.includes('/api/photos/') ? 'cut' : 'fine');
		await odette.exchange();
		expect(boardAd(server.services, ad)).toMatchObject({ title: adText().title });
		odette.link.weather = () => 'fine';
		await untilSent(photos.map(({ id }) => id));
		expect(shown(ad)).toEqual(photos.map(({ id }) => id));
		expect(boardAd(server.services, ad)?.photos?.[0]).toMatchObject({ alt: 'Le tas de bois', width: 420, height: 320 });

		await marc.exchange();
		const seen = await marc.phone.board.get(ad);
		expect(typeof seen === 'object' && seen.photos?.map(({ id }) => id)).toEqual(photos.map(({ id }) => id));
	});

	test('is on its author’s own board with its photo, though the app was closed while the server made it', async () => {
		const { id } = await keep(await large(1));
		const ad = await write([photoOf(await large(1))]);
		await odette.exchange();
		await server.services.courier.idle();
		await odette.exchange();
		// What is on its way is waited for; what has gone already is not asked about again.
		if ((await standing(id)) === 'here') await odette.phone.sendPhotos();
		expect(await standing(id)).toBe('received');
		await odette.reopen();
		await odette.exchange();
		await server.services.photos.idle();
		// Nobody asks for news: the photo's own way brings it.
		await odette.phone.sendPhotos();
		await expect.poll(async () => await odette.phone.board.get(ad)).toMatchObject({ photos: [{ id }] });
	});

	test('never asks for the photos of others by itself', async () => {
		const photos = [await keep(await large(3))];
		await write(photos);
		await untilSent(photos.map(({ id }) => id));
		await untilQuiet(server, [odette, marc]);
		expect(marc.link.requests.filter(({ path }) => path.includes('/photos/'))).toEqual([]);
	});

	test('a photo that is none is said to be so, and its ad and the other photos go on', async () => {
		const [wrong, good] = [await keep(heic()), await keep(await large(4))];
		const ad = await write([wrong, good]);
		await untilSent([wrong.id, good.id]);
		expect(await odette.phone.photos.get(wrong.id)).toMatchObject({ state: 'refused', code: 'photo-kind' });
		expect(shown(ad)).toEqual([good.id]);

		await odette.phone.dropPhoto(wrong.id);
		await untilQuiet(server, [odette]);
		expect(await odette.phone.photos.get(wrong.id)).toBeUndefined();
		expect((await odette.phone.mail())!.contents.ads[0]?.photos?.map(({ id }) => id)).toEqual([good.id]);
		expect(shown(ad)).toEqual([good.id]);
	});

	test('what the server puts off is not asked for again before its time', async () => {
		const photos = [await keep(await large(5))];
		odette.link.impostor = (url, init) =>
			init?.method === 'PUT' && url.includes('/api/photos/')
				? new Response('{}', { status: 429, headers: { 'retry-after': '600', 'content-type': 'application/json' } })
				: undefined;
		const ad = await write(photos);
		await odette.exchange();
		await server.services.courier.idle();
		await odette.exchange();
		await odette.phone.sendPhotos();
		const asked = () => odette.link.requests.filter(({ method }) => method === 'PUT').length;
		const before = asked();
		expect(before).toBeGreaterThan(0);
		odette.link.impostor = () => undefined;
		await odette.phone.sendPhotos();
		expect(odette.link.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/api/photos/'))).toHaveLength(1);
		await odette.phone.retryPhoto(photos[0]!.id);
		await untilSent(photos.map(({ id }) => id));
		expect(shown(ad)).toEqual(photos.map(({ id }) => id));
	});

	test('put up again after it was taken back, it has its photos again', async () => {
		const photos = [await keep(await large(6))];
		const ad = await write(photos);
		await untilSent(photos.map(({ id }) => id));
		const mine = async () => (await odette.phone.mail())!.contents.ads[0]!;
		await odette.phone.setState(await mine(), 'withdrawn');
		await untilQuiet(server, [odette]);
		expect(boardAd(server.services, ad)).toBeUndefined();
		await odette.phone.setState(await mine(), 'live');
		await untilSent(photos.map(({ id }) => id));
		expect(shown(ad)).toEqual(photos.map(({ id }) => id));
	});

	test('edited to other photos, the board shows those', async () => {
		const [first, second] = [await keep(await large(7)), await keep(await large(8))];
		const ad = await write([first]);
		await untilSent([first.id]);
		await odette.phone.publish(ad, adText({ photos: [second, first] }));
		await untilSent([first.id, second.id]);
		expect(shown(ad)).toEqual([second.id, first.id]);
	});
});

test('a session that is over stops nobody’s photos: the next exchange opens another, and they leave', async () => {
	const photos = [await keep(await large(11)), await keep(await large(12))];
	const ad = await write(photos);
	let pieces = 0;
	// The session ends between two pieces of the first photo.
	odette.link.impostor = (url, init) => {
		if (init?.method === 'PUT' && url.includes('/api/photos/') && (pieces += 1) === 2) odette.link.forgetCookies();
		return undefined;
	};
	await untilQuiet(server, [odette]);
	await untilSent(photos.map(({ id }) => id));
	expect(pieces).toBeGreaterThan(2);
	expect(shown(ad)).toEqual(photos.map(({ id }) => id));
});

test('another history of the server is given everything again', async () => {
	const photos = [await keep(await large(9))];
	const ad = await write(photos);
	await untilSent(photos.map(({ id }) => id));
	await server.stop();
	server = await startServer({ stores: memoryStores(), epoch: 'restored' });
	odette.link.origin = server.origin;
	odette.link.forgetCookies();
	await odette.exchange();
	await untilSent(photos.map(({ id }) => id));
	expect(shown(ad)).toEqual(photos.map(({ id }) => id));
});

const SKIES: readonly Weather[] = ['fine', 'fine', 'cut', 'answer-lost', 'twice', 'portal', 'bad-gateway'];

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
	'weather %i: app closed, server restarted, answers lost, and each photo is there once',
	async (seed) => {
		const random = chance(seed);
		const photos = [
			await keep(await large(seed * 10)),
			await keep(await large(seed * 10 + 1)),
			await keep(await jpeg(60, 40, seed))
		];
		const ad = await write(photos);
		odette.link.weather = () => pick(SKIES, random);
		for (let round = 0; round < 12; round += 1) {
			await odette.exchange();
			await odette.phone.sendPhotos();
			if (random() < 0.3) await odette.reopen();
			if (random() < 0.3) await restart();
		}
		odette.link.weather = () => 'fine';
		await untilQuiet(server, [odette]);
		await untilSent(photos.map(({ id }) => id));
		expect(shown(ad)).toEqual(photos.map(({ id }) => id));
		expect(await stores.blobs.list('kept')).toHaveLength(3);
		expect(await stores.blobs.list('waiting')).toEqual([]);
	}
);
