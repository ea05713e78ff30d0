/** Who a phone is, and whose words are on it: expired, ended, lost, left, and somebody else in between (I5, I6, I7). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import type { DeviceId } from '../../server/accounts/devices.ts';
import * as devices from '../../src/lib/phone/known/devices.ts';
import * as enter from '../../src/lib/phone/known/enter.ts';
import * as leaving from '../../src/lib/phone/known/leave.ts';
import { adText } from '../factories/ads.ts';
import { boardAd } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { jpeg, photoOf } from '../factories/photos.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';

const DAY = 86_400_000;
let server: TestServer;
let odette: TestPhone;
let clock: number;
let opened: TestPhone[];

const unpack = () => {
	const phone = newPhone(server.origin, () => clock);
	opened.push(phone);
	return phone;
};

beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	opened = [];
	server = await startServer({ now: () => clock });
	odette = unpack();
	await odette.phone.signUp(profile());
	await untilQuiet(server, [odette]);
});
afterEach(async () => {
	for (const phone of opened) await phone.close();
	await server.stop();
});

async function write(on: TestPhone, title: string): Promise<AdId> {
	const id = newAdId();
	await on.phone.publish(id, adText({ title }));
	return id;
}
async function photographed(title: string) {
	const bytes = await jpeg(60, 40, 1);
	const photo = photoOf(bytes);
	const id = newAdId();
	await odette.phone.photos.keep(photo.id, bytes);
	await odette.phone.publish(id, adText({ title, photos: [photo] }));
	return { id, bytes };
}
const offline = (phone: TestPhone) => (phone.link.weather = () => 'cut');
const online = (phone: TestPhone) => (phone.link.weather = () => 'fine');
const sheetOf = (phone: TestPhone) => devices.makeSheet(phone.phone);
const boardAuthor = (id: AdId) => boardAd(server.services, id)?.author.name;

async function marcComesTo(phone: TestPhone) {
	const marc = unpack();
	await marc.phone.signUp(profile({ name: 'Marc' }));
	await untilQuiet(server, [marc]);
	const [code] = await sheetOf(marc);
	online(phone);
	await enter.bySheet(phone.phone, code!);
	return marc;
}

describe('a phone not seen for 13 months', () => {
	test('shows and takes everything as before, keeps what waits, and knocks no more until its owner is known again', async () => {
		const codes = await sheetOf(odette);
		await write(odette, 'Avant');
		await untilQuiet(server, [odette]);
		offline(odette);
		const id = await write(odette, 'Dans la vallée');
		clock += 396 * DAY;
		online(odette);
		const asked: string[] = [];
		expect(await odette.exchange()).toMatchObject({ reached: true });
		expect(await odette.phone.identity()).toMatchObject({ shut: 'expired' });
		odette.link.impostor = (url) => {
			asked.push(url);
			return undefined;
		};
		await odette.exchange();
		expect(asked.filter((url) => /session|\/db\/member/.test(url))).toEqual([]);
		expect((await odette.phone.mail())!.contents.ads.map(({ title }) => title).sort()).toEqual(['Avant', 'Dans la vallée']);
		expect((await statesOf(odette))[`ad:${id}`]).toBe('waiting');
		const later = await write(odette, 'Encore un');

		await enter.bySheet(odette.phone, codes[0]!);
		await untilQuiet(server, [odette]);
		expect(boardAuthor(later)).toBe('Odette');
		expect(await odette.phone.identity()).not.toHaveProperty('shut');
		// The phone as it was known before is no device any more.
		expect((await devices.list(odette.phone)).devices).toMatchObject([{ how: 'recovery', current: true }]);
	});
});

describe('somebody else comes to a phone where something waits', () => {
	test('it is set aside, never sent under their name, and leaves when its writer is back', async () => {
		const codes = await sheetOf(odette);
		offline(odette);
		const id = await write(odette, 'Le secret d’Odette');
		await odette.phone.drafts.typeAd(newAdId(), 'new', { title: 'Le brouillon d’Odette' });
		await marcComesTo(odette);
		const marcs = await write(odette, 'À Marc');
		await untilQuiet(server, [odette]);
		expect((await odette.phone.mail())!.contents.ads.map(({ title }) => title)).toEqual(['À Marc']);
		expect(await odette.phone.drafts.ads()).toEqual([]);
		expect(boardAuthor(marcs)).toBe('Marc');
		expect(boardAuthor(id)).toBeUndefined();
		expect(await leaving.asides(odette.phone)).toMatchObject([{ name: 'Odette', unsent: 1, drafts: 1, never: false }]);
		const { id: member } = (await leaving.asides(odette.phone)).map((one) => ({ id: one.member }))[0]!;
		expect(await leaving.copyOf(odette.phone, member)).toContain('Le secret d’Odette');

		await odette.reopen();
		await enter.bySheet(odette.phone, codes[0]!);
		await untilQuiet(server, [odette]);
		expect(boardAuthor(id)).toBe('Odette');
		expect(await odette.phone.drafts.ads()).toMatchObject([{ fields: { title: 'Le brouillon d’Odette' } }]);
		expect(await leaving.asides(odette.phone)).toEqual([]);
	});

	test('with its photos, which leave when they do', async () => {
		const codes = await sheetOf(odette);
		offline(odette);
		const { id, bytes } = await photographed('Les cagettes');
		await marcComesTo(odette);
		const { photos } = odette.phone;
		expect([await photos.all(), await photos.bytes(photoOf(bytes).id)]).toEqual([[], undefined]);
		await untilQuiet(server, [odette]);
		await enter.bySheet(odette.phone, codes[0]!);
		expect(await photos.bytes(photoOf(bytes).id)).toEqual(bytes);
		await expect
			.poll(async () => {
				await untilQuiet(server, [odette]);
				await odette.phone.sendPhotos();
				await server.services.photos.idle();
				return boardAd(server.services, id)?.photos?.map((photo) => photo.id);
			})
			.toEqual([photoOf(bytes).id]);
		// What everybody may see by now is set aside for nobody.
		await untilQuiet(server, [odette]);
		await odette.phone.sendPhotos();
		await marcComesTo(odette);
		expect(await leaving.asides(odette.phone)).toEqual([]);
	});

	test('and nothing of it is left once it has been erased', async () => {
		offline(odette);
		await write(odette, 'Le secret d’Odette');
		await marcComesTo(odette);
		const [aside] = await leaving.asides(odette.phone);
		await leaving.eraseAside(odette.phone, aside!.member);
		await odette.exchange();
		expect(await odette.dump()).not.toContain('Le secret d’Odette');
	});

	test('an edit of an ad that is on the board waits too, and wins when its writer is back', async () => {
		const id = await write(odette, 'Bois');
		await untilQuiet(server, [odette]);
		const codes = await sheetOf(odette);
		offline(odette);
		await odette.phone.publish(id, adText({ title: 'Bois sec' }));
		await marcComesTo(odette);
		await untilQuiet(server, [odette]);
		expect(boardAd(server.services, id)?.title).toBe('Bois');
		await enter.bySheet(odette.phone, codes[0]!);
		await untilQuiet(server, [odette]);
		expect(boardAd(server.services, id)?.title).toBe('Bois sec');
	});

	test('whom no server knows comes back on that phone, and only there', async () => {
		const leonie = unpack();
		offline(leonie);
		await leonie.phone.signUp(profile({ name: 'Léonie' }));
		const id = await write(leonie, 'De Léonie');
		await marcComesTo(leonie);
		await untilQuiet(server, [leonie]);
		const [aside] = await leaving.asides(leonie.phone);
		expect(aside).toMatchObject({ name: 'Léonie', never: true });
		await leaving.comeBack(leonie.phone, aside!.member);
		await untilQuiet(server, [leonie]);
		expect(boardAuthor(id)).toBe('Léonie');
	});
});

describe('a device ended from another', () => {
	async function two() {
		const [code] = await sheetOf(odette);
		const tablet = unpack();
		await enter.bySheet(tablet.phone, code!);
		await tablet.exchange();
		expect(await tablet.dump()).toContain('Odette');
		offline(tablet);
		const id = await write(tablet, 'Pas parti');
		const known = await devices.list(odette.phone);
		const other = known.devices.find(({ current }) => !current)!;
		return { tablet, id, device: other.id as DeviceId };
	}

	test('erases what is private at its next contact, and keeps apart what had not left', async () => {
		const { tablet, id, device } = await two();
		await devices.end(odette.phone, device, false);
		online(tablet);
		await tablet.exchange();
		await tablet.exchange();
		expect(await tablet.phone.identity()).toBeUndefined();
		expect(await tablet.phone.device.notices.get('left')).toMatchObject({ why: 'ended' });
		expect(await leaving.asides(tablet.phone)).toMatchObject([{ unsent: 1 }]);
		expect(boardAuthor(id)).toBeUndefined();
		const codes = await sheetOf(odette);
		await enter.bySheet(tablet.phone, codes[0]!);
		await untilQuiet(server, [tablet]);
		expect(boardAuthor(id)).toBe('Odette');
	});

	test('as lost, erases everything, and nothing of it can be found on it', async () => {
		const { tablet, device } = await two();
		await devices.end(odette.phone, device, true);
		online(tablet);
		await tablet.exchange();
		await tablet.exchange();
		const found = await tablet.dump();
		expect(found).not.toContain('Odette');
		expect(found).not.toContain('Pas parti');
		expect(await tablet.phone.device.leaving.count()).toBe(0);
	});
});

describe('leaving a phone', () => {
	test('wipes it without network, and the server hears of it at the next contact', async () => {
		const { id, secret } = (await odette.phone.identity())!;
		offline(odette);
		await photographed('Pas parti');
		await odette.phone.drafts.typeAd(newAdId(), 'new', { title: 'Un brouillon' });
		expect(await leaving.leavingBehind(odette.phone)).toEqual({ unsent: 1, drafts: 1, never: false });
		expect(await leaving.copyOf(odette.phone)).toMatch(/Pas parti[^]*Un brouillon/);
		await leaving.leave(odette.phone, 'nothing');
		const found = await odette.dump();
		for (const word of ['Odette', 'Pas parti', 'Un brouillon', '38442']) expect(found).not.toContain(word);
		expect([await odette.phone.photos.all(), await odette.phone.device.photoBytes.count()]).toEqual([[], 0]);
		expect((await server.services.accounts.devices.list(id)).length).toBe(1);
		online(odette);
		await odette.exchange();
		expect((await server.services.accounts.devices.list(id)).length).toBe(0);
		expect(await odette.dump()).not.toContain(secret);
	});

	test('keeps what had not left, if its owner wants, and gives it back to them', async () => {
		const codes = await sheetOf(odette);
		offline(odette);
		const id = await write(odette, 'Pas parti');
		await leaving.leave(odette.phone, 'texts');
		await odette.reopen();
		online(odette);
		await odette.exchange();
		await enter.bySheet(odette.phone, codes[0]!);
		await untilQuiet(server, [odette]);
		expect(boardAuthor(id)).toBe('Odette');
	});
});

test('an answer lost on the way in is asked for again, and is one device', async () => {
	const codes = await sheetOf(odette);
	const tablet = unpack();
	let lost = 0;
	tablet.link.weather = ((url: string) => (url.includes('/api/enter') && (lost += 1) === 1 ? 'answer-lost' : 'fine')) as never;
	await expect(enter.bySheet(tablet.phone, codes[0]!)).rejects.toMatchObject({ why: 'no-network' });
	await tablet.reopen();
	tablet.link.weather = () => 'fine';
	await enter.bySheet(tablet.phone, codes[0]!);
	expect((await devices.list(tablet.phone)).devices).toHaveLength(2);
});

test('what another tab writes while somebody else comes is refused there, not sent under their name', async () => {
	const self = (await odette.phone.identity())!;
	await marcComesTo(odette);
	await odette.phone.device.journal.put({ id: 'ad:x', doc: { _id: 'ad:x' } as never, member: self.id });
	await odette.phone.device.journal.put({ id: 'ad:y', doc: { _id: 'ad:y' } as never });
	await odette.reopen();
	expect((await odette.phone.mail())!.contents.ads).toEqual([]);
	await untilQuiet(server, [odette]);
});
