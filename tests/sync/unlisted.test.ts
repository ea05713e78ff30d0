import { afterEach, beforeEach, expect, test } from 'vitest';
import { newAdId } from '../../src/domain/ids.ts';
import { readOwnDoc } from '../../src/domain/mailbox.ts';
import { adText } from '../factories/ads.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { startServer, type TestServer } from '../factories/server.ts';

let server: TestServer;
let odette: TestPhone;
let marc: TestPhone;

beforeEach(async () => {
	server = await startServer();
	[odette, marc] = [newPhone(server.origin), newPhone(server.origin)];
});
afterEach(async () => {
	await odette.close();
	await marc.close();
	await server.stop();
});

const exchange = async () => {
	await odette.exchange();
	await server.services.courier.idle();
	await marc.exchange();
};
const inFeed = async (id: string) => (await (await fetch(`${server.origin}/flux/annonces.json`)).text()).includes(id);

test('an ad kept to the board is read on every phone and in no feed, until its author changes their mind', async () => {
	await odette.phone.signUp(profile());
	const id = newAdId();
	await odette.phone.publish(id, adText({ unlisted: true }));
	await exchange();
	expect(await marc.phone.board.get(id)).toMatchObject({ title: adText().title, unlisted: true });
	expect(await inFeed(id)).toBe(false);

	await odette.phone.publish(id, adText());
	await exchange();
	expect(await marc.phone.board.get(id)).not.toHaveProperty('unlisted');
	expect(await inFeed(id)).toBe(true);
});

test('an ad whose author did not ask is the very document that older servers and phones know', async () => {
	await odette.phone.signUp(profile());
	const id = newAdId();
	await odette.phone.publish(id, adText());
	const doc: object = await odette.mailbox!.get(`ad:${id}`);
	expect(doc).not.toHaveProperty('unlisted');
	expect(readOwnDoc(doc)).toBeDefined();
	for (const wrong of [false, 1, 'yes', null]) expect(readOwnDoc({ ...doc, unlisted: wrong })).toBeUndefined();
	expect(readOwnDoc({ ...doc, unlisted: true })).toBeDefined();
});
