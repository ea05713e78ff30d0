/** What was agreed is reminded of, to both sides, once, by day, by the way each chose (F6, N1, N3). */
import { afterEach, describe, expect, test } from 'vitest';
import type { Pushed, PushWay } from '../../../server/notices/push-way.ts';
import { memoryStores } from '../../../server/stores/memory.ts';
import { addDays, dayOf, type Day } from '../../../src/domain/dates.ts';
import type { AdId } from '../../../src/domain/ids.ts';
import type { Choices } from '../../../src/domain/notices/docs.ts';
import type { PushMessage } from '../../../src/domain/notices/push.ts';
import type { What } from '../../../src/domain/parts/what.ts';
import { asks, cancels, signup } from '../../factories/parts.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { lasting, newPower, withPower } from '../../factories/stores.ts';
import type { Visitor } from '../access/people.ts';
import { DAY, HOUR, lettersOf, look, MONDAY, neighbour, newClock, publish } from './neighbours.ts';

const LETTER: Partial<Choices> = { letter: 'none', unread: 'letter' };
const PUSH: Partial<Choices> = { letter: 'none', unread: 'letter', push: { replies: true, orders: true, trips: true } };
const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };

let disk: ReturnType<typeof lasting>;
let server: TestServer;
let clock: ReturnType<typeof newClock>;
let shown: (PushMessage & { readonly hour: number; readonly ttl: number })[];
let answer: Pushed;
let power: ReturnType<typeof newPower>;
let odette: Visitor;
let marc: Visitor;
let acts = 0;
afterEach(() => server.stop());

const hour = () =>
	Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' }).format(clock.at));

async function open(author: Partial<Choices>, guest: Partial<Choices>) {
	disk = lasting(memoryStores());
	clock = newClock();
	shown = [];
	answer = 'sent';
	await start();
	[odette, marc] = [await neighbour(server, author), await neighbour(server, { name: 'Marc', ...guest })];
}
async function start() {
	const pushWay: PushWay = {
		key: 'K'.repeat(87),
		send: (_telephone, message, { ttl }) => {
			if (answer === 'sent') shown.push({ ...message, hour: hour(), ttl });
			return Promise.resolve(answer);
		}
	};
	power = newPower();
	server = await startServer({ stores: withPower(disk, power), now: () => (clock.at += 1), pushWay });
}

const telephone = () => marc.post('/api/push', { endpoint: 'https://fcm.googleapis.com/fcm/send/1', keys });
const givesUp = (ad: AdId, on: Day) =>
	server.services.parts.act(ad, { key: `${marc.ref} part:${ad}`, rev: '9-z', member: marc.id }, cancels(marc.ref, on));

/** Odette's, on the board and in her name. */
async function pinned(change: Parameters<typeof publish>[1]): Promise<AdId> {
	const ad = await publish(server, { author: { ref: odette.ref, name: 'Odette' }, ...change });
	await server.services.ledger.recordAd(ad.id, { owner: odette.id, author: odette.ref, publishedAt: ad.publishedAt } as never);
	return ad.id;
}
async function comes(ad: AdId, what: What, on?: Day) {
	acts += 1;
	const source = { key: `${marc.ref} part:${ad}`, rev: `${acts}-a`, member: marc.id };
	expect(await server.services.parts.act(ad, source, asks(marc.ref, what, on))).toBeUndefined();
}
const lessonOn = (on: Day) => pinned({ kind: 'lesson', side: 'offer', title: 'L’accordéon', places: 3, on, expiresOn: on });

/** Hour after hour, as the server's own clock does. */
async function live(until: number) {
	while (clock.at < until) {
		clock.at = Math.min(until, clock.at + HOUR);
		await server.services.parts.sweep();
		await look(server);
	}
}
const inDays = (n: number) => addDays(dayOf(MONDAY), n);
const rung = () => shown.filter(({ title }) => title.includes('appel'));
const reminders = () => lettersOf(server).filter(({ subject }) => subject.includes('appel'));

describe('a lesson that is tomorrow', () => {
	test('comes by letter to both, in the morning of the day before, once, with its title', async () => {
		await open(LETTER, LETTER);
		await comes(await lessonOn(inDays(4)), signup(), inDays(4));
		await live(MONDAY + 2.4 * DAY);
		expect(reminders()).toEqual([]);
		await live(MONDAY + 8 * DAY);
		expect(
			reminders()
				.map(({ to, subject }) => `${to} ${subject}`)
				.sort()
		).toEqual(['marc@exemple.fr Un rappel pour vous', 'odette@exemple.fr Un rappel pour vous']);
		for (const { text, html, headers } of reminders()) {
			expect(text).toContain('L’accordéon');
			expect(text).toContain('C’est demain.');
			expect(html).toContain('C’est demain.');
			expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
		}
	});

	test('is shown on a telephone by day, with nothing in it, and then comes by no letter', async () => {
		await open(LETTER, PUSH);
		await telephone();
		const ad = await lessonOn(inDays(4));
		await comes(ad, signup(), inDays(4));
		await live(MONDAY + 8 * DAY);
		expect(rung()).toHaveLength(1);
		expect(rung()[0]).toMatchObject({ title: 'Un rappel pour vous', path: `/annonces/${ad}`, hour: 8 });
		expect(reminders().map(({ to }) => to)).toEqual(['odette@exemple.fr']);
	});

	test('is told once though the server is stopped and started all day', async () => {
		await open(LETTER, PUSH);
		await telephone();
		await comes(await lessonOn(inDays(2)), signup(), inDays(2));
		for (let n = 0; n < 40; n += 1) {
			await live(clock.at + HOUR);
			await server.stop();
			await start();
			await server.services.parts.sweep();
			await look(server);
		}
		expect(rung()).toHaveLength(1);
	});

	test('is not told to who has given it up, nor to who chose nothing, nor when the server slept over it', async () => {
		await open({ letter: 'none', unread: 'none' }, LETTER);
		const ad = await lessonOn(inDays(4));
		await comes(ad, signup(), inDays(4));
		await givesUp(ad, inDays(4));
		await comes(await lessonOn(inDays(9)), signup(), inDays(9));
		await live(MONDAY + 7.4 * DAY);
		clock.at = MONDAY + 9.2 * DAY;
		await live(MONDAY + 12 * DAY);
		expect(reminders()).toEqual([]);
	});

	test('that was agreed today for tomorrow is news, and no reminder', async () => {
		await open({ letter: 'none', unread: 'none' }, LETTER);
		await comes(await lessonOn(inDays(1)), signup(), inDays(1));
		await live(MONDAY + 3 * DAY);
		expect(reminders()).toEqual([]);
	});

	/** Half an hour after midnight on the day before: noted, while nobody is told anything yet. */
	const NIGHT = MONDAY + 2 * DAY + 12.5 * HOUR;

	test.each([
		['by letter', LETTER],
		['by telephone', PUSH]
	])('and is given up in the night is not told in the morning (%s)', async (_, choices) => {
		await open({ letter: 'none', unread: 'none' }, choices);
		await telephone();
		const ad = await lessonOn(inDays(4));
		await comes(ad, signup(), inDays(4));
		await live(NIGHT);
		await givesUp(ad, inDays(4));
		await live(MONDAY + 5 * DAY);
		expect([reminders(), rung()]).toEqual([[], []]);
	});

	test('is told to no telephone once the day is there, however late the server looked', async () => {
		await open({ letter: 'none', unread: 'none' }, PUSH);
		await telephone();
		await comes(await lessonOn(inDays(4)), signup(), inDays(4));
		await live(MONDAY + 2 * DAY);
		// The server slept until ten in the evening of the day before.
		clock.at = MONDAY + 3 * DAY + 9.5 * HOUR;
		await live(MONDAY + 6 * DAY);
		expect([reminders(), rung()]).toEqual([[], []]);
	});

	test('waits on a telephone that is off until midnight and no longer', async () => {
		await open({ letter: 'none', unread: 'none' }, PUSH);
		await telephone();
		await comes(await lessonOn(inDays(4)), signup(), inDays(4));
		await live(MONDAY + 5 * DAY);
		expect(rung().map(({ hour, ttl }) => hour + Math.round(ttl / 3600))).toEqual([24]);
	});

	test('and something new about it are two things, told one beside the other', async () => {
		await open({ letter: 'none', unread: 'none' }, PUSH);
		await telephone();
		const ad = await lessonOn(inDays(4));
		await comes(ad, signup(), inDays(4));
		await live(MONDAY + 2 * DAY + 11 * HOUR);
		shown = [];
		await server.services.notices.notify(marc.id, { kind: 'participation', ad, at: new Date(clock.at).toISOString() });
		await live(MONDAY + 4 * DAY);
		expect(shown.map(({ title }) => title).sort()).toEqual([
			'Du nouveau pour une annonce que vous suivez',
			'Un rappel pour vous'
		]);
		expect(new Set(shown.map(({ tag }) => tag)).size).toBe(2);
	});

	test('comes by letter where no telephone is there any more', async () => {
		await open({ letter: 'none', unread: 'none' }, PUSH);
		await telephone();
		await comes(await lessonOn(inDays(4)), signup(), inDays(4));
		await live(NIGHT);
		answer = 'gone';
		await live(MONDAY + 5 * DAY);
		expect(reminders()).toHaveLength(1);
	});

	test.each([
		['by letter', LETTER],
		['by telephone', PUSH]
	])(
		'is told once, whatever write the power cuts in the night, and never twice in the morning (%s)',
		async (_, choices) => {
			for (const [from, least] of [
				[NIGHT - 2 * HOUR, 1],
				[NIGHT + 6.5 * HOUR, 0]
			] as const) {
				for (let at = 1, met = true; met; at += 1) {
					for (const done of [false, true]) {
						await open({ letter: 'none', unread: 'none' }, choices);
						await telephone();
						await comes(await lessonOn(inDays(4)), signup(), inDays(4));
						await live(from);
						shown = [];
						power.cut = { at: power.writes + at, done };
						const before = power.writes;
						await live(from + 3 * HOUR).catch(() => undefined);
						await server.services.notices.rounds.idle();
						met = power.writes - before >= at;
						const letters = reminders().length;
						await server.stop().catch(() => undefined);
						await start();
						await live(MONDAY + 5 * DAY);
						const times = letters + reminders().length + rung().length;
						expect(times, `cut at write ${at}, ${done ? 'done' : 'not done'}`).toBeGreaterThanOrEqual(least);
						expect(times, `cut at write ${at}, ${done ? 'done' : 'not done'}`).toBeLessThanOrEqual(1);
						await server.stop();
					}
				}
			}
			await start();
		},
		300_000
	);
});
