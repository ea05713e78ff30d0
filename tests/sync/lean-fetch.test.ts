/** One request each way, counted; and never a word of the server's that the server did not say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAdId, threadOf, type AdId } from '../../src/domain/ids.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import { boardAd, inMailbox, leavesOf } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';
import { lasting } from '../factories/stores.ts';

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

/** Writes, with no way out: the exchange that a write asks for would blur the count. */
async function offline<T>(phone: TestPhone, write: () => Promise<T>): Promise<T> {
	const { weather } = phone.link;
	phone.link.weather = () => 'cut';
	const written = await write();
	await phone.exchange();
	phone.link.weather = weather;
	return written;
}

async function publish(phone: TestPhone, id: AdId = newAdId(), other = {}): Promise<AdId> {
	await offline(phone, () => phone.phone.publish(id, adText(other)));
	return id;
}

async function member(phone: TestPhone, name: string): Promise<AdId> {
	await offline(phone, () => phone.phone.signUp(profile({ name })));
	const id = await publish(phone);
	await untilQuiet(server, [odette, marc]);
	return id;
}

/** What left the phone for the mailbox during one exchange, and what for the board. */
async function asked(phone: TestPhone): Promise<{ mailbox: string[]; board: number }> {
	phone.link.requests = [];
	expect(await phone.exchange()).toMatchObject({ reached: true });
	const lines = phone.link.requests.map(
		({ method, path }) => `${method} ${path.replace(/\?.*/, '').replace(/^\/db\/[^/]+\//, '')}`
	);
	return {
		mailbox: lines.filter((line) => !line.includes('/api/board')),
		board: lines.filter((line) => line.includes('/api/board')).length
	};
}

describe('once the app has exchanged a first time', () => {
	beforeEach(async () => {
		await member(odette, 'Odette');
	});

	test('nothing to send and nothing new is one request to the mailbox and one to the board', async () => {
		expect(await asked(odette)).toEqual({ mailbox: ['GET _changes'], board: 1 });
		expect(await asked(odette)).toEqual({ mailbox: ['GET _changes'], board: 1 });
	});

	test('sending one new ad is one request beside the question whether anything is new', async () => {
		await publish(odette);
		const { mailbox } = await asked(odette);
		expect(mailbox.sort()).toEqual(['GET _changes', 'POST _bulk_docs']);
	});

	test('what was sent is not offered again, nor what was received sent back', async () => {
		await publish(odette);
		await odette.exchange();
		await server.services.courier.idle();
		for (let times = 0; times < 3; times += 1) expect((await asked(odette)).mailbox).toEqual(['GET _changes']);
	});

	test('receiving one new message, or thirty, is one request', async () => {
		const ad = await publish(odette);
		await untilQuiet(server, [odette]);
		await member(marc, 'Marc');
		const { ref } = (await marc.phone.identity())!;
		const say = async (count: number) => {
			await offline(marc, async () => {
				for (let line = 0; line < count; line += 1) await marc.phone.send(threadOf(ad, ref), `Ligne ${line}`);
			});
			await marc.exchange();
			await server.services.courier.idle();
		};
		for (const count of [1, 30]) {
			const before = (await odette.phone.mail())!.contents.inbox.length;
			await say(count);
			expect((await asked(odette)).mailbox).toEqual(['GET _changes']);
			expect((await odette.phone.mail())!.contents.inbox.length).toBe(before + count);
		}
	});

	test('a long time away is sent in parts that the server takes, however much it is', async () => {
		await offline(odette, async () => {
			for (let count = 0; count < 230; count += 1) {
				await odette.phone.publish(newAdId(), adText({ title: `Annonce ${count}`, text: 'é'.repeat(count < 60 ? 1_500 : 10) }));
			}
		});
		await untilQuiet(server, [odette]);
		expect(server.services.board.image().ads.size).toBe(231);
		expect(new Set(Object.values(await statesOf(odette)))).toEqual(new Set(['published']));
	});
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe('an acknowledgement is only ever the server’s own', () => {
	const answers: [string, () => Response][] = [
		['a page of a portal', () => new Response('<html>ok</html>', { headers: { 'content-type': 'text/html' } })],
		['a page that says it is JSON', () => new Response('<html>ok</html>', { status: 201, headers: JSON_TYPE })],
		['a JSON object', () => new Response('{"ok":true}', { status: 201, headers: JSON_TYPE })],
		['JSON null', () => new Response('null', { headers: JSON_TYPE })],
		['nothing at all', () => new Response(null, { status: 201 })],
		['half an array', () => new Response('[{"id":', { status: 201, headers: JSON_TYPE })],
		['an error', () => new Response('{"error":"internal"}', { status: 500, headers: JSON_TYPE })]
	];

	test.each(answers)('%s is not one of an ad that was sent', async (_, answer) => {
		const id = await member(odette, 'Odette');
		const other = await publish(odette);
		let times = 0;
		odette.link.impostor = (url) => (url.endsWith('/_bulk_docs') && (times += 1) > 0 ? answer() : undefined);
		expect(await odette.exchange()).toMatchObject({ reached: false });
		expect(times).toBeGreaterThan(0);
		expect(await statesOf(odette)).toEqual({ [`ad:${id}`]: 'published', [`ad:${other}`]: 'waiting' });
		expect(await odette.phone.device.receipts.get(`ad:${other}`)).toBeUndefined();

		odette.link.impostor = () => undefined;
		await untilQuiet(server, [odette]);
		expect((await statesOf(odette))[`ad:${other}`]).toBe('published');
	});

	test.each(answers)('%s is not word that an edit is there already', async (_, answer) => {
		await member(odette, 'Odette');
		const id = await publish(odette);
		// What was written before the page opened is asked about.
		await odette.reopen();
		odette.link.impostor = (url) => (url.endsWith('/_revs_diff') ? answer() : undefined);
		expect(await odette.exchange()).toMatchObject({ reached: false });
		expect(await odette.phone.device.receipts.get(`ad:${id}`)).toBeUndefined();
		odette.link.impostor = () => undefined;
		await untilQuiet(server, [odette]);
		expect((await statesOf(odette))[`ad:${id}`]).toBe('published');
	});

	test.each(answers)('%s is not a list of changes, nor the end of them', async (_, answer) => {
		const id = await member(odette, 'Odette');
		await member(marc, 'Marc');
		const { ref } = (await marc.phone.identity())!;
		await offline(marc, () => marc.phone.send(threadOf(id, ref), 'Bonjour'));
		await marc.exchange();
		await server.services.courier.idle();
		odette.link.impostor = (url) => (url.includes('/_changes') ? answer() : undefined);
		expect(await odette.exchange()).toMatchObject({ reached: false });
		odette.link.impostor = () => undefined;
		await odette.exchange();
		expect((await odette.phone.mail())!.contents.inbox).toMatchObject([{ text: 'Bonjour' }]);
	});

	test('a document the server will not take is denied by itself; the others are stored, and the exchange goes on', async () => {
		await member(odette, 'Odette');
		const huge = `ad:${newAdId()}`;
		await odette.phone.mail();
		await odette.mailbox!.put({ _id: huge, text: 'x'.repeat(40_000) } as object);
		const good = await publish(odette);
		expect(await odette.exchange()).toMatchObject({ reached: true });
		expect(await odette.phone.device.receipts.get(huge)).toMatchObject({ denied: 'document too large' });
		await server.services.courier.idle();
		expect(await odette.exchange()).toMatchObject({ reached: true, verdictDue: false });
		expect((await statesOf(odette))[`ad:${good}`]).toBe('published');
		expect((await asked(odette)).mailbox).toEqual(['GET _changes']);
	});

	test('a document that failed for a moment is neither acknowledged nor denied, and goes with the next exchange', async () => {
		await member(odette, 'Odette');
		const id = await publish(odette);
		odette.link.impostor = (url, init) => {
			if (!url.endsWith('/_bulk_docs')) return undefined;
			const { docs } = JSON.parse(String(init?.body)) as { docs: { _id: string }[] };
			return Response.json(docs.map((doc) => ({ id: doc._id, error: 'unknown_error', reason: 'no space left' })));
		};
		expect(await odette.exchange()).toMatchObject({ reached: false });
		expect(await odette.phone.device.receipts.get(`ad:${id}`)).toBeUndefined();
		expect((await statesOf(odette))[`ad:${id}`]).toBe('waiting');
		odette.link.impostor = () => undefined;
		await untilQuiet(server, [odette]);
		expect((await statesOf(odette))[`ad:${id}`]).toBe('published');
	});

	test('an expired session is renewed on the way, and what was written goes', async () => {
		await member(odette, 'Odette');
		odette.link.forgetCookies();
		const id = await publish(odette);
		expect(await odette.exchange()).toMatchObject({ reached: true });
		await untilQuiet(server, [odette]);
		expect((await statesOf(odette))[`ad:${id}`]).toBe('published');
	});
});

describe('nothing typed holds back the rest', () => {
	/** NUL, half an emoji, an order of direction: what a keyboard, a paste or a cut emoji can leave in a text. */
	const ODD = 'a\u0000b\ud83dc\u202ed';

	test('signs that no JSON reader takes are taken out before anything is sent', async () => {
		await offline(odette, () =>
			odette.phone.signUp(profile({ name: `Odette${ODD}`, contact: { by: 'phone', phone: `04 76 00 00 00\u0000` } }))
		);
		const id = await publish(odette, newAdId(), { hamlet: ODD, availability: ODD, title: ODD, text: ODD });
		await untilQuiet(server, [odette]);
		expect(boardAd(server.services, id)).toMatchObject({
			title: 'abcd',
			text: 'abcd',
			hamlet: 'abcd',
			availability: 'abcd',
			author: { name: 'Odetteabcd' }
		});

		await member(marc, 'Marc');
		const { ref } = (await marc.phone.identity())!;
		await offline(marc, () => marc.phone.send(threadOf(id, ref), ODD));
		await untilQuiet(server, [odette, marc]);
		expect((await odette.phone.mail())!.contents.inbox).toMatchObject([{ text: 'abcd' }]);
	});
});

describe('after a restore, which is another epoch', () => {
	test('receipts are forgotten, everything is offered again, and everything is published and delivered once', async () => {
		const [first, second] = [await member(odette, 'Odette'), await publish(odette)];
		await member(marc, 'Marc');
		const { ref } = (await marc.phone.identity())!;
		await marc.exchange();
		await offline(marc, () => marc.phone.send(threadOf(first, ref), 'Bonjour'));
		await untilQuiet(server, [odette, marc]);

		// The backup had nothing in it at all: the worst there is.
		await server.stop();
		server = await startServer({ stores: memoryStores(), epoch: 'restored' });
		for (const { link } of [odette, marc]) link.origin = server.origin;
		await untilQuiet(server, [odette, marc]);

		for (const id of [first, second]) expect(boardAd(server.services, id)).toMatchObject({ title: adText().title });
		for (const phone of [odette, marc]) {
			const { id, epoch } = (await phone.phone.identity())!;
			expect(epoch).toBe('restored');
			const there = await inMailbox(server.services, id, leavesOf);
			const receipts = (await phone.phone.device.receipts.toArray()).map((receipt) => `${receipt.id} ${receipt.rev}`);
			expect(there).toEqual(expect.arrayContaining(receipts));
			const own = (await leavesOf(phone.mailbox!)).filter((leaf) => /^(profile|ad|message):/.test(leaf));
			expect(there.filter((leaf) => /^(profile|ad|message):/.test(leaf))).toEqual(own);
		}
		const shown = (await odette.phone.mail())!.contents.inbox.filter(({ text }) => text === 'Bonjour');
		expect(shown).toHaveLength(1);
	});

	test('a restore that kept the sessions is noticed by the board, and answered soon, not at the next visit', async () => {
		const disk = lasting(memoryStores());
		await server.stop();
		server = await startServer({ stores: disk });
		odette.link.origin = server.origin;
		await member(odette, 'Odette');
		await server.stop();
		server = await startServer({ stores: disk, epoch: 'restored' });
		odette.link.origin = server.origin;
		expect(await odette.exchange()).toMatchObject({ reached: true, verdictDue: true });
		expect(await odette.phone.device.receipts.toArray()).toEqual([]);
		expect(await odette.exchange()).toMatchObject({ reached: true, verdictDue: false });
		expect(await odette.phone.device.receipts.toArray()).not.toEqual([]);
	});

	test('until it has met the new server, a phone does not say of it what the old one said', async () => {
		await member(odette, 'Odette');
		await server.stop();
		server = await startServer({ stores: memoryStores(), epoch: 'restored' });
		odette.link.origin = server.origin;
		await odette.exchange();
		expect((await odette.phone.identity())!.epoch).toBe('restored');
		for (const { id, rev, denied } of await odette.phone.device.receipts.toArray()) {
			const { id: self } = (await odette.phone.identity())!;
			if (denied === undefined) expect(await inMailbox(server.services, self, (db) => db.revsDiff({ [id]: [rev] }))).toEqual({});
		}
	});
});
