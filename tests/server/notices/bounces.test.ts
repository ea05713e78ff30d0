/** Letters that come back late, or were not wanted, switch themselves off (N4); and nobody else can. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { imapBox, REPORT_MAX } from '../../../server/bounces/box.ts';
import { createBounces } from '../../../server/bounces/bounces.ts';
import { readConfig } from '../../../server/config.ts';
import { readReport } from '../../../server/bounces/report.ts';
import { imapServer, type ImapServer } from '../../factories/imap.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import type { Visitor } from '../access/people.ts';
import { choose, DAY, HOUR, lettersOf, liveUntil, neighbour, newClock, publish, THURSDAY } from './neighbours.ts';

const FOLDER = 'tests/fixtures/bounces';
const TOKEN = 'T'.repeat(43);
const report = (name: string, token = TOKEN) => readFileSync(`${FOLDER}/${name}.eml`, 'utf8').replaceAll('{token}', token);
const bytes = (text: string) => new TextEncoder().encode(text);
const SENT = '2026-11-26T07:00:10.000Z';

describe('a report', () => {
	test.each([
		['postfix', 'gone'],
		['exim', 'gone'],
		['exchange', 'gone'],
		['gmail-headers-only', 'gone'],
		['full', 'full'],
		['complaint', 'complaint']
	])('of %s says: %s', async (name, what) =>
		expect(await readReport(bytes(report(name)))).toEqual({ token: TOKEN, what, sentAt: SENT })
	);

	test.each(['delayed', 'holiday'])('that may still arrive, or is none, says nothing: %s', async (name) =>
		expect(await readReport(bytes(report(name)))).toBeUndefined()
	);

	test.each([
		['without our token', report('postfix').replace(/^List-Unsubscribe:.*$/m, '')],
		['whose token is only in its words', report('holiday').replace('text/plain', 'multipart/report; boundary=x')],
		['with another status in its words', report('delayed').replace('Undelivered', 'Action: failed\nStatus: 5.1.1')]
	])('%s says nothing', async (_, raw) => expect(await readReport(bytes(raw))).toBeUndefined());

	test('cut, garbled or made of anything never breaks the reader', async () => {
		const known = readdirSync(FOLDER).map((name) => report(name.replace('.eml', '')));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...known),
				fc.nat(4000),
				fc.nat(4000),
				fc.uint8Array({ maxLength: 40 }),
				async (raw, from, length, noise) => {
					const all = bytes(raw);
					const garbled = new Uint8Array([...all.slice(0, from), ...noise, ...all.slice(from + length)]);
					const read = await readReport(garbled);
					if (read) expect(read.token).toMatch(/^[\w-]{43}$/);
				}
			),
			{ numRuns: 300 }
		);
	});
});

test('the mailbox is named by an address with a password, which is never printed', () => {
	const url = 'imaps://panneau%40exemple.org:s3cret@mail.exemple.org/Retours';
	expect(readConfig({ BOUNCES_URL: url }).bounces).toBe(url);
	expect(readConfig({})).not.toHaveProperty('bounces');
	expect(() => readConfig({ BOUNCES_URL: 'pop3://panneau:s3cret@mail.exemple.org' })).toThrow(
		/^(?!.*s3cret)[^]*BOUNCES_URL=…: must look like/
	);
});

describe('in the mailbox where letters come back', () => {
	let server: TestServer;
	let clock: ReturnType<typeof newClock>;
	let office: ImapServer;
	let odette: Visitor;
	let said: unknown[][];
	let bounces: ReturnType<typeof createBounces>;

	beforeEach(async () => {
		clock = newClock();
		server = await startServer({ now: clock.now });
		office = await imapServer();
		said = [];
		open();
		odette = await neighbour(server);
	});
	afterEach(async () => {
		await bounces.stop();
		await office.stop().catch(() => undefined);
		await server.stop();
	});
	/** As after a restart. */
	function open(url = office.url) {
		const say = (...words: unknown[]) => void said.push(words);
		bounces = createBounces({ box: imapBox(url), heard: server.services.notices.bounced, log: { info: say, error: say } });
	}

	/** The token in the last of Odette's letters, and the report about it. */
	async function letter(until: number) {
		await publish(server, { title: `Échelle ${until}` });
		await liveUntil(server, clock, until, 6 * HOUR);
		return /stop\/([\w-]{43})/.exec(lettersOf(server).at(-1)?.text ?? '')?.[1] ?? '';
	}
	const over = async () => {
		const { rows } = await server.services.registry.use('notices', (db) =>
			db.allDocs({ include_docs: true, startkey: 'choices:', endkey: 'choices:\uffff' })
		);
		return rows.map(({ doc }) => doc as unknown as { over?: string; member: string }).find(({ member }) => member === odette.id)
			?.over;
	};
	const dated = (raw: string, at: number) => raw.replaceAll('Thu, 26 Nov 2026 07:00:10 +0000', new Date(at).toUTCString());

	test('one about a letter of here ends them, is told in her mailbox, and is marked as read; other messages are left alone', async () => {
		const token = await letter(THURSDAY + HOUR);
		office.add(report('holiday', token));
		office.add(report('postfix', token));
		office.add(report('exim', 'Z'.repeat(43)));
		await bounces.look();
		expect(office.messages.map(({ seen }) => seen)).toEqual([false, true, false]);
		expect(await over()).toBe('refused');
		const { rows } = await server.services.registry.use(`member-${odette.id}`, (db) =>
			db.allDocs({ startkey: 'channel:', endkey: 'channel:\uffff' })
		);
		expect(rows.map(({ id }) => id).join()).toMatch(/^channel:refused:/);
		const sent = lettersOf(server).length;
		await letter(THURSDAY + 15 * DAY);
		expect(lettersOf(server)).toHaveLength(sent);
	});

	test('what was looked at is not fetched again, and a restart changes nothing', async () => {
		const token = await letter(THURSDAY + HOUR);
		for (const name of ['postfix', 'holiday', 'complaint']) office.add(report(name, token));
		await bounces.look();
		office.asked.splice(0);
		await bounces.look();
		expect(office.asked.filter((one) => /fetch/i.test(one))).toEqual([]);
		await bounces.stop();
		open();
		await bounces.look();
		expect(await over()).toBe('refused');
		expect(office.messages.map(({ seen }) => seen)).toEqual([true, false, true]);
	});

	test('chosen again, letters go on: what comes back of those of before says nothing', async () => {
		const token = await letter(THURSDAY + HOUR);
		clock.at += DAY;
		await choose(server, odette.id);
		office.add(report('postfix', token));
		await bounces.look();
		expect(await over()).toBeUndefined();
		await letter(THURSDAY + 7 * DAY + HOUR);
		office.add(dated(report('postfix', token), THURSDAY + 7 * DAY));
		await bounces.look();
		expect(await over()).toBe('refused');
	});

	test('a full box is waited for once; over two letters running it is over', async () => {
		const token = await letter(THURSDAY + HOUR);
		office.add(report('full', token));
		office.add(report('full', token));
		await bounces.look();
		expect(await over()).toBeUndefined();
		office.add(dated(report('full', token), THURSDAY + 60 * DAY));
		await bounces.look();
		expect(await over(), 'two months later').toBeUndefined();
		office.add(dated(report('full', token), THURSDAY + 67 * DAY));
		await bounces.look();
		expect(await over()).toBe('refused');
	});

	test('a report of any size is read no further than its beginning', async () => {
		const token = await letter(THURSDAY + HOUR);
		office.add(`${report('postfix', token)}${'x'.repeat(2 * REPORT_MAX)}`);
		await bounces.look();
		expect(await over()).toBe('refused');
		expect(office.asked.some((one) => one.includes(`<0.${REPORT_MAX}>`))).toBe(true);
	});

	test('that does not answer, or wants another password, is said once without it, and stops nothing', async () => {
		await bounces.stop();
		open(office.url.replace('secret', 'wr0ng'));
		await bounces.look();
		await bounces.look();
		expect(said).toHaveLength(1);
		expect(JSON.stringify(said)).toMatch(/BOUNCES_URL/);
		expect(JSON.stringify(said)).not.toMatch(/wr0ng|secret/);
		await office.stop();
		open();
		said = [];
		await bounces.look();
		expect(said).toHaveLength(1);
	});
});
