/** Letters about the board, with the server's clock moved by hand: when, to whom, and how often, whatever breaks (N1, N3, N4). */
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { smtpMail, type Letter, type Mail } from '../../../server/mail/mail.ts';
import { memoryStores } from '../../../server/stores/memory.ts';
import { newMessageId } from '../../../src/domain/ids.ts';
import { readId } from '../../../src/domain/notices/docs.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { lasting, newPower, withPower } from '../../factories/stores.ts';
import {
	choose,
	DAY,
	HOUR,
	lettersOf,
	liveUntil,
	look,
	MONDAY,
	neighbour,
	newClock,
	publish,
	reply,
	THURSDAY
} from './neighbours.ts';

let server: TestServer;
const others: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	await server.stop();
	for (const stop of others.splice(0)) await stop();
});
const open = async (clock = newClock(), more: Parameters<typeof startServer>[0] = {}) => {
	server = await startServer({ now: clock.now, ...more });
	return clock;
};

describe('a weekly letter', () => {
	test('leaves on Thursday, after the quiet hours, with the new ads whole, and once', async () => {
		const clock = await open();
		await publish(server, { title: 'Déjà là', publishedAt: new Date(MONDAY - DAY).toISOString() });
		const odette = await neighbour(server);
		await publish(server, { title: 'Échelle double', text: 'Trois mètres.\nÀ venir chercher.' });
		await publish(server, { title: 'La mienne', author: { ref: odette.ref, name: 'Odette' } });
		await liveUntil(server, clock, THURSDAY - 1, 7 * HOUR);
		expect(lettersOf(server)).toEqual([]);
		await liveUntil(server, clock, THURSDAY + 6 * DAY, 5 * HOUR);
		expect(lettersOf(server)).toHaveLength(1);
		const [letter] = lettersOf(server);
		expect(letter).toMatchObject({ to: 'odette@exemple.fr', subject: 'Une nouvelle annonce près de chez vous' });
		expect(letter?.text).toContain('Échelle double');
		expect(letter?.text).toContain('Trois mètres.\nÀ venir chercher.');
		expect(letter?.text).not.toMatch(/Déjà là|La mienne/);
		expect(letter?.html).toContain('Échelle double');
	});

	test('is not sent when there is nothing new, to nobody who has not confirmed their address, nor to who chose none', async () => {
		const clock = await open();
		await neighbour(server, { name: 'Aline', communes: ['73274'] });
		await neighbour(server, { name: 'Basile', confirmed: false });
		await neighbour(server, { name: 'Colette', letter: 'none', unread: 'none' });
		await neighbour(server, { name: 'Denis', kinds: ['carpool'] });
		await publish(server);
		await publish(server, { unlisted: true, commune: '73274' });
		await publish(server, { state: 'done', commune: '73274' });
		await liveUntil(server, clock, THURSDAY + 8 * DAY, 6 * HOUR);
		expect(lettersOf(server)).toEqual([]);
	});

	test('daily for whoever wants it so, and each ad in one letter only', async () => {
		const clock = await open();
		await neighbour(server, { letter: 'daily' });
		const titles: string[] = [];
		for (let day = 0; day < 5; day += 1) {
			for (const half of ['matin', 'soir']) {
				titles.push(`Annonce ${day} ${half}`);
				await publish(server, { title: titles.at(-1)! });
				await liveUntil(server, clock, clock.at + 12 * HOUR, 2 * HOUR);
			}
		}
		await liveUntil(server, clock, clock.at + DAY, 2 * HOUR);
		const letters = lettersOf(server);
		expect(letters).toHaveLength(5);
		for (const title of titles) expect(letters.filter(({ text }) => text.includes(title))).toHaveLength(1);
	});

	test('says nothing of a session, and carries the way out of itself', async () => {
		const clock = await open();
		await neighbour(server);
		await publish(server);
		await liveUntil(server, clock, THURSDAY);
		const [{ text = '', html = '', headers = {} } = {} as Letter] = lettersOf(server);
		expect(headers['List-Unsubscribe']).toMatch(/^<http:\/\/board\.test\/stop\/[A-Za-z0-9_-]{43}>$/);
		expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
		const links = [...`${text} ${html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);
		expect(links.length).toBeGreaterThan(4);
		for (const link of links)
			expect(link).toMatch(/^http:\/\/board\.test\/(annonces(\/[a-z0-9]{20})?|moi\/avis|stop\/[A-Za-z0-9_-]{43})$/);
		// The token is kept as a hash only.
		const token = /stop\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
		const { rows } = await server.services.registry.use('notices', (db) => db.allDocs({ include_docs: true }));
		expect(JSON.stringify(rows)).not.toContain(token);
	});
});

describe('a reply that nobody read for two days', () => {
	test('comes by letter, once, with its words; another thread waits for the next day', async () => {
		const clock = await open();
		const odette = await neighbour(server, { letter: 'none' });
		await reply(server, odette);
		clock.at += HOUR;
		await reply(server, odette, 'Et la corde ?');
		await liveUntil(server, clock, MONDAY + 2 * DAY - HOUR, HOUR);
		expect(lettersOf(server)).toEqual([]);
		await liveUntil(server, clock, MONDAY + 2 * DAY + 30 * 60_000, HOUR / 2);
		expect(lettersOf(server)).toHaveLength(1);
		expect(lettersOf(server)[0]).toMatchObject({ subject: 'Une réponse vous attend' });
		expect(lettersOf(server)[0]?.text).toContain('Est-elle encore là ?');
		expect(lettersOf(server)[0]?.text).not.toContain('Et la corde ?');
		await liveUntil(server, clock, MONDAY + 10 * DAY, HOUR);
		expect(lettersOf(server)).toHaveLength(2);
		expect(lettersOf(server)[1]?.text).toContain('Et la corde ?');
	});

	test('does not, once it was read or answered, or when it goes to the mairie', async () => {
		const clock = await open();
		const [read, answered, relay] = [
			await neighbour(server, { name: 'Aline', letter: 'none' }),
			await neighbour(server, { name: 'Basile', letter: 'none' }),
			await neighbour(server, { name: 'Colette', letter: 'none', unread: 'relay' })
		];
		const seen = await reply(server, read);
		const said = await reply(server, answered);
		await reply(server, relay);
		clock.at += DAY;
		const writtenAt = new Date(clock.at).toISOString();
		await server.services.notices.read(read.id, { _id: readId(seen.thread), type: 'read', until: seen.at, writtenAt });
		await server.services.registry.use(`member-${answered.id}`, (db) =>
			db.put({ _id: `message:${newMessageId()}`, ...{ type: 'message', thread: said.thread, text: 'Oui', writtenAt } })
		);
		await liveUntil(server, clock, MONDAY + 6 * DAY, 3 * HOUR);
		expect(lettersOf(server)).toEqual([]);
	});

	test('goes with the weekly letter when both are due, and never makes two in a day', async () => {
		const clock = await open();
		const odette = await neighbour(server);
		await publish(server, { title: 'Échelle double' });
		clock.at = THURSDAY - 2 * DAY;
		await reply(server, odette);
		clock.at = THURSDAY;
		await liveUntil(server, clock, THURSDAY + 12 * HOUR, HOUR / 4);
		expect(lettersOf(server)).toHaveLength(1);
		expect(lettersOf(server)[0]?.text).toMatch(/Est-elle encore là[^]*Échelle double/);
	});
});

/** An address that is refused, one that is busy at first, and what arrived. */
async function postOffice(answers: Readonly<Record<string, (tries: number) => number>> = {}) {
	const arrived: { to: string; text: string }[] = [];
	const tries: Record<string, number> = {};
	const office = new SMTPServer({
		disabledCommands: ['STARTTLS', 'AUTH'],
		onRcptTo({ address }, _session, done) {
			const count = (tries[address] = (tries[address] ?? 0) + 1);
			const code = answers[address]?.(count) ?? 250;
			done(code === 250 ? null : Object.assign(new Error('not now'), { responseCode: code }));
		},
		onData(stream, session, done) {
			let text = '';
			stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
			stream.on('end', () => {
				for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, text });
				done();
			});
		}
	});
	await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve));
	others.push(() => new Promise<void>((resolve) => office.close(() => resolve())));
	const { port } = office.server.address() as { port: number };
	return { arrived, tries, mail: smtpMail(`smtp://127.0.0.1:${port}`, 'Panneau <panneau@exemple.fr>', createLog('silent')) };
}

describe('by SMTP', () => {
	test('an address that does not exist is written to once, and its owner is told in their mailbox', async () => {
		const { arrived, tries, mail } = await postOffice({ 'odette@exemple.fr': () => 550 });
		const clock = await open(newClock(), { mail });
		const odette = await neighbour(server);
		const rev = await choose(server, odette.id);
		await publish(server);
		await liveUntil(server, clock, THURSDAY);
		await publish(server);
		await liveUntil(server, clock, THURSDAY + 8 * DAY, 4 * HOUR);
		expect(arrived).toEqual([]);
		expect(tries).toEqual({ 'odette@exemple.fr': 1 });
		const told = await server.services.registry.use(`member-${odette.id}`, (db) => db.get(`channel:refused:${rev}`));
		expect(told).toMatchObject({ type: 'channel', what: 'refused', of: rev });

		// Saved again, it is tried again.
		await choose(server, odette.id);
		await publish(server);
		await liveUntil(server, clock, THURSDAY + 15 * DAY, 4 * HOUR);
		expect(tries).toEqual({ 'odette@exemple.fr': 2 });
	});

	test('a mail server that is busy is asked again later, and the letter comes once', async () => {
		const { arrived, tries, mail } = await postOffice({ 'odette@exemple.fr': (count) => (count < 3 ? 451 : 250) });
		const clock = await open(newClock(), { mail });
		await neighbour(server);
		await publish(server);
		await liveUntil(server, clock, THURSDAY + 12 * HOUR, HOUR / 4);
		expect(tries).toEqual({ 'odette@exemple.fr': 3 });
		expect(arrived).toHaveLength(1);
		expect(arrived[0]?.text).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
		expect(arrived[0]?.text).toMatch(/Message-ID:\s+<[\w-]{43}\.\d{4}-\d\d-\d\d@board\.test>/);
		expect(arrived[0]?.text).toMatch(/multipart\/alternative/);
	});
});

describe('whatever stops the server', () => {
	/** Hands over, and the power goes before it is known whether the letter left. */
	const dying = (arrived: Letter[], die: () => boolean): Mail => ({
		works: true,
		send: () => undefined,
		deliver(letter) {
			arrived.push(letter);
			return die() ? new Promise(() => undefined) : Promise.resolve('sent');
		},
		idle: () => Promise.resolve(),
		close: () => undefined
	});

	test('between the key and the answer: that letter is not sent again, and its ads come with the next one', async () => {
		const stores = lasting(memoryStores());
		const arrived: Letter[] = [];
		const clock = newClock();
		const first = await startServer({ now: clock.now, stores, mail: dying(arrived, () => true) });
		await neighbour(first);
		await publish(first, { title: 'Échelle double' });
		clock.at = THURSDAY;
		void look(first);
		await expect.poll(() => arrived.length).toBe(1);

		await open(clock, { stores, mail: dying(arrived, () => false) });
		await liveUntil(server, clock, THURSDAY + 3 * DAY, 4 * HOUR);
		expect(arrived).toHaveLength(1);
		await publish(server, { title: 'Corde' });
		await liveUntil(server, clock, THURSDAY + 7 * DAY, 4 * HOUR);
		expect(arrived).toHaveLength(2);
		expect(arrived[1]?.text).toMatch(/Corde[^]*Échelle double/);
	});

	test('at any write of the round: never two letters in a week, and no ad is left out', async () => {
		for (let at = 1; at < 7; at += 1) {
			for (const done of [true, false]) {
				const stores = lasting(memoryStores());
				const arrived: Letter[] = [];
				const clock = newClock();
				const mail = dying(arrived, () => false);
				const first = await startServer({ now: clock.now, stores, mail });
				await neighbour(first);
				await publish(first, { title: 'Échelle double' });
				await first.stop();

				const power = newPower();
				const second = await startServer({ now: clock.now, stores: withPower(stores, power), mail });
				clock.at = THURSDAY;
				power.cut = { at: power.writes + at, done };
				await look(second);
				await second.stop().catch(() => undefined);

				server = await startServer({ now: clock.now, stores, mail });
				await liveUntil(server, clock, THURSDAY + 5 * DAY, 6 * HOUR);
				expect(arrived.length).toBeLessThanOrEqual(1);
				await publish(server, { title: 'Corde' });
				await liveUntil(server, clock, THURSDAY + 8 * DAY, 6 * HOUR);
				expect(arrived.length).toBeLessThanOrEqual(2);
				const all = arrived.map(({ text }) => text).join('\n');
				expect(all).toContain('Échelle double');
				expect(all).toContain('Corde');
				if (at < 6 || done) await server.stop();
			}
		}
	});
});
