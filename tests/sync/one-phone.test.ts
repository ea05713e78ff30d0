/** What one phone promises about what was typed on it, whatever happens around it. */
import { everyAd } from '../factories/boards.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newAdId } from '../../src/domain/ids.ts';
import { adText } from '../factories/ads.ts';
import { boardAd } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';

let server: TestServer;
let odette: TestPhone;

beforeEach(async () => {
	server = await startServer();
	odette = newPhone(server.origin);
	odette.link.weather = () => 'cut';
	await odette.phone.signUp(profile());
});
afterEach(async () => {
	await odette.close();
	await server.stop();
});

test('of two acts on one ad in the same breath, the later is kept, even when the battery goes between them', async () => {
	const id = newAdId();
	odette.failNextPut((doc) => 'title' in doc && doc.title === 'La seconde');
	const both = await Promise.allSettled([
		odette.phone.publish(id, adText({ title: 'La première' })),
		odette.phone.publish(id, adText({ title: 'La seconde' }))
	]);
	expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	await odette.reopen();
	await untilQuiet(server, [odette]);
	expect(boardAd(server.services, id)?.title).toBe('La seconde');
});

test('somebody who signs up is at home with their name, or not at all, whenever the battery goes', async () => {
	const marc = newPhone(server.origin);
	const { journal } = marc.phone.device;
	const full = () => {
		throw new Error('the battery went');
	};
	journal.hook('creating', full);
	await expect(marc.phone.signUp(profile({ name: 'Marc' }))).rejects.toThrow();
	expect(await marc.phone.identity()).toBeUndefined();
	journal.hook('creating').unsubscribe(full);

	marc.failNextPut();
	await expect(marc.phone.signUp(profile({ name: 'Marc' }))).rejects.toThrow();
	await marc.reopen();
	await untilQuiet(server, [marc]);
	const { id } = (await marc.phone.identity())!;
	expect((await server.services.accounts.member(id))?.profile?.name).toBe('Marc');
	await marc.close();
});

test('a draft is gone only once the journal has its text', async () => {
	const id = newAdId();
	await odette.phone.drafts.beginAd(id, 'new', { title: 'Bois' });
	odette.failNextPut();
	await expect(odette.phone.publish(id, adText())).rejects.toThrow();
	expect(await odette.phone.drafts.ad(id)).toBeUndefined();
	await odette.reopen();
	expect(await statesOf(odette)).toEqual({ [`ad:${id}`]: 'waiting' });
});

test('an ad put up again after it was withdrawn is on the board as new, once', async () => {
	const id = newAdId();
	await odette.phone.publish(id, adText());
	for (const state of ['withdrawn', 'live', 'done', 'live'] as const) {
		await untilQuiet(server, [odette]);
		const [ad] = (await odette.phone.mail())!.contents.ads;
		await odette.phone.setState(ad!, state);
	}
	await untilQuiet(server, [odette]);
	expect(boardAd(server.services, id)).toMatchObject({ state: 'live', title: adText().title });
	expect(await everyAd(odette.phone.board)).toHaveLength(1);
});

test('a refused ad declared done stays off the board, and a refused edit leaves the text that was accepted', async () => {
	const [never, edited] = [newAdId(), newAdId()];
	await odette.phone.publish(never, adText({ category: 'no-such-category' }));
	await odette.phone.publish(edited, adText({ title: 'Acceptée' }));
	await untilQuiet(server, [odette]);
	await odette.phone.publish(edited, adText({ title: 'x'.repeat(81) }));
	await untilQuiet(server, [odette]);
	expect(boardAd(server.services, edited)).toMatchObject({ title: 'Acceptée', state: 'live' });
	for (const ad of (await odette.phone.mail())!.contents.ads) await odette.phone.setState(ad, 'done');
	await untilQuiet(server, [odette]);
	expect(boardAd(server.services, never)).toBeUndefined();
	expect(boardAd(server.services, edited)).toMatchObject({ title: 'Acceptée', state: 'done' });
	expect(await statesOf(odette)).toEqual({ [`ad:${never}`]: 'done', [`ad:${edited}`]: 'done' });
});

test('somebody else’s ad cannot be taken over by writing one of the same id', async () => {
	const id = newAdId();
	await odette.phone.publish(id, adText({ title: 'À Odette' }));
	await untilQuiet(server, [odette]);
	const marc = newPhone(server.origin);
	await marc.phone.signUp(profile({ name: 'Marc' }));
	await marc.phone.publish(id, adText({ title: 'À Marc' }));
	await untilQuiet(server, [marc]);
	expect(await statesOf(marc)).toEqual({ [`ad:${id}`]: 'refused' });
	const [ad] = (await marc.phone.mail())!.contents.ads;
	await marc.phone.setState(ad!, 'withdrawn');
	await untilQuiet(server, [marc]);
	await marc.close();
	expect(boardAd(server.services, id)).toMatchObject({ title: 'À Odette', author: { name: 'Odette' } });
});
