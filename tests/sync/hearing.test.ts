/** How somebody wants to be told of things, on several phones and the server: like anything of theirs (F8). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAdId, threadOf, type ThreadId } from '../../src/domain/ids.ts';
import { BY_RELAY, PROPOSED, SILENT } from '../../src/domain/notices/docs.ts';
import { adText } from '../factories/ads.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { startServer, type TestServer } from '../factories/server.ts';

const HOUR = 3_600_000;
let clock: number;
let server: TestServer;
let odette: TestPhone;
let marc: TestPhone;

beforeEach(async () => {
	clock = Date.parse('2026-11-23T11:00:00Z');
	const now = () => clock;
	server = await startServer({ now });
	[odette, marc] = [newPhone(server.origin, now), newPhone(server.origin, now)];
});
afterEach(async () => {
	await odette.close();
	await marc.close();
	await server.stop();
});

const settle = async (...phones: TestPhone[]) => {
	for (let i = 0; i < 2; i += 1) {
		for (const phone of phones) await phone.exchange();
		await server.services.courier.idle();
		await server.services.notices.rounds.idle();
	}
	for (const phone of phones) await phone.exchange();
};
const contentsOf = async (phone: TestPhone) => (await phone.phone.mail())!.contents;
const letters = () => server.services.known.mail.outbox?.letters() ?? [];

/** Odette has an ad and chose; Marc answers it. */
async function answered(choices = PROPOSED): Promise<ThreadId> {
	await odette.phone.signUp(profile({ contact: { by: 'email', email: 'odette@exemple.fr' } }));
	await odette.phone.hearing.choose(choices);
	const ad = newAdId();
	await odette.phone.publish(ad, adText());
	await settle(odette);
	const { id } = (await odette.phone.identity())!;
	await server.services.accounts.confirmEmail(id, 'odette@exemple.fr');
	await marc.phone.signUp(profile({ name: 'Marc' }));
	const thread = threadOf(ad, (await marc.phone.identity())!.ref);
	await marc.phone.send(thread, 'Est-elle encore là ?');
	await settle(marc, odette);
	return thread;
}

test('chosen without network, it leaves with it, is judged, and is on the person’s other phone', async () => {
	odette.link.weather = () => 'cut';
	await odette.phone.signUp(profile());
	await odette.phone.hearing.choose({ ...PROPOSED, communes: ['38442'] });
	await odette.reopen();
	odette.link.weather = () => 'fine';
	await settle(odette);
	const { choices, verdicts } = await contentsOf(odette);
	expect(choices).toMatchObject({ letter: 'weekly', communes: ['38442'] });
	expect(verdicts.get('notices:self')?.get(choices!._rev)).toMatchObject({ accepted: true });
});

test('with a commune of elsewhere it comes back', async () => {
	await odette.phone.signUp(profile());
	await odette.phone.hearing.choose({ ...PROPOSED, communes: ['75056'] });
	await settle(odette);
	const { choices, verdicts } = await contentsOf(odette);
	expect(verdicts.get('notices:self')?.get(choices!._rev)).toMatchObject({ accepted: false, refused: 'commune-unknown' });
});

describe('a reply', () => {
	const twoDaysLater = async () => {
		clock += 49 * HOUR;
		await server.services.notices.rounds.look();
	};

	test('that was not opened comes by letter after two days', async () => {
		await answered();
		await twoDaysLater();
		expect(letters()).toMatchObject([{ to: 'odette@exemple.fr', subject: 'Une réponse vous attend' }]);
		expect(letters()[0]?.text).toContain('Est-elle encore là ?');
	});

	test('is on the list of the mairie of who asked for that, until it is opened, be it without network', async () => {
		const thread = await answered(BY_RELAY);
		const { commune } = (await contentsOf(odette)).profile!;
		const listed = async () => (await server.services.notices.calls.list(commune)).map(({ threads }) => threads);
		await twoDaysLater();
		expect(letters().filter(({ headers }) => headers)).toEqual([]);
		expect(await listed()).toMatchObject([[{ thread, title: adText().title, count: 1 }]]);
		odette.link.weather = () => 'cut';
		await odette.phone.hearing.read(thread);
		expect(await listed()).toHaveLength(1);
		odette.link.weather = () => 'fine';
		await settle(odette);
		expect(await listed()).toEqual([]);
	});

	test('that was opened does not, even if it was opened without network; opening it twice writes once', async () => {
		const thread = await answered();
		odette.link.weather = () => 'cut';
		await odette.phone.hearing.read(thread);
		await odette.phone.hearing.read(thread);
		expect((await contentsOf(odette)).reads).toHaveLength(1);
		expect((await contentsOf(odette)).reads[0]?._rev).toMatch(/^1-/);
		odette.link.weather = () => 'fine';
		await settle(odette);
		await twoDaysLater();
		expect(letters()).toEqual([]);
	});

	test('costs no document to whoever chose nothing, and is told to nobody', async () => {
		const thread = await answered(SILENT);
		await odette.phone.hearing.read(thread);
		expect((await contentsOf(odette)).reads).toEqual([]);
		await twoDaysLater();
		expect(letters()).toEqual([]);
	});

	test('is told on a telephone at once, in words that say nothing', async () => {
		await answered({ ...SILENT, push: { replies: true, orders: false, trips: false } });
		expect(letters()).toMatchObject([{ subject: 'Nouvelle réponse à votre annonce' }]);
		expect(JSON.stringify(letters())).not.toMatch(/Marc|encore là|odette/);
	});
});

test('stopped from a letter, the person reads it on their phone, until they choose again', async () => {
	await answered();
	clock += 49 * HOUR;
	await server.services.notices.rounds.look();
	const path = /\/stop\/\S+/.exec(letters()[0]?.text ?? '')?.[0] ?? '';
	const stopped = await fetch(server.origin + path, {
		method: 'POST',
		body: new URLSearchParams({ arreter: '1' }),
		redirect: 'manual'
	});
	expect(stopped.status).toBe(303);
	await settle(odette);
	const { choices, channels } = await contentsOf(odette);
	expect(channels.get(choices!._rev)).toMatchObject({ what: 'stopped' });
	await odette.phone.hearing.choose({ ...PROPOSED, letter: 'daily' });
	await settle(odette);
	const after = await contentsOf(odette);
	expect(after.channels.get(after.choices!._rev)).toBeUndefined();
});

test('chosen on two phones that did not know of each other, the later choice is the one, on both', async () => {
	await odette.phone.signUp(profile());
	await settle(odette);
	const self = (await odette.phone.identity())!;
	await marc.phone.change({ ...self }, { keep: 'nothing' });
	await settle(marc, odette);
	for (const phone of [odette, marc]) phone.link.weather = () => 'cut';
	await odette.phone.hearing.choose({ ...PROPOSED, letter: 'daily' });
	clock += HOUR;
	await marc.phone.hearing.choose({ ...PROPOSED, letter: 'none' });
	for (const phone of [odette, marc]) phone.link.weather = () => 'fine';
	await settle(odette, marc);
	await settle(odette, marc);
	const [here, there] = [await contentsOf(odette), await contentsOf(marc)];
	expect(here.choices).toEqual(there.choices);
	expect(here.choices).toMatchObject({ letter: 'none' });
});

describe('searches kept on a phone', () => {
	const list = async (phone: TestPhone) =>
		(await phone.phone.board.list({ words: 'bois' }, 1)).ads.map(({ id, publishedAt }) => ({
			code: id,
			minute: Math.floor(Date.parse(publishedAt) / 60_000)
		}));

	test('say what came since, until it is opened; whoever leaves the phone leaves them to it', async () => {
		await odette.phone.signUp(profile());
		await odette.phone.publish(newAdId(), adText({ title: 'Du bois' }));
		await settle(odette, marc);
		await marc.phone.searches.save('q=bois', 'bois', await list(marc));
		expect(await marc.phone.searches.look(() => list(marc))).toEqual([]);
		await odette.phone.publish(newAdId(), adText({ title: 'Encore du bois' }));
		await odette.phone.publish(newAdId(), adText({ title: 'Un vélo', text: 'Rouge.', category: 'other' }));
		await settle(odette, marc);
		const [found] = await marc.phone.searches.look(() => list(marc));
		expect(found?.fresh).toHaveLength(1);
		await marc.phone.searches.told('q=bois', 1);
		expect(await marc.phone.searches.look(() => list(marc))).toEqual([]);

		await marc.phone.signUp(profile({ name: 'Marc' }));
		await marc.phone.change(undefined, { keep: 'nothing' });
		expect(await marc.phone.searches.all()).toMatchObject([{ name: 'bois', fresh: [expect.any(String)] }]);
		await marc.phone.searches.seen('q=bois');
		await marc.phone.searches.look(() => list(marc));
		expect(await marc.phone.searches.all()).toMatchObject([{ fresh: [] }]);
	});
});
