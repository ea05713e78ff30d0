/** What must be true of a world once everybody has exchanged under a clear sky. */
import { expect } from 'vitest';
import { isLive, textOf, type AdDoc, type AdText } from '../../src/domain/ad.ts';
import { tidy } from '../../src/domain/clean.ts';
import { dayOf } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import type { InboxDoc, VerdictDoc } from '../../src/domain/mailbox.ts';
import { everyAd } from '../factories/boards.ts';
import { boardAd, byId, docsOf, inMailbox, leavesOf } from '../factories/disk.ts';
import { PHONE_ORIGIN } from '../factories/link.ts';
import { Pouch, type TestPhone } from '../factories/phones.ts';
import { statesOf } from '../factories/states.ts';
import { FAULTS, type SentMessage, type World, type WrittenAd } from './world.ts';

const words = (text: AdText) => textOf(tidy(text));

export async function everyPromiseIsKept(world: World): Promise<void> {
	await world.noteReceipts();
	await nothingAcknowledgedIsLost(world);
	for (const ad of world.ads) await theAdIsAsItsAuthorLeftIt(world, ad);
	for (const message of world.messages) await theMessageCameOnce(world, message);
	nothingIsPublishedTwice(world);
	for (const phone of world.phones) {
		await itsCopyOfTheBoardIsTheBoard(world, phone);
		await everyStateIsFinal(phone);
		await itsMailboxIsTheServers(world, phone);
		await aStockClientFindsNothingToDo(phone);
	}
}

const memberOf = async (phone: TestPhone) => (await phone.phone.identity())?.id;
const ownerOf = async ({ phones }: World, who: number) => (await memberOf(phones[who]!))!;

async function nothingAcknowledgedIsLost({ acknowledged, server }: World) {
	for (const line of acknowledged) {
		const [member, id, rev] = line.split(' ') as [MemberId, string, string];
		const missing = await inMailbox(server.services, member, (db) => db.revsDiff({ [id]: [rev] }));
		expect(missing, `acknowledged and lost: ${line}`).toEqual({});
	}
}

async function theAdIsAsItsAuthorLeftIt(world: World, { id, owner, versions }: WrittenAd) {
	const { services } = world.server;
	const last = versions.at(-1)!;
	const shown = boardAd(services, id);
	const { contents } = (await world.phones[owner]!.phone.mail())!;
	const doc = contents.ads.find(({ _id }) => _id === `ad:${id}`)!;
	expect(textOf(doc), 'the author’s own text is intact').toEqual(words(last.text));

	if (last.state === 'withdrawn') return expect(shown, 'a withdrawn ad is gone').toBeUndefined();
	if (last.fault === undefined && last.state === 'live') {
		return expect(shown && { ...textOf(shown), state: shown.state }, 'a good ad is on the board').toEqual({
			...words(last.text),
			state: 'live'
		});
	}
	const verdict = contents.verdicts.get(doc._id)?.get(doc._rev);
	if (last.fault && last.state === 'live') expect(verdict).toMatchObject({ accepted: false, refused: FAULTS[last.fault].code });
	else expect(verdict).toMatchObject({ accepted: true });
	const accepted = await lastAcceptedText(world, await ownerOf(world, owner), doc._id);
	expect(shown && textOf(shown), 'the last accepted text stays').toEqual(accepted);
	if (shown && last.state === 'done') expect(shown.state).toBe('done');
}

/** From the server's own verdicts, oldest first: what each accepted revision made of the board. */
async function lastAcceptedText({ server, ads }: World, member: MemberId, id: string): Promise<AdText | undefined> {
	const verdicts = await docsOf<VerdictDoc>(server.services, member, 'verdict');
	const revs = verdicts.filter(({ of, accepted }) => of === id && accepted).map(({ rev }) => rev);
	revs.sort((a, b) => Number(a.split('-')[0]) - Number(b.split('-')[0]));
	const versions = ads.find((ad) => `ad:${ad.id}` === id)!.versions;
	const faultOf = (doc: AdDoc) => versions.find(({ text }) => sameText(words(text), textOf(doc)))!.fault;
	let text: AdText | undefined;
	for (const rev of revs) {
		const doc = (await inMailbox(server.services, member, (db) => db.get(id, { rev }))) as unknown as AdDoc;
		const fault = faultOf(doc);
		if (doc.state === 'withdrawn') text = undefined;
		else if (doc.state === 'live') {
			expect(fault, 'accepted with its fault').toBeUndefined();
			text = textOf(doc);
		} else if (fault === undefined || fault === 'past') text &&= textOf(doc);
	}
	return text;
}

const sameText = (a: AdText, b: AdText) => JSON.stringify(a) === JSON.stringify(b);

function nothingIsPublishedTwice({ server, ads }: World) {
	const known = new Set<string>(ads.map(({ id }) => id));
	const shown = [...server.services.board.image().ads.values()].map(({ ad }) => ad);
	expect(
		shown.filter(({ id }) => !known.has(id)),
		'an ad nobody wrote'
	).toEqual([]);
	expect(new Set(shown.map(({ title }) => title)).size, 'the same ad twice').toBe(shown.length);
}

async function theMessageCameOnce(world: World, { from, ad, text }: SentMessage) {
	const { contents, self } = (await world.phones[from]!.phone.mail())!;
	const sent = contents.messages.filter((message) => message.text === text);
	expect(sent, `« ${text} » is in its author’s mailbox, once`).toHaveLength(1);
	const [message] = sent;
	const verdict = contents.verdicts.get(message!._id)?.get(message!._rev);
	const written = world.ads.find(({ id }) => id === ad)!;
	const asker = message!.thread.split('.')[1];
	const copies = [];
	for (const phone of world.phones) {
		const mail = await phone.phone.mail();
		for (const copy of mail?.contents.inbox ?? []) if (copy.text === text) copies.push(mail!.self.ref);
	}
	if (verdict?.accepted) {
		const owner = (await world.phones[written.owner]!.phone.identity())!.ref;
		return expect(copies, `« ${text} » came once, to whom it was for`).toEqual([self.ref === asker ? owner : asker]);
	}
	expect(verdict).toMatchObject({ refused: 'ad-gone' });
	expect(
		written.versions.some(({ state }) => state !== 'live'),
		'refused for an ad that was there'
	).toBe(true);
	expect(copies).toEqual([]);
}

async function itsCopyOfTheBoardIsTheBoard({ server }: World, { phone, link }: TestPhone) {
	const { ads, gone } = server.services.board.image();
	const board = [...ads.values()].map(({ ad }) => ad);
	// Nothing may be asked for now: what is shown is what is here.
	link.weather = () => 'cut';
	for (const ad of board) expect(await phone.board.get(ad.id)).toEqual(ad);
	for (const id of gone.keys()) expect(['gone', 'not-here']).toContain(await phone.board.get(id));
	const live = board.filter((ad) => isLive(ad, dayOf(server.services.now())));
	const shown = (await everyAd(phone.board)).filter((ad) => typeof ad === 'object');
	expect(shown.sort(byId)).toEqual(live.sort(byId));
	link.weather = () => 'fine';
}

async function everyStateIsFinal(phone: TestPhone) {
	const states = Object.entries(await statesOf(phone));
	expect(states.filter(([, state]) => !['published', 'refused', 'done', 'withdrawn'].includes(state))).toEqual([]);
}

async function itsMailboxIsTheServers({ server }: World, phone: TestPhone) {
	const member = await memberOf(phone);
	if (!member) return;
	await phone.phone.mail();
	const theirs = await inMailbox(server.services, member, leavesOf);
	expect(await leavesOf(phone.mailbox!)).toEqual(theirs);
	expect(new Set(theirs.map((leaf) => leaf.split(' ')[0])).size, 'a conflict').toBe(theirs.length);
	const verdicts = (await docsOf<VerdictDoc>(server.services, member, 'verdict')).map(({ of, rev }) => `${of} ${rev}`);
	expect(new Set(verdicts).size, 'two verdicts on one thing').toBe(verdicts.length);
	const inbox = await docsOf<InboxDoc>(server.services, member, 'inbox');
	expect(new Set(inbox.map(({ message }) => message)).size, 'a copy twice').toBe(inbox.length);
}

/** PouchDB's own replication, with none of our shortcuts: had they hidden something, it would move now. */
async function aStockClientFindsNothingToDo({ phone, mailbox, link }: TestPhone) {
	const self = await phone.identity();
	if (!self) return;
	const remote = new Pouch(`${PHONE_ORIGIN}/db/member-${self.id}`, {
		skip_setup: true,
		fetch: (url, init) => link.fetch(String(url), init)
	});
	const push = await mailbox!.replicate.to(remote);
	const pull = await mailbox!.replicate.from(remote);
	expect([push.docs_written, push.doc_write_failures, pull.docs_written]).toEqual([0, 0, 0]);
}
