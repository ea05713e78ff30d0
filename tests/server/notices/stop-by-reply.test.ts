/** Answering STOP to a letter ends the letters (N1); nothing else that is answered does. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { imapBox } from '../../../server/bounces/box.ts';
import { createBounces } from '../../../server/bounces/bounces.ts';
import { readReport } from '../../../server/bounces/report.ts';
import { imapServer, type ImapServer } from '../../factories/imap.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import type { Visitor } from '../access/people.ts';
import { HOUR, lettersOf, liveUntil, neighbour, newClock, publish, THURSDAY } from './neighbours.ts';

const TOKEN = 'T'.repeat(43);
const NAME = `<${TOKEN}.2026-11-26@annonces.exemple.org>`;
const QUOTED = '> Bonjour Odette,\r\n> https://annonces.exemple.org/annonces\r\n';

const answer = (text: string, other: { to?: string; headers?: string; type?: string } = {}) =>
	[
		'From: Odette <odette@exemple.fr>',
		'To: panneau@exemple.org',
		'Date: Thu, 26 Nov 2026 10:00:00 +0100',
		'Subject: Re: Du nouveau',
		`In-Reply-To: ${other.to ?? NAME}`,
		...(other.headers ? [other.headers] : []),
		'MIME-Version: 1.0',
		`Content-Type: ${other.type ?? 'text/plain; charset=utf-8'}`,
		'',
		text
	].join('\r\n');
const read = (raw: string) => readReport(new TextEncoder().encode(raw));

describe('an answer to a letter', () => {
	test.each([
		['alone', 'STOP'],
		['in any letters, with a point', '  Stop.\r\n'],
		['above what is quoted', `STOP\r\n\r\nLe jeu. 26 nov., Sharetreuse a écrit :\r\n${QUOTED}`],
		['above a signature', 'stop\r\n\r\nEnvoyé de mon téléphone']
	])('that says STOP %s stops its reader’s letters', async (_, text) =>
		expect(await read(answer(text))).toEqual({ token: TOKEN, what: 'stop', sentAt: '2026-11-26T09:00:00.000Z' })
	);

	test('that says so as a page does too', async () =>
		expect(
			await read(
				answer('<html><head><style>p{}</style></head><body><p>STOP</p><blockquote>Bonjour</blockquote></body></html>', {
					type: 'text/html; charset=utf-8'
				})
			)
		).toMatchObject({ what: 'stop' }));

	test.each([
		['other words', answer('Ne dites pas stop, continuez')],
		['a question', answer('Le stop de 18 h passe-t-il encore ?')],
		['only the quoted letter', answer(`${QUOTED}> STOP`)],
		['nothing', answer('')],
		['STOP to somebody else’s letter', answer('STOP', { to: '<abc@exemple.fr>' })],
		['STOP, by a machine', answer('STOP', { headers: 'Auto-Submitted: auto-replied' })]
	])('that says %s stops nothing', async (_, raw) => expect(await read(raw)).toBeUndefined());
});

describe('in the mailbox where letters are answered', () => {
	let server: TestServer;
	let office: ImapServer;
	let odette: Visitor;
	let clock: ReturnType<typeof newClock>;
	beforeEach(async () => {
		clock = newClock();
		server = await startServer({ now: clock.now });
		office = await imapServer();
		odette = await neighbour(server);
	});
	afterEach(async () => {
		await office.stop();
		await server.stop();
	});

	test('STOP ends her letters, is told in her mailbox, and other answers are left for people to read', async () => {
		await publish(server, { title: 'Échelle' });
		await liveUntil(server, clock, THURSDAY + HOUR, 6 * HOUR);
		const letter = lettersOf(server).at(-1)!;
		expect(letter.messageId).toMatch(/^<[\w-]{43}\.2026-\d\d-\d\d@/);
		const on = new Date(clock.at).toUTCString();
		const dated = (raw: string) => raw.replace(/^Date: .*$/m, `Date: ${on}`);
		office.add(dated(answer('Merci beaucoup !', { to: letter.messageId! })));
		office.add(dated(answer('STOP', { to: letter.messageId! })));
		const bounces = createBounces({
			box: imapBox(office.url),
			heard: server.services.notices.bounced,
			log: { info: () => undefined, error: () => undefined }
		});
		await bounces.look();
		await bounces.stop();
		expect(office.messages.map(({ seen }) => seen)).toEqual([false, true]);
		const { rows } = await server.services.registry.use(`member-${odette.id}`, (db) =>
			db.allDocs({ startkey: 'channel:', endkey: 'channel:\uffff' })
		);
		expect(rows.map(({ id }) => id).join()).toMatch(/^channel:stopped:/);
	});
});
