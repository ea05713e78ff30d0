/** Telling a telephone: which, when, what, and no longer than its session (N2, S10). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PushWay, Pushed } from '../../../server/notices/push-way.ts';
import { newAdId, newMemberRef, threadOf, type MemberId } from '../../../src/domain/ids.ts';
import { readId } from '../../../src/domain/notices/docs.ts';
import { PAYLOAD_MAX, type PushMessage } from '../../../src/domain/notices/push.ts';
import { ORIGIN, startServer, type TestServer } from '../../factories/server.ts';
import { signIn, visitor, type Visitor } from '../access/people.ts';
import { DAY, HOUR, look, MONDAY, neighbour, newClock } from './neighbours.ts';

interface Told {
	readonly endpoint: string;
	readonly message: PushMessage;
	readonly ttl: number;
	readonly topic: string;
}

let server: TestServer;
let clock: ReturnType<typeof newClock>;
let told: Told[];
let answer: (endpoint: string) => Pushed;
let odette: Visitor;

beforeEach(async () => {
	clock = newClock();
	told = [];
	answer = () => 'sent';
	const pushWay: PushWay = {
		key: 'K'.repeat(87),
		send({ endpoint }, message, { ttl, topic }) {
			told.push({ endpoint, message, ttl, topic });
			return Promise.resolve(answer(endpoint));
		}
	};
	server = await startServer({ now: clock.now, pushWay });
	odette = await neighbour(server, { push: { replies: true, orders: true, trips: true } });
});
afterEach(() => server.stop());

const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
const at = (n: number | string) => `https://fcm.googleapis.com/fcm/send/${n}`;
const subscribe = (who = odette, endpoint = at(1)) => who.post('/api/push', { endpoint, keys });
const instant = () => new Date(clock.at).toISOString();
const newThread = () => threadOf(newAdId(), newMemberRef());
const notify = async (thread = newThread()) => {
	await server.services.notices.notify(odette.id, { kind: 'reply', thread, at: instant() });
	await server.services.notices.rounds.idle();
	return thread;
};

test('a reply is told at once by day, with nothing of anybody in it', async () => {
	expect(await subscribe()).toMatchObject({ status: 200 });
	const thread = await notify();
	expect(told).toHaveLength(1);
	const [{ message, ttl, topic }] = told as [Told];
	expect(message).toEqual({
		title: 'Nouvelle réponse à votre annonce',
		path: `/echanges/${thread}`,
		tag: expect.any(String) as string
	});
	expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(PAYLOAD_MAX);
	expect(ttl).toBe(7 * 86_400);
	expect(topic).toMatch(/^[A-Za-z0-9_-]{32}$/);
	expect(topic).not.toContain(thread);
});

test('of one thread once, until it was read; of another one too; a trip is worth a day', async () => {
	await subscribe();
	const thread = await notify();
	await notify(thread);
	await notify();
	expect(told).toHaveLength(2);
	await server.services.notices.read(odette.id, { _id: readId(thread), type: 'read', until: instant(), writtenAt: instant() });
	clock.at += HOUR;
	await notify(thread);
	expect(told).toHaveLength(3);
	expect(told[2]?.topic).toBe(told[0]?.topic);
	await server.services.notices.notify(odette.id, { kind: 'trip', ad: newAdId(), at: instant() });
	await server.services.notices.rounds.idle();
	expect(told[3]).toMatchObject({ ttl: 86_400, message: { title: 'Du nouveau pour un trajet' } });
});

test('what comes at night is told in the morning, unless it was read by then', async () => {
	await subscribe();
	clock.at = MONDAY + 12 * HOUR;
	const [read] = [await notify(), await notify()];
	await look(server);
	expect(told).toEqual([]);
	await server.services.notices.read(odette.id, { _id: readId(read), type: 'read', until: instant(), writtenAt: instant() });
	clock.at = MONDAY + 20 * HOUR;
	await look(server);
	await look(server);
	expect(told).toHaveLength(1);
});

test('a telephone that takes no more is forgotten; one that cannot be reached is tried again', async () => {
	await subscribe(odette, at('gone'));
	await subscribe(odette, at('later'));
	answer = (endpoint) => (endpoint.endsWith('gone') ? 'gone' : 'later');
	await notify();
	expect((await odette.get('/api/push')).body['endpoints']).toEqual([at('later')]);
	answer = () => 'sent';
	clock.at += HOUR;
	await look(server);
	await look(server);
	expect(told.map(({ endpoint }) => endpoint).sort()).toEqual([at('gone'), at('later'), at('later')]);
});

describe('a telephone is told no longer than its session', () => {
	const others = async () => visitor(server, await signIn(server, odette), odette.id, odette.ref, odette.secret);
	const endpoints = async (who: Visitor) => (await who.get('/api/push')).body['endpoints'];

	test('signed out', async () => {
		const other = await others();
		await subscribe(other);
		await fetch(`${server.origin}/api/session`, { method: 'DELETE', headers: { cookie: other.cookie, origin: ORIGIN } });
		await notify();
		expect(told).toEqual([]);
		expect(await endpoints(odette)).toEqual([]);
	});

	test('or its device ended', async () => {
		await subscribe();
		const { devices } = server.services.accounts;
		for (const { _id } of await devices.list(odette.id)) await devices.end(_id as never, true);
		await notify();
		expect(told).toEqual([]);
	});

	test('or it said so itself', async () => {
		await subscribe();
		await odette.post('/api/push/end', { endpoint: at(1) });
		await notify();
		expect(told).toEqual([]);
	});
});

describe('who may subscribe, and what', () => {
	test.each([
		['another host', { endpoint: 'https://evil.example/x', keys }],
		['this machine', { endpoint: 'https://127.0.0.1/x', keys }],
		['in clear', { endpoint: 'http://fcm.googleapis.com/x', keys }],
		['keys of no form', { endpoint: at(1), keys: { p256dh: 'x', auth: 'y' } }],
		['more than is asked', { endpoint: at(1), keys, expirationTime: null }]
	])('%s is refused', async (_, body) => {
		expect((await odette.post('/api/push', body)).status).toBe(400);
		expect((await odette.get('/api/push')).body['endpoints']).toEqual([]);
	});

	test('nobody, and no page of another site', async () => {
		expect((await visitor(server).post('/api/push', { endpoint: at(1), keys })).status).toBe(401);
		expect((await odette.post('/api/push', { endpoint: at(1), keys }, { origin: 'https://ailleurs.example' })).status).toBe(403);
	});

	test('five at the most: a sixth takes the place of the oldest, and the same twice is once', async () => {
		for (let n = 1; n <= 6; n += 1) {
			clock.at += 1_000;
			await subscribe(odette, at(n));
			await subscribe(odette, at(n));
		}
		expect((await odette.get('/api/push')).body['endpoints']).toEqual([2, 3, 4, 5, 6].map(at));
		await notify();
		expect(told).toHaveLength(5);
	});

	test('where this server has no keys, nobody, and what would be shown is with the letters', async () => {
		const plain = await startServer({ now: clock.now });
		const marc = await neighbour(plain, { name: 'Marc', push: { replies: true, orders: false, trips: false } });
		expect((await subscribe(marc)).status).toBe(503);
		await plain.services.notices.notify(marc.id as MemberId, { kind: 'reply', thread: newThread(), at: instant() });
		await plain.services.notices.rounds.idle();
		expect(plain.services.known.mail.outbox?.letters()).toMatchObject([{ subject: 'Nouvelle réponse à votre annonce' }]);
		await plain.stop();
	});
});

test('who chose nothing is told nothing, and nothing is kept of it', async () => {
	const silent = await neighbour(server, { name: 'Aline' });
	await server.services.notices.notify(silent.id, { kind: 'trip', ad: newAdId(), at: instant() });
	clock.at += DAY;
	await look(server);
	expect(told).toEqual([]);
});
