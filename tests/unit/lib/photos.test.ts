/** What a phone does to photos, and which it keeps. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDevice, type DeviceDb } from '../../../src/lib/device/db.ts';
import { createPhotos } from '../../../src/lib/device/photos.ts';
import { fit, lightest } from '../../../src/lib/photos/fit.ts';
import { fromKept, isPhoto, keepOnly } from '../../../src/lib/photos/kept.ts';
import { shrink, type MakeEasel } from '../../../src/lib/photos/shrink.ts';
import { heic, jpeg, photoOf } from '../../factories/photos.ts';

describe('shrinking', () => {
	test('keeps the shape, and never makes a photo larger', () => {
		expect(fit({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 });
		expect(fit({ width: 3000, height: 4000 }, 1600)).toEqual({ width: 1200, height: 1600 });
		expect(fit({ width: 300, height: 200 }, 1600)).toEqual({ width: 300, height: 200 });
		expect(fit({ width: 90_000, height: 10 }, 1600)).toEqual({ width: 1600, height: 1 });
	});

	test.each([50_000, 122_880, 130_000, 200_000, 400_000])(
		'finds the best quality for a photo of %i bytes at its best',
		async (best) => {
			let tries = 0;
			const found = await lightest(async (quality) => {
				tries += 1;
				return { size: Math.round(best * (quality / 0.85) ** 2), quality };
			}, 122_880);
			expect(tries).toBeLessThanOrEqual(6);
			if (best * (0.45 / 0.85) ** 2 > 122_880) expect(found).toBeUndefined();
			else {
				expect(found!.size).toBeLessThanOrEqual(122_880);
				expect(found!.size).toBeGreaterThan(Math.min(best, 122_880) * 0.85);
			}
		}
	);

	test('says of what cannot be opened what it is', async () => {
		const none: MakeEasel = () => {
			throw new Error('never');
		};
		const of = (bytes: Uint8Array<ArrayBuffer>, type: string) => shrink(new Blob([bytes], { type }), none);
		// Node opens no picture at all, as a browser does that does not know its format.
		expect(await of(heic(), 'image/heic')).toBe('file-heic');
		expect(await of(heic(), '')).toBe('file-heic');
		expect(await of(await jpeg(), 'image/jpeg')).toBe('file-unreadable');
		expect(await of(new TextEncoder().encode('Bonjour'), 'text/plain')).toBe('file-not-image');
		expect(await of(new Uint8Array(61 * 1024 * 1024), 'image/jpeg')).toBe('file-too-large');
	});
});

describe('photos on this phone', () => {
	let device: DeviceDb;
	let clock: number;
	beforeEach(() => {
		clock = 1_800_000_000_000;
		device = openDevice({ indexedDB: new IDBFactory(), IDBKeyRange });
	});
	afterEach(() => device.close());

	test('are there after the app was closed, and taken twice are one', async () => {
		const photos = createPhotos(device, () => clock);
		const bytes = await jpeg();
		const { id } = photoOf(bytes);
		await photos.keep(id, bytes);
		await photos.hear(id, { state: 'arriving', offset: 100 });
		await photos.keep(id, bytes);
		device.close();
		await device.open();
		expect(await photos.bytes(id)).toEqual(bytes);
		expect(await photos.all()).toMatchObject([{ id, sent: 100, state: 'here', size: bytes.length }]);
	});

	test('are forgotten a month after nothing here has them any more', async () => {
		const photos = createPhotos(device, () => clock);
		const [old, used] = [await jpeg(20, 20, 1), await jpeg(20, 20, 2)];
		for (const bytes of [old, used]) await photos.keep(photoOf(bytes).id, bytes);
		await photos.forgetBut(new Set());
		expect(await photos.all()).toHaveLength(2);
		clock += 31 * 86_400_000;
		await photos.forgetBut(new Set([photoOf(used).id]));
		expect((await photos.all()).map(({ id }) => id)).toEqual([photoOf(used).id]);
		expect(await photos.bytes(photoOf(old).id)).toBeUndefined();
	});

	test('are not there by half when the disk is full', async () => {
		const photos = createPhotos(device, () => clock);
		const bytes = await jpeg();
		device.photos.hook('creating', () => {
			throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
		});
		await expect(photos.keep(photoOf(bytes).id, bytes)).rejects.toThrow();
		expect(await photos.bytes(photoOf(bytes).id)).toBeUndefined();
	});
});

describe('photos that were looked at', () => {
	const real = { caches: globalThis.caches, fetch: globalThis.fetch, location: globalThis.location };
	let online: boolean;
	let rooms: Map<string, Map<string, Response>>;
	beforeEach(() => {
		online = true;
		rooms = new Map();
		const open = async (name: string) => {
			const room = rooms.get(name) ?? new Map<string, Response>();
			rooms.set(name, room);
			return {
				match: async ({ url }: Request) => room.get(url)?.clone(),
				put: async ({ url }: Request, response: Response) => void room.set(url, response),
				delete: async ({ url }: Request) => room.delete(url),
				keys: async () => [...room.keys()].map((url) => new Request(url))
			};
		};
		Object.assign(globalThis, {
			caches: { open },
			location: { origin: 'http://board.test' },
			fetch: async () => {
				if (!online) throw new TypeError('fetch failed');
				return new Response('picture', { headers: { 'content-type': 'image/webp' } });
			}
		});
	});
	afterEach(() => void Object.assign(globalThis, real));

	const idOf = (n: number) =>
		n.toString(32).padStart(32, '0').replaceAll('o', 'z').replaceAll('u', 'y').replaceAll('l', 'x').replaceAll('i', 'w');
	const look = async (n: number, file: string) => {
		const work: Promise<void>[] = [];
		const response = await fromKept(new Request(`http://board.test/photos/${idOf(n)}/${file}`), (one) => work.push(one));
		await Promise.all(work);
		return response.text();
	};

	test('are seen again with the network cut: the last sixty thumbnails and twenty large ones', async () => {
		for (let n = 0; n < 70; n += 1) await look(n, 'vignette.webp');
		for (let n = 0; n < 25; n += 1) await look(n, 'grande.webp');
		online = false;
		expect(rooms.get('vignettes')?.size).toBe(60);
		expect(rooms.get('photos')?.size).toBe(20);
		expect(await look(69, 'vignette.webp')).toBe('picture');
		await expect(look(9, 'vignette.webp')).rejects.toThrow();
		await expect(look(4, 'grande.webp')).rejects.toThrow();
	});

	test('looked at again, one stays longer', async () => {
		for (let n = 0; n < 60; n += 1) await look(n, 'vignette.webp');
		await look(0, 'vignette.webp');
		await look(60, 'vignette.webp');
		online = false;
		expect(await look(0, 'vignette.webp')).toBe('picture');
		await expect(look(1, 'vignette.webp')).rejects.toThrow();
	});

	test('go with the ad they were of', async () => {
		for (const n of [1, 2]) for (const file of ['vignette.webp', 'grande.webp', 'grande.jpg']) await look(n, file);
		await keepOnly(new Set([idOf(2)]));
		online = false;
		for (const file of ['vignette.webp', 'grande.webp', 'grande.jpg']) {
			await expect(look(1, file)).rejects.toThrow();
			expect(await look(2, file)).toBe('picture');
		}
	});

	test('a portal’s page is not taken for one, and nothing else is kept', async () => {
		globalThis.fetch = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
		await look(1, 'vignette.webp');
		expect(rooms.get('vignettes')?.size ?? 0).toBe(0);
		expect(isPhoto(new URL('http://board.test/api/photos/x'))).toBe(false);
		expect(isPhoto(new URL(`http://elsewhere.test/photos/${idOf(1)}/vignette.webp`))).toBe(false);
	});
});
