/** Live replication of the board for stock clients, and what five hundred of them cost. */
import { request, type ClientRequest } from 'node:http';
import PouchDB from 'pouchdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { as, openGate, openPhone, type Fields, type Gate } from './gate.ts';

let gate: Gate;
beforeEach(async () => {
	gate = await openGate();
	await put('ad:1');
});
afterEach(() => gate.close());

async function put(id: string) {
	await gate.registry.use('board', (db) => db.put({ _id: id }));
	gate.boardChanged();
}
const until = async (isSo: () => boolean | Promise<boolean>) => {
	for (let tries = 0; tries < 300; tries += 1) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('it never came');
};
const poll = (query: string) => fetch(`${gate.url}/db/board/_changes?feed=longpoll&${query}`);

/** A client that only waits. */
function waiter(since: number): Promise<string> & { readonly sent: ClientRequest } {
	const sent = request(`${gate.url}/db/board/_changes?feed=longpoll&since=${since}`, { agent: false });
	const answer = new Promise<string>((resolve, reject) => {
		sent.on('response', (response) => {
			let text = '';
			response.on('data', (part: Buffer) => (text += part.toString())).on('end', () => resolve(text));
		});
		sent.on('error', reject);
	});
	sent.end();
	return Object.assign(answer, { sent });
}

describe('waiting for the board', () => {
	it('a stock client that replicates live hears of each change', async () => {
		const phone = openPhone();
		const board = new PouchDB<Fields>(`${gate.url}/db/board`);
		const replication = phone.replicate.from(board, { live: true, retry: true });
		await until(async () => (await phone.info()).doc_count === 1);
		for (const id of ['ad:2', 'ad:3']) {
			await put(id);
			await until(() =>
				phone.get(id).then(
					() => true,
					() => false
				)
			);
		}
		replication.cancel();
		await phone.destroy();
		expect(gate.errors).toEqual([]);
	});

	it('answers at once when there is something, after the asked time when there is nothing', async () => {
		expect(await (await poll('since=0')).json()).toMatchObject({ results: [{ id: 'ad:1' }] });
		const began = performance.now();
		expect(await (await poll('since=1&timeout=120')).json()).toEqual({ results: [], last_seq: 1 });
		expect(performance.now() - began).toBeGreaterThan(100);
	});

	it('a change between the question and the wait is not waited for', async () => {
		const waits = Array.from({ length: 20 }, () => waiter(1));
		await put('ad:2');
		for (const wait of waits) expect(JSON.parse(await wait)).toMatchObject({ results: [{ id: 'ad:2' }] });
	});

	it('five hundred wait, another request does not, all are woken by one change, and nothing stays behind', async () => {
		const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
		const waits = Array.from({ length: 500 }, () => waiter(1));
		await new Promise((resolve) => setTimeout(resolve, 800));
		const began = performance.now();
		await (await fetch(`${gate.url}/db/board`)).json();
		expect(performance.now() - began).toBeLessThan(250);
		// Half of them drop, as phones do.
		for (const wait of waits.slice(0, 250)) {
			wait.catch(() => {});
			wait.sent.destroy();
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
		await put('ad:2');
		for (const wait of waits.slice(250)) expect(await wait).toContain('ad:2');
		await new Promise((resolve) => setTimeout(resolve, 100));
		const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
		expect(after).toBeLessThanOrEqual(before + 5);
		expect(gate.errors).toEqual([]);
	});

	it('mailboxes are not waited on, and no other feed exists', async () => {
		const ask = (database: string, feed: string) =>
			fetch(`${gate.url}/db/${database}/_changes?feed=${feed}`, { headers: as(gate.member) }).then(({ status }) => status);
		expect(await ask(gate.mailbox, 'longpoll')).toBe(400);
		expect(await ask('board', 'continuous')).toBe(400);
		expect(await ask('board', 'eventsource')).toBe(400);
	});
});
