/** Stopping the letters from the letter: without signing in, and never by only looking (N1, RFC 8058). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ORIGIN, startServer, type TestServer } from '../../factories/server.ts';
import type { Visitor } from '../access/people.ts';
import { choose, DAY, HOUR, lettersOf, liveUntil, neighbour, newClock, publish, THURSDAY } from './neighbours.ts';

let server: TestServer;
let clock: ReturnType<typeof newClock>;
let odette: Visitor;
let rev: string;
let path: string;

beforeEach(async () => {
	clock = newClock();
	server = await startServer({ now: clock.now });
	odette = await neighbour(server);
	rev = await choose(server, odette.id);
	await publish(server);
	await liveUntil(server, clock, THURSDAY, 8 * HOUR);
	path = (lettersOf(server)[0]?.headers?.['List-Unsubscribe'] ?? '').slice(`<${ORIGIN}`.length, -1);
	await publish(server);
});
afterEach(() => server.stop());

const nextWeek = async () => {
	await liveUntil(server, clock, THURSDAY + 8 * DAY, 6 * HOUR);
	return lettersOf(server).length - 1;
};
const post = (where: string, body: string, headers: Record<string, string> = {}) =>
	fetch(server.origin + where, {
		method: 'POST',
		redirect: 'manual',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body
	});
const noticeInMailbox = () =>
	server.services.registry.use(`member-${odette.id}`, (db) => db.get(`channel:stopped:${rev}`).catch(() => undefined));

test('looking at the address, as mail filters do, changes nothing', async () => {
	for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(server.origin + path, { method });
	expect(await noticeInMailbox()).toBeUndefined();
	expect(await nextWeek()).toBe(1);
});

test('a mail program’s button stops them, from anywhere, and is told so without being sent elsewhere', async () => {
	const answer = await post(path, 'List-Unsubscribe=One-Click', { origin: 'https://mail.example' });
	expect(answer.status).toBe(200);
	expect(answer.headers.getSetCookie()).toEqual([]);
	expect(await noticeInMailbox()).toMatchObject({ what: 'stopped', of: rev });
	expect(await nextWeek()).toBe(0);
});

test('and so does the button of the page; twice is once', async () => {
	for (let i = 0; i < 2; i += 1) {
		const answer = await post(path, 'arreter=1');
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/stop/fait']);
	}
	expect(await nextWeek()).toBe(0);
});

test('choosing letters again begins them again', async () => {
	await post(path, 'arreter=1');
	clock.at += DAY;
	await choose(server, odette.id);
	await publish(server);
	expect(await nextWeek()).toBe(1);
});

describe('a token that is nobody’s', () => {
	test.each(['/stop/fait', `/stop/${'A'.repeat(43)}`, '/stop/x', '/stop/%00', '/stop/__proto__'])(
		'%s stops nothing',
		async (where) => {
			expect((await post(where, 'arreter=1')).headers.get('location')).toBe('/stop/inconnu');
			expect((await post(where, 'List-Unsubscribe=One-Click')).status).toBe(404);
			expect(await nextWeek()).toBe(1);
		}
	);
	test('nor a body that is too long or odd', async () => {
		expect((await post(path, `x=${'y'.repeat(5_000)}`)).status).toBe(413);
		expect((await post(path, '{}', { 'content-type': 'application/json' })).status).toBe(303);
	});
});
