import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAdId, threadOf, type AdId } from '../../src/domain/ids.ts';
import { adText } from '../factories/ads.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { statesOf } from '../factories/states.ts';
import { startServer, type TestServer } from '../factories/server.ts';

let server: TestServer;
let odette: TestPhone;
let marc: TestPhone;

beforeEach(async () => {
	server = await startServer();
	odette = newPhone(server.origin);
	marc = newPhone(server.origin);
});

afterEach(async () => {
	await odette.close();
	await marc.close();
	await server.stop();
});

const settle = async (...phones: TestPhone[]) => {
	for (const phone of phones) await phone.exchange();
	await server.services.courier.idle();
	for (const phone of phones) await phone.exchange();
};

async function writeOffline(phone: TestPhone): Promise<AdId> {
	phone.link.weather = () => 'cut';
	await phone.phone.signUp(profile());
	const id = newAdId();
	await phone.phone.publish(id, adText());
	return id;
}

describe('one ad, typed with no signal, reaches another phone', () => {
	test('it waits, is received, is published, and is read elsewhere', async () => {
		const id = await writeOffline(odette);
		expect(await statesOf(odette)).toEqual({ [`ad:${id}`]: 'waiting' });

		odette.link.weather = () => 'fine';
		await odette.exchange();
		expect(['received', 'published']).toContain((await statesOf(odette))[`ad:${id}`]);

		await server.services.courier.idle();
		await odette.exchange();
		expect(await statesOf(odette)).toEqual({ [`ad:${id}`]: 'published' });

		await marc.exchange();
		expect(await marc.phone.board.get(id)).toMatchObject({ title: adText().title, author: { name: 'Odette' }, state: 'live' });
	});

	test('an answer reaches its author, and the author’s answer comes back', async () => {
		const id = await writeOffline(odette);
		odette.link.weather = () => 'fine';
		await settle(odette);
		await marc.exchange();

		marc.link.weather = () => 'cut';
		await marc.phone.signUp(profile({ name: 'Marc' }));
		const self = await marc.phone.identity();
		const thread = threadOf(id, self!.ref);
		await marc.phone.send(thread, 'Je peux venir samedi.');
		marc.link.weather = () => 'fine';
		await settle(marc);
		await settle(odette);

		const received = (await odette.phone.mail())!.contents.inbox;
		expect(received).toMatchObject([{ thread, text: 'Je peux venir samedi.', from: { name: 'Marc' } }]);
		await odette.phone.send(thread, 'Merci, à samedi !');
		await settle(odette);
		await settle(marc);
		expect((await marc.phone.mail())!.contents.inbox).toMatchObject([{ thread, text: 'Merci, à samedi !' }]);
	});

	test('a refused ad comes back with its reason and its text, and holds nothing back', async () => {
		odette.link.weather = () => 'cut';
		await odette.phone.signUp(profile());
		const [bad, good] = [newAdId(), newAdId()];
		await odette.phone.publish(bad, adText({ category: 'no-such-category' }));
		await odette.phone.publish(good, adText());
		odette.link.weather = () => 'fine';
		await settle(odette);
		expect(await statesOf(odette)).toEqual({ [`ad:${bad}`]: 'refused', [`ad:${good}`]: 'published' });
		const { contents } = (await odette.phone.mail())!;
		const ad = contents.ads.find(({ _id }) => _id === `ad:${bad}`)!;
		expect(ad.text).toBe(adText().text);
		expect(contents.verdicts.get(ad._id)?.get(ad._rev)).toMatchObject({ refused: 'category-unknown', field: 'category' });
		await odette.phone.publish(bad, adText());
		await settle(odette);
		expect((await statesOf(odette))[`ad:${bad}`]).toBe('published');
	});

	test('a withdrawn ad leaves every copy of the board', async () => {
		const id = await writeOffline(odette);
		odette.link.weather = () => 'fine';
		await settle(odette);
		await marc.exchange();
		const { contents } = (await odette.phone.mail())!;
		await odette.phone.setState(contents.ads[0]!, 'withdrawn');
		await settle(odette);
		await marc.exchange();
		expect(await marc.phone.board.get(id)).toBe('gone');
		expect(await statesOf(odette)).toEqual({ [`ad:${id}`]: 'withdrawn' });
	});

	test('an author who changes their name changes it on what is already on the board', async () => {
		const id = await writeOffline(odette);
		odette.link.weather = () => 'fine';
		await settle(odette);
		await odette.phone.saveProfile(profile({ name: 'Odette du Haut' }));
		await settle(odette);
		await marc.exchange();
		expect(await marc.phone.board.get(id)).toMatchObject({ title: adText().title, author: { name: 'Odette du Haut' } });
	});
});
