/** Photos on the server: made again from their pixels, resumed at any byte, counted, erased. */
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { develop } from '../../server/photos/develop.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import type { PublicAd } from '../../src/domain/ad.ts';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import {
	newAdId,
	newDeviceSecret,
	newMemberId,
	newMemberRef,
	type AdId,
	type MemberId,
	type PhotoId
} from '../../src/domain/ids.ts';
import { extraParts } from '../../src/domain/photos/metadata.ts';
import { PHOTO_BYTES, THUMB_BYTES } from '../../src/domain/photos/limits.ts';
import { adText } from '../factories/ads.ts';
import { heic, idOfBytes, jpeg, joined, photoOf, picture, tellTales } from '../factories/photos.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';
import { ask } from './raw.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const DAY = 86_400_000;

describe('developing', () => {
	test.each(Object.keys(tellTales) as (keyof typeof tellTales)[])('%s: nothing of where it was taken is left', async (kind) => {
		const made = await develop(await tellTales[kind](640, 480));
		if (typeof made === 'string') throw new Error(made);
		for (const file of Object.values(made.files)) {
			expect(extraParts(file)).toEqual([]);
			expect(new TextDecoder('latin1').decode(file)).not.toMatch(/Exif|Odette|GPS|adobe|Photoshop|ICC_PROFILE|ICCP|iTXt/);
			const { exif, xmp, iptc, icc, orientation } = await sharp(file).metadata();
			expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
		}
		// Turned as the camera was held.
		expect(made).toMatchObject({ width: 480, height: 640 });
	});

	test('a large photo becomes small, in each of its files', async () => {
		const made = await develop(new Uint8Array(await picture(3000, 2000, 3, 80).jpeg({ quality: 95 }).toBuffer()));
		if (typeof made === 'string') throw new Error(made);
		expect(made).toMatchObject({ width: 1600, height: 1067 });
		expect(made.files['grande.webp'].length).toBeLessThanOrEqual(PHOTO_BYTES);
		expect(made.files['grande.jpg'].length).toBeLessThanOrEqual(PHOTO_BYTES);
		expect(made.files['vignette.webp'].length).toBeLessThanOrEqual(THUMB_BYTES);
	});

	const good = () => jpeg(60, 40);
	test.each([
		['a drawing that can run', async () => ascii('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'photo-kind'],
		['a drawing behind a declaration', async () => ascii('<?xml version="1.0"?><svg/>'), 'photo-kind'],
		['Apple’s format', async () => heic(), 'photo-kind'],
		['a GIF', async () => new Uint8Array(await picture(20, 20).gif().toBuffer()), 'photo-kind'],
		['a TIFF', async () => new Uint8Array(await picture(20, 20).tiff().toBuffer()), 'photo-kind'],
		['a page', async () => ascii('<!doctype html><script>alert(1)</script>'), 'photo-kind'],
		['nothing', async () => new Uint8Array(), 'photo-kind'],
		['a photo that is also an archive', async () => joined(await good(), ascii('PK\x03\x04evil.zip')), 'photo-polyglot'],
		['a photo that is also a page', async () => joined(await good(), ascii('<script>alert(1)</script>')), 'photo-polyglot'],
		[
			'a PNG that is also an archive',
			async () => joined(new Uint8Array(await picture(20, 20).png().toBuffer()), ascii('PK')),
			'photo-polyglot'
		],
		[
			'a WebP that is also a page',
			async () => joined(new Uint8Array(await picture(20, 20).webp().toBuffer()), ascii('<b>')),
			'photo-polyglot'
		],
		['half a photo', async () => (await jpeg(200, 200)).subarray(0, 900), 'photo-polyglot'],
		['a picture that moves', async () => moving(), 'photo-moving'],
		['a picture of 25 million pixels in a few bytes', async () => bomb(5000, 5001), 'photo-too-many-pixels'],
		['one of 60,000 by 60,000', async () => forged(60_000), 'photo-too-many-pixels'],
		['a photo broken inside', async () => broken(), 'photo-broken']
	] as const)('%s is refused', async (_, make, code) => expect(await develop(await make())).toBe(code));
});

async function moving() {
	const data = new Uint8Array(20 * 40 * 3).map((_, i) => (i < 1200 ? 250 : 3));
	return new Uint8Array(
		await sharp(data, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
			.webp({ loop: 0, delay: [100, 100] })
			.toBuffer()
	);
}
const bomb = async (width: number, height: number) =>
	new Uint8Array(
		await sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
			.png()
			.toBuffer()
	);
/** A small PNG whose header lies. */
async function forged(side: number) {
	const file = new Uint8Array(await picture(20, 20).png().toBuffer());
	new DataView(file.buffer).setUint32(16, side);
	new DataView(file.buffer).setUint32(20, side);
	return file;
}
async function broken() {
	const file = await jpeg(200, 200);
	// A table of Huffman codes that is none.
	const at = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xc4);
	return file.fill(0xff, at + 5, at + 21);
}

let server: TestServer;
let clock: number;
let stores: ReturnType<typeof memoryStores>;
beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	stores = lasting(memoryStores());
	server = await startServer({ stores, now: () => clock });
});
afterEach(() => server.stop());

async function restart() {
	await server.stop();
	server = await startServer({ stores, now: () => clock });
}

interface Member {
	readonly id: MemberId;
	readonly ref: ReturnType<typeof newMemberRef>;
	readonly cookie: string;
}
async function member(): Promise<Member> {
	const self = { id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };
	const response = await fetch(`${server.origin}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(self)
	});
	return { id: self.id, ref: self.ref, cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
}

/** An ad of theirs on the board, as the courier leaves it: without photos that are not here. */
async function adWith(
	who: Member,
	photos: readonly PhotoId[],
	expiresOn = dayOf(clock),
	state: 'live' | 'withdrawn' = 'live'
): Promise<AdId> {
	const { ledger, board, photos: kept } = server.services;
	const id = newAdId();
	const all = photos.map((photo) => photoOf(new Uint8Array(), { id: photo }));
	const text = adText();
	const publishedAt = new Date(clock).toISOString();
	await ledger.recordAd(id, { owner: who.id, author: who.ref, title: text.title, state, expiresOn, publishedAt, photos: all });
	const ad: PublicAd = {
		...text,
		id,
		state: 'live',
		expiresOn,
		publishedAt,
		updatedAt: publishedAt,
		author: { ref: who.ref, name: 'Odette' }
	};
	if (state === 'live') await board.publish(kept.onBoard(ad, all));
	return id;
}

const where = async (who: Member, id: PhotoId) =>
	(await fetch(`${server.origin}/api/photos/${id}`, { headers: { cookie: who.cookie } })).json() as Promise<unknown>;

const put = (
	who: Pick<Member, 'cookie'>,
	id: string,
	bytes: Uint8Array<ArrayBuffer>,
	offset: number,
	size: number,
	headers: Record<string, string> = {}
) =>
	fetch(`${server.origin}/api/photos/${id}?offset=${offset}&size=${size}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/octet-stream', cookie: who.cookie, ...headers },
		body: bytes
	});

async function sendWhole(who: Member, bytes: Uint8Array<ArrayBuffer>): Promise<PhotoId> {
	const id = idOfBytes(bytes);
	for (let at = 0; at < bytes.length; at += 16_384) {
		const answer = await put(who, id, bytes.slice(at, at + 16_384), at, bytes.length);
		expect(answer.status).toBe(200);
	}
	await server.services.photos.idle();
	return id;
}
const see = (id: string, file: string, headers: Record<string, string> = {}) =>
	fetch(`${server.origin}/photos/${id}/${file}`, { headers });
const shownIn = (ad: AdId) =>
	server.services.board
		.image()
		.ads.get(ad)
		?.ad.photos?.map(({ id }) => id);

describe('a photo on its way', () => {
	test('arrives, is made again, and is on its ad', async () => {
		const odette = await member();
		const bytes = await tellTales.jpeg(400, 300);
		const ad = await adWith(odette, [idOfBytes(bytes)]);
		expect(shownIn(ad)).toBeUndefined();
		expect((await see(idOfBytes(bytes), 'vignette.webp')).status).toBe(404);
		const id = await sendWhole(odette, bytes);
		expect(await where(odette, id)).toEqual({ state: 'kept' });
		expect(shownIn(ad)).toEqual([id]);
		expect(server.services.board.image().ads.get(ad)?.ad.photos?.[0]).toMatchObject({ width: 300, height: 400 });
	});

	test('is served as a picture and nothing else, for ever, to anybody', async () => {
		const odette = await member();
		const bytes = await jpeg(400, 300);
		await adWith(odette, [idOfBytes(bytes)]);
		const id = await sendWhole(odette, bytes);
		for (const [file, type] of [
			['vignette.webp', 'image/webp'],
			['grande.webp', 'image/webp'],
			['grande.jpg', 'image/jpeg']
		] as const) {
			const { status, headers } = await see(id, file);
			expect(status).toBe(200);
			expect(Object.fromEntries(headers)).toMatchObject({
				'content-type': type,
				'cache-control': 'public, max-age=31536000, immutable',
				'content-security-policy': "sandbox; default-src 'none'",
				'x-content-type-options': 'nosniff',
				'cross-origin-resource-policy': 'same-origin'
			});
		}
		expect((await see(id, 'grande', { accept: 'image/webp,*/*' })).headers.get('content-type')).toBe('image/webp');
		const plain = await see(id, 'grande', { accept: 'image/png,*/*' });
		expect(plain.headers.get('content-type')).toBe('image/jpeg');
		expect(plain.headers.get('vary')).toMatch(/accept/i);
		for (const wrong of ['original', '..%2f..%2fepoch', 'grande.avif', '']) expect((await see(id, wrong)).status).toBe(404);
		expect((await see('../keys', 'vignette.webp')).status).toBe(404);
	});

	test('is resumed at any byte, whatever was cut, lost or sent twice, over restarts too', async () => {
		const odette = await member();
		const bytes = await jpeg(300, 220, 7);
		const id = idOfBytes(bytes);
		let count = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.record({
						take: fc.integer({ min: 1, max: 20_000 }),
						back: fc.integer({ min: 0, max: 9_000 }),
						restart: fc.boolean()
					}),
					{
						minLength: 1,
						maxLength: 8
					}
				),
				async (steps) => {
					await server.stop();
					stores = lasting(memoryStores());
					server = await startServer({ stores, now: () => clock });
					const who = await member();
					const ad = await adWith(who, [id]);
					for (const { take, back, restart: again } of steps) {
						const said = (await where(who, id)) as { state: string; offset: number };
						if (said.state !== 'arriving') break;
						const from = Math.max(0, said.offset - back);
						await put(who, id, bytes.slice(from, from + take), from, bytes.length);
						if (again) await restart();
					}
					const said = (await where(who, id)) as { state: string; offset?: number };
					if (said.state === 'arriving') await put(who, id, bytes.slice(said.offset), said.offset ?? 0, bytes.length);
					await server.services.photos.idle();
					expect(await where(who, id)).toEqual({ state: 'kept' });
					expect(shownIn(ad)).toEqual([id]);
					count += 1;
				}
			),
			{ numRuns: 25 }
		);
		expect(count).toBe(25);
		expect(odette.id).toBeTruthy();
	});

	test('what came of a piece before the cut counts', async () => {
		const odette = await member();
		const bytes = await jpeg(300, 220, 8);
		const id = idOfBytes(bytes);
		await adWith(odette, [id]);
		const { port } = new URL(server.origin);
		const { request } = await import('node:http');
		await new Promise<void>((resolve) => {
			const cut = request({
				host: '127.0.0.1',
				port,
				method: 'PUT',
				path: `/api/photos/${id}?offset=0&size=${bytes.length}`,
				headers: {
					'content-type': 'application/octet-stream',
					cookie: odette.cookie,
					'content-length': Math.min(bytes.length, 8000)
				}
			});
			cut.on('error', () => resolve());
			cut.write(bytes.slice(0, 1234), () => setTimeout(() => cut.destroy(new Error('cut')), 150));
		});
		await expect.poll(() => where(odette, id)).toEqual({ state: 'arriving', offset: 1234 });
	});

	test('of other bytes than its name says begins again', async () => {
		const odette = await member();
		const bytes = await jpeg(60, 40, 9);
		const id = idOfBytes(await jpeg(60, 40, 10));
		await adWith(odette, [id]);
		expect(await (await put(odette, id, bytes, 0, bytes.length)).json()).toEqual({ state: 'arriving', offset: 0 });
		expect(await where(odette, id)).toEqual({ state: 'arriving', offset: 0 });
	});

	test('that is none is refused with its reason, and holds nothing back', async () => {
		const odette = await member();
		const [wrong, good] = [heic(), await jpeg(60, 40, 11)];
		const ad = await adWith(odette, [idOfBytes(wrong), idOfBytes(good)]);
		await sendWhole(odette, wrong);
		await sendWhole(odette, good);
		expect(await where(odette, idOfBytes(wrong))).toEqual({ state: 'refused', code: 'photo-kind' });
		expect(shownIn(ad)).toEqual([idOfBytes(good)]);
		await restart();
		expect(await where(odette, idOfBytes(wrong))).toEqual({ state: 'refused', code: 'photo-kind' });
	});

	test('that waited when the server stopped is made when it comes back', async () => {
		const odette = await member();
		const bytes = await jpeg(200, 100, 12);
		const id = idOfBytes(bytes);
		const ad = await adWith(odette, [id]);
		await put(odette, id, bytes, 0, bytes.length);
		await restart();
		await server.services.photos.idle();
		expect(shownIn(ad)).toEqual([id]);
		expect(await stores.blobs.list('waiting')).toEqual([]);
		expect(await stores.blobs.list('arriving')).toEqual(expect.not.arrayContaining([id]));
		expect((await stores.blobs.list(`kept/${id}`)).sort()).toEqual(['grande.jpg', 'grande.webp', 'vignette.webp']);
	});
});

describe('whose photos are taken', () => {
	test('those of members, for an ad of theirs', async () => {
		const [odette, marc] = [await member(), await member()];
		const bytes = await jpeg(60, 40, 13);
		const id = idOfBytes(bytes);
		expect((await put({ cookie: '' }, id, bytes, 0, bytes.length)).status).toBe(401);
		const early = await put(odette, id, bytes, 0, bytes.length);
		expect(early.status).toBe(403);
		expect(early.headers.get('retry-after')).toBe('60');
		await adWith(odette, [id]);
		expect((await put(marc, id, bytes, 0, bytes.length)).status).toBe(403);
		await sendWhole(odette, bytes);
		expect(await where(marc, id)).toEqual({ state: 'arriving', offset: 0 });
	});

	test('other sites, other types and other sizes are turned away', async () => {
		const odette = await member();
		const bytes = await jpeg(60, 40, 14);
		const id = idOfBytes(bytes);
		await adWith(odette, [id]);
		const status = async (sent: Promise<Response>) => (await sent).status;
		expect(await status(put(odette, id, bytes, 0, bytes.length, { origin: 'https://evil.example' }))).toBe(403);
		expect(await status(put(odette, id, bytes, 0, bytes.length, { 'content-type': 'text/plain' }))).toBe(415);
		expect(await status(put(odette, id, bytes, 0, 9_000_000))).toBe(413);
		expect(await status(put(odette, id, new Uint8Array(70_000), 0, 100_000))).toBe(413);
		expect(await status(put(odette, id, bytes, 10, 5))).toBe(400);
		expect(await status(put(odette, 'x', bytes, 0, bytes.length))).toBe(404);
		for (const path of [`/api/photos/${id}`, `/api/photos/${id}?offset=0`, `/api/photos/${id}?offset=-1&size=3`]) {
			const answer = await ask(Number(new URL(server.origin).port), {
				method: 'PUT',
				path,
				headers: { cookie: odette.cookie, 'content-type': 'application/octet-stream' },
				body: 'x'
			});
			expect(answer.status).toBe(400);
		}
	});

	test('forty a day, then it says when to come back', async () => {
		const odette = await member();
		for (let n = 0; n < 40; n += 1) {
			const bytes = new TextEncoder().encode(`photo ${n}`);
			await adWith(odette, [idOfBytes(bytes)]);
			await sendWhole(odette, bytes);
		}
		const more = new TextEncoder().encode('one more');
		await adWith(odette, [idOfBytes(more)]);
		const refused = await put(odette, idOfBytes(more), more, 0, more.length);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3600);
		clock += DAY + 1000;
		expect((await put(odette, idOfBytes(more), more, 0, more.length)).status).toBe(200);
	});
});

describe('erasing', () => {
	const kept = async (id: PhotoId) =>
		(await see(id, 'vignette.webp')).status === 200 && (await stores.blobs.list(`kept/${id}`)).length > 0;

	test('a photo goes a month after the last ad that has it', async () => {
		const odette = await member();
		const bytes = await jpeg(60, 40, 20);
		const today = dayOf(clock);
		const [short, long] = [
			await adWith(odette, [idOfBytes(bytes)], today),
			await adWith(odette, [idOfBytes(bytes)], addDays(today, 20))
		];
		const id = await sendWhole(odette, bytes);
		expect([shownIn(short), shownIn(long)]).toEqual([[id], [id]]);
		clock += 40 * DAY;
		await server.services.photos.sweep();
		expect(await kept(id)).toBe(true);
		clock += 11 * DAY;
		await server.services.photos.sweep();
		expect(await kept(id)).toBe(false);
		expect([shownIn(short), shownIn(long)], 'no ad shows what is not there').toEqual([undefined, undefined]);
		expect(await stores.keys.list('photo-')).toEqual([]);
	});

	test('the photo of an ad taken back goes at the next sweep, and that of no ad after a day', async () => {
		const odette = await member();
		const bytes = await jpeg(60, 40, 21);
		await adWith(odette, [idOfBytes(bytes)], addDays(dayOf(clock), 20), 'withdrawn');
		const id = await sendWhole(odette, bytes);
		await server.services.photos.sweep();
		expect(await kept(id)).toBe(true);
		clock += DAY + 1;
		await server.services.photos.sweep();
		expect(await kept(id)).toBe(false);
	});

	test('half a photo waits two weeks for the rest', async () => {
		const odette = await member();
		const bytes = await jpeg(200, 150, 22);
		const id = idOfBytes(bytes);
		await adWith(odette, [id], addDays(dayOf(clock), 40));
		await put(odette, id, bytes.slice(0, 500), 0, bytes.length);
		clock += 13 * DAY;
		await server.services.photos.sweep();
		expect(await where(odette, id)).toEqual({ state: 'arriving', offset: 500 });
		clock += 2 * DAY;
		await server.services.photos.sweep();
		expect(await where(odette, id)).toEqual({ state: 'arriving', offset: 0 });
	});
});
