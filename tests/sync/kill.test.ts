/** "Reçue" survives a crash (S13): a real server is killed again and again while people write, over the same folder. */
import { everyAd } from '../factories/boards.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAdId, threadOf, type AdId } from '../../src/domain/ids.ts';
import type { PublicAd } from '../../src/domain/ad.ts';
import { readSnapshot } from '../../src/domain/board-copy.ts';
import { adText } from '../factories/ads.ts';
import { leavesOf } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { chance, pick } from '../factories/random.ts';
import { statesOf } from '../factories/states.ts';
import { embeddedStores } from '../../server/stores/embedded.ts';
import { bundleServer, run, type Running } from './real-process.ts';

const ROUNDS = Number(process.env.KILLS ?? 24);
const TIMEOUT_MS = 60_000 + ROUNDS * 5_000;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** A round writes some twenty times: cut within them. */
const WRITES = 24;

let script = '';
let dataDir = '';
beforeAll(async () => {
	script = await bundleServer();
	dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
});
afterAll(() => {
	for (const path of [script, dataDir]) rmSync(path, { recursive: true, force: true });
});

interface Written {
	readonly phone: TestPhone;
	readonly good: AdId[];
	readonly bad: AdId[];
	readonly messages: string[];
	/** Every `id revision` the server said it had. */
	readonly acknowledged: Set<string>;
}

async function starts(phones: readonly Written[]): Promise<Running> {
	const server = (await run(script, dataDir))!;
	for (const { phone } of phones) phone.link.origin = server.origin;
	return server;
}

async function noteReceipts({ phone, acknowledged }: Written) {
	for (const { id, rev, denied } of await phone.phone.device.receipts.toArray()) {
		if (denied === undefined) acknowledged.add(`${id} ${rev}`);
	}
}

/** One neighbour in one round: a bad ad and a good one, an answer to somebody; then sends as long as it may. */
async function live(person: Written, until: { over: boolean }, random: () => number) {
	const { phone, good, bad, messages } = person;
	const [wrong, right] = [newAdId(), newAdId()];
	bad.push(wrong);
	good.push(right);
	await phone.phone.publish(wrong, adText({ title: `Fautive ${wrong}`, category: 'no-such-category' }));
	await phone.phone.publish(right, adText({ title: `Bonne ${right}` }));
	const { ref } = (await phone.phone.identity())!;
	const others = (await everyAd(phone.phone.board)).filter((ad) => typeof ad === 'object' && ad.author.ref !== ref) as PublicAd[];
	if (others.length > 0) {
		const text = `De ${ref}, le ${messages.length}`;
		messages.push(text);
		await phone.phone.send(threadOf(pick(others, random).id, ref), text);
	}
	while (!until.over) {
		await phone.exchange();
		await noteReceipts(person);
	}
}

async function round(phones: readonly Written[], random: () => number) {
	const itself = random() < 0.6;
	const cut = `${1 + Math.floor(random() * WRITES)}${random() < 0.5 ? 'd' : ''}`;
	const server = await run(script, dataDir, itself ? cut : undefined);
	if (!server) return;
	for (const { phone } of phones) phone.link.origin = server.origin;
	const until = { over: false };
	const lives = phones.map((person) => live(person, until, random));
	// One that finds nothing to write never comes to its cut.
	const patience = new Promise<void>((resolve) => setTimeout(resolve, itself ? 1_500 : 30 + random() * 400));
	await Promise.race([server.died, patience]);
	await server.kill();
	until.over = true;
	await Promise.all(lives);
	if (random() < 0.3) await pick(phones, random).phone.reopen();
}

/** Twice in a row: whoever came before a verdict may have come before the copy of what it is about, too. */
async function settle(phones: readonly Written[]) {
	for (let tries = 0, calm = 0; tries < 100; tries += 1) {
		let quiet = true;
		for (const { phone } of phones) {
			const { reached, verdictDue } = await phone.exchange();
			expect(reached).toBe(true);
			quiet &&= !verdictDue;
		}
		calm = quiet ? calm + 1 : 0;
		if (calm > 1 && tries > 3) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('the courier never came to an end');
}

async function boardOf({ origin }: Running): Promise<readonly PublicAd[]> {
	return readSnapshot(await (await fetch(`${origin}/api/board/snapshot`)).json()).ads;
}

test(
	`killed ${ROUNDS} times, the server loses nothing it acknowledged and publishes nothing twice (seed ${seed})`,
	async () => {
		const random = chance(seed);
		const people: Written[] = ['Odette', 'Marc', 'Lila'].map(() => ({
			phone: newPhone('http://127.0.0.1:1'),
			good: [],
			bad: [],
			messages: [],
			acknowledged: new Set()
		}));
		for (const { phone } of people) await phone.phone.signUp(profile());
		for (let at = 0; at < ROUNDS; at += 1) await round(people, random);

		const server = await starts(people);
		await settle(people);
		const board = await boardOf(server);
		for (const { phone, good, bad, messages } of people) {
			const states = await statesOf(phone);
			const { contents } = (await phone.phone.mail())!;
			for (const id of good) {
				expect(
					board.filter((ad) => ad.id === id || ad.title === `Bonne ${id}`),
					'on the board, once'
				).toHaveLength(1);
				expect(states[`ad:${id}`]).toBe('published');
			}
			for (const id of bad) {
				expect(board.some((ad) => ad.id === id)).toBe(false);
				const doc = contents.ads.find(({ _id }) => _id === `ad:${id}`)!;
				expect(doc, 'the refused text is intact').toMatchObject({ title: `Fautive ${id}`, text: adText().text });
				expect(contents.verdicts.get(doc._id)?.get(doc._rev)).toMatchObject({ refused: 'category-unknown', field: 'category' });
			}
			for (const text of messages) {
				expect(contents.messages.filter((message) => message.text === text)).toHaveLength(1);
				const copies = [];
				for (const other of people)
					copies.push(...(await other.phone.phone.mail())!.contents.inbox.filter((copy) => copy.text === text));
				expect(copies, `« ${text} » came, once`).toHaveLength(1);
			}
		}
		expect(board).toHaveLength(people.flatMap(({ good }) => good).length);

		const ids = await Promise.all(people.map(async ({ phone }) => (await phone.phone.identity())!.id));
		for (const { phone } of people) await phone.close();
		await server.stop();
		const stores = embeddedStores(dataDir);
		for (const [at, { acknowledged, phone: _ }] of people.entries()) {
			const db = stores.open(`member-${ids[at]!}`);
			for (const line of acknowledged) {
				const [id, rev] = line.split(' ') as [string, string];
				expect(await db.revsDiff({ [id]: [rev] }), `acknowledged and lost: ${line}`).toEqual({});
			}
			const leaves = await leavesOf(db);
			expect(new Set(leaves.map((leaf) => leaf.split(' ')[0])).size, 'a conflict').toBe(leaves.length);
			await db.close();
		}
		expect(await stores.keys.list('d:'), 'a mailbox still marked').toEqual([]);
		await stores.close();
	},
	TIMEOUT_MS
);
