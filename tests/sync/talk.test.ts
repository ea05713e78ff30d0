/** Exchanges between real phones and a real server: nobody learns that they are blocked, and each is answered once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAdId, threadOf, type AdId, type ThreadId } from '../../src/domain/ids.ts';
import { conversations, type Conversation } from '../../src/domain/conversations.ts';
import type { Choice } from '../../src/domain/talk/candidates.ts';
import { forgetMember } from '../../server/courier/forget-member.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { change } from '../../server/stores/puts.ts';
import { adText } from '../factories/ads.ts';
import { boardAd, inMailbox } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';
import { lasting } from '../factories/stores.ts';

let disk: ReturnType<typeof lasting>;
let server: TestServer;
let phones: TestPhone[];
let odette: TestPhone;
let marc: TestPhone;
let ad: AdId;

async function member(name: string, ahead = 0): Promise<TestPhone> {
	const phone = newPhone(server.origin, () => Date.now() + ahead);
	phones.push(phone);
	await phone.phone.signUp(profile({ name }));
	return phone;
}

beforeEach(async () => {
	disk = lasting(memoryStores());
	server = await startServer({ stores: disk });
	phones = [];
	[odette, marc] = [await member('Odette'), await member('Marc')];
	ad = newAdId();
	await odette.phone.publish(ad, adText({ kind: 'gift', side: 'offer', counterpart: 'free', window: 24 }));
	await untilQuiet(server, phones);
});
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
});

const refOf = async ({ phone }: TestPhone) => (await phone.identity())!.ref;
const thread = async (asker: TestPhone) => threadOf(ad, await refOf(asker));
async function talksOf({ phone }: TestPhone): Promise<Conversation[]> {
	const { self, contents } = (await phone.mail())!;
	const heard = (id: string) => ({ verdicts: contents.verdicts.get(id) ?? new Map() });
	return conversations(self.ref, contents.messages, contents.inbox, heard, contents.talk);
}
const linesOf = async (phone: TestPhone, of: ThreadId) =>
	(await talksOf(phone)).find((one) => one.thread === of)?.lines.map(({ text }) => text) ?? [];
const ownAd = async () => (await odette.phone.mail())!.contents.ads[0]!;
async function ask(phone: TestPhone, text = 'Toujours disponible ?') {
	await phone.phone.send(await thread(phone), text);
	await untilQuiet(server, phones);
}
/** Another exchange or two: what is never judged is never quiet. */
async function settle() {
	for (const _ of [1, 2]) {
		for (const phone of phones) await phone.exchange();
		await server.services.courier.idle();
	}
}
const idsOf = async (phone: TestPhone) =>
	inMailbox(server.services, (await phone.phone.identity())!.id, async (db) => (await db.allDocs()).rows.map(({ id }) => id));

describe('somebody who is blocked', () => {
	test('reaches nobody, and finds in their own mailbox nothing that tells', async () => {
		await ask(marc, 'Bonjour');
		await odette.phone.talk.hear(await refOf(marc), 'Marc', 'blocked');
		await untilQuiet(server, [odette]);
		const before = await idsOf(marc);
		await marc.phone.send(await thread(marc), 'Vous êtes là ?');
		await marc.phone.talk.givePhone(await thread(marc), '06 12 34 56 78', 'Mon numéro : 06 12 34 56 78');
		await settle();

		expect(await linesOf(odette, await thread(marc))).toEqual(['Bonjour']);
		expect((await odette.phone.mail())!.contents.talk.cards).toEqual([]);
		const states = Object.values(await statesOf(marc));
		expect(states.sort(), 'received, as what nobody has dealt with yet').toEqual(['published', 'received', 'received']);
		const added = (await idsOf(marc)).filter((id) => !before.includes(id));
		expect(
			added.every((id) => id.startsWith('message:')),
			added.join(' ')
		).toBe(true);
	});

	test('is heard again once that is undone, but not what was written meanwhile, even when the work is done again', async () => {
		await ask(marc, 'Bonjour');
		await odette.phone.talk.hear(await refOf(marc), 'Marc', 'blocked');
		await untilQuiet(server, [odette]);
		await marc.phone.send(await thread(marc), 'Pendant');
		await settle();
		await odette.phone.talk.hear(await refOf(marc), 'Marc', 'none');
		await untilQuiet(server, [odette]);
		await marc.phone.send(await thread(marc), 'Après');
		await settle();
		const { id } = (await marc.phone.identity())!;
		await inMailbox(server.services, id, (db) =>
			change<{ seq: number; profiled: boolean }>(db, '_local/courier', () => ({ seq: 0, profiled: true }))
		);
		await server.services.markers.beforeWrite(id);
		await server.stop();
		server = await startServer({ stores: disk });
		for (const { link } of phones) link.origin = server.origin;
		await settle();
		expect(await linesOf(odette, await thread(marc))).toEqual(['Bonjour', 'Après']);
	});

	test('is not kept asking for a verdict that will never come', async () => {
		await ask(marc, 'Bonjour');
		await odette.phone.talk.hear(await refOf(marc), 'Marc', 'blocked');
		await untilQuiet(server, [odette]);
		let later = 0;
		const patient = newPhone(server.origin, () => Date.now() + later);
		phones.push(patient);
		await patient.phone.signUp(profile({ name: 'Rémi' }));
		await patient.phone.send(await thread(patient), 'Bonjour');
		await odette.phone.talk.hear(await refOf(patient), 'Rémi', 'blocked');
		await untilQuiet(server, [odette]);
		await settle();
		expect((await patient.exchange()).verdictDue).toBe(true);
		later = 3_600_000;
		expect((await patient.exchange()).verdictDue).toBe(false);
	});
});

test('somebody who is muted is received as before: only their reader’s phone is quiet', async () => {
	await odette.phone.talk.hear(await refOf(marc), 'Marc', 'muted');
	await untilQuiet(server, [odette]);
	await ask(marc);
	expect(await talksOf(odette)).toMatchObject([{ level: 'muted', lines: [{ mine: false }] }]);
	expect(Object.values(await statesOf(marc))).toEqual(['published']);
});

test('a number that is given comes as a card, and in words for phones that know no cards', async () => {
	await ask(marc);
	const of = await thread(marc);
	await odette.phone.talk.givePhone(of, '0612345678', 'Voici mon numéro : 06 12 34 56 78');
	await untilQuiet(server, phones);
	expect((await talksOf(marc))[0]!.lines.at(-1)).toMatchObject({
		phone: '06\u00a012\u00a034\u00a056\u00a078',
		text: 'Voici mon numéro : 06 12 34 56 78'
	});
	const [copy] = (await marc.phone.mail())!.contents.inbox;
	expect(
		Object.keys(copy!)
			.filter((key) => !key.startsWith('_'))
			.sort()
			.join(' '),
		'as an old phone knows it'
	).toBe('ad from message receivedAt text thread title type writtenAt');
});

describe('the one act that answers everybody', () => {
	async function choice(chosen: TestPhone, others: readonly TestPhone[]): Promise<Choice> {
		return {
			ad: await ownAd(),
			chosen: [await thread(chosen)],
			others: await Promise.all(others.map(thread)),
			chosenText: 'C’est pour vous !',
			othersText: 'Une autre fois, merci.',
			end: 'reserved'
		};
	}

	test('works without network, whoever came first: each is answered, and the ad is promised', async () => {
		const lise = await member('Lise');
		await ask(marc);
		await ask(lise);
		odette.link.weather = () => 'cut';
		await odette.phone.talk.answerAll(await choice(lise, [marc]), []);
		await odette.exchange();
		expect(new Set(Object.values(await statesOf(odette)))).toEqual(new Set(['waiting']));
		await untilQuiet(server, phones);
		expect(await linesOf(lise, await thread(lise))).toEqual(['Toujours disponible ?', 'C’est pour vous !']);
		expect(await linesOf(marc, await thread(marc))).toEqual(['Toujours disponible ?', 'Une autre fois, merci.']);
		expect(boardAd(server.services, ad)).toMatchObject({ state: 'reserved', window: 24 });
	});

	test.each([0, 1, 2])('the battery goes after %i of its documents: all are there, and each is answered once', async (done) => {
		const lise = await member('Lise');
		await ask(marc);
		await ask(lise);
		let written = 0;
		odette.failNextPut(() => (written += 1) > done);
		await expect(odette.phone.talk.answerAll(await choice(lise, [marc]), [])).rejects.toThrow('the battery went');
		await odette.reopen();
		await untilQuiet(server, phones);
		expect(await linesOf(lise, await thread(lise))).toEqual(['Toujours disponible ?', 'C’est pour vous !']);
		expect(await linesOf(marc, await thread(marc))).toEqual(['Toujours disponible ?', 'Une autre fois, merci.']);
		expect(boardAd(server.services, ad)).toMatchObject({ state: 'reserved' });
	});

	test('a second choice for the same ad is another answer, and does not unsay the first', async () => {
		await ask(marc);
		await odette.phone.talk.answerAll(await choice(marc, []), []);
		await untilQuiet(server, phones);
		await odette.phone.setState(await ownAd(), 'live');
		await odette.phone.talk.answerAll({ ...(await choice(marc, [])), chosenText: 'Encore.' }, []);
		await untilQuiet(server, phones);
		expect(await linesOf(marc, await thread(marc))).toEqual(['Toujours disponible ?', 'C’est pour vous !', 'Encore.']);
	});
});

describe('thanks', () => {
	beforeEach(async () => {
		await ask(marc);
	});
	const end = async () => {
		await odette.phone.setState(await ownAd(), 'done');
		await untilQuiet(server, phones);
	};

	test('wait until the ad is done, are said once each way, and show on both phones', async () => {
		const of = await thread(marc);
		await marc.phone.talk.thank(of, 'Trop tôt');
		await untilQuiet(server, phones);
		expect((await talksOf(odette))[0]!.thanks).toEqual({});
		await end();
		await marc.phone.talk.thank(of, 'Merci, il roule !');
		await odette.phone.talk.thank(of, 'Bonne route !');
		await untilQuiet(server, phones);
		await marc.phone.talk.thank(of, 'Merci encore !');
		await untilQuiet(server, phones);
		expect((await talksOf(odette))[0]!.thanks).toMatchObject({ theirs: { text: 'Merci, il roule !' } });
		expect((await talksOf(marc))[0]!.thanks).toMatchObject({
			theirs: { text: 'Bonne route !' },
			mine: { refused: { refused: 'thanks-already' } }
		});
	});

	test('declined, they disappear on both phones', async () => {
		const of = await thread(marc);
		await end();
		await marc.phone.talk.thank(of, 'Merci !');
		await untilQuiet(server, phones);
		await odette.phone.talk.decline(of);
		expect((await talksOf(odette))[0]!.thanks).toEqual({});
		await untilQuiet(server, phones);
		expect((await talksOf(marc))[0]!.thanks).toEqual({});
	});

	test('declined by both, it is told to whoever still hears the other, and only to them', async () => {
		const of = await thread(marc);
		await end();
		await marc.phone.talk.thank(of, 'Merci !');
		await odette.phone.talk.thank(of, 'Bonne route !');
		await untilQuiet(server, phones);
		await marc.phone.talk.hear(await refOf(odette), 'Odette', 'blocked');
		await untilQuiet(server, phones);
		await odette.phone.talk.decline(of);
		await untilQuiet(server, phones);
		await marc.phone.talk.decline(of);
		await untilQuiet(server, phones);
		expect((await talksOf(odette))[0]!.thanks, 'both are gone').toEqual({});
		expect((await talksOf(marc))[0]!.thanks, 'what they are not told of stays').toMatchObject({ mine: { text: 'Merci !' } });
	});

	test('that nobody can have said are not declined: whoever never wrote leaves nothing in the author’s mailbox', async () => {
		const lise = await member('Lise');
		await lise.phone.talk.decline(await thread(lise));
		await untilQuiet(server, phones);
		expect((await odette.phone.mail())!.contents.talk.declined).toEqual([]);
		const said = [...(await lise.phone.mail())!.contents.verdicts.get(`decline:${await thread(lise)}`)!.values()];
		expect(said).toMatchObject([{ accepted: false, refused: 'thread-unknown' }]);
	});
});

test('whoever leaves is gone from the other’s mailbox and phone; what the other wrote stays', async () => {
	await ask(marc, 'Un secret');
	const of = await thread(marc);
	await odette.phone.send(of, 'Bonjour Marc');
	await marc.phone.talk.givePhone(of, '0612345678', 'Mon numéro : 06 12 34 56 78');
	await untilQuiet(server, phones);
	const { id, ref } = (await marc.phone.identity())!;
	const leave = () => forgetMember(server.services, id, ref);
	await leave();
	await leave();
	await untilQuiet(server, [odette]);
	expect(await linesOf(odette, of)).toEqual(['Bonjour Marc']);
	expect((await odette.phone.mail())!.contents.talk.cards).toEqual([]);
	const tombstones = await inMailbox(server.services, (await odette.phone.identity())!.id, async (db) => {
		const { results } = await db.changes({ since: 0, include_docs: true });
		return results.filter(({ deleted }) => deleted).map(({ doc }) => Object.keys(doc!).sort().join(' '));
	});
	expect(tombstones).toEqual(['_deleted _id _rev', '_deleted _id _rev', '_deleted _id _rev']);
});

test('two phones whose clocks are two days wrong, each its way, read the same conversation', async () => {
	const [slow, fast] = [await member('Lise', -2 * 86_400_000), await member('Rémi', 2 * 86_400_000)];
	const other = newAdId();
	await fast.phone.publish(other, adText());
	await untilQuiet(server, phones);
	const of = threadOf(other, await refOf(slow));
	for (const [phone, text] of [
		[slow, 'un'],
		[fast, 'deux'],
		[slow, 'trois'],
		[fast, 'quatre']
	] as const) {
		await phone.phone.send(of, text);
		await untilQuiet(server, phones);
	}
	for (const phone of [slow, fast]) expect(await linesOf(phone, of)).toEqual(['un', 'deux', 'trois', 'quatre']);
});

test('a message is reported with its words, by whoever received it', async () => {
	await ask(marc, 'Sale type');
	const [copy] = (await odette.phone.mail())!.contents.inbox;
	const about = { thread: copy!.thread, message: copy!._id, quote: copy!.text };
	const { number } = await odette.phone.report(ad, 'insult', '', '', about);
	await odette.exchange();
	const { rows } = await server.services.registry.use('reports', (db) => db.allDocs({ include_docs: true }));
	expect(rows.map(({ doc }) => doc)).toMatchObject([{ number, ad, about: { quote: 'Sale type' } }]);
});
