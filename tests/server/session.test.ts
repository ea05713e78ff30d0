import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDeviceSecret, newMemberId, newMemberRef } from '../../src/domain/ids.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { startServer, type TestServer } from '../factories/server.ts';

const DAY = 86_400_000;
let server: TestServer;
let clock: number;

beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	server = await startServer({ stores: memoryStores(), now: () => clock });
});
afterEach(() => server.stop());

const someone = () => ({ id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() });

const signIn = (body: unknown, headers: Record<string, string> = {}) =>
	fetch(`${server.origin}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';
const pairOf = (response: Response) => cookieOf(response).split(';')[0] ?? '';
const readMailbox = (id: string, cookie: string) => fetch(`${server.origin}/db/member-${id}/`, { headers: { cookie } });

describe('registering and signing in', () => {
	test('a phone’s identity makes the member, and the cookie opens that mailbox', async () => {
		const self = someone();
		const response = await signIn(self);
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ epoch: 'test' });
		expect(cookieOf(response)).toMatch(/HttpOnly/);
		expect(cookieOf(response)).toMatch(/SameSite=Lax/);
		expect((await readMailbox(self.id, pairOf(response))).status).toBe(200);
	});

	test('the same phone may register ten times: one member, whatever answer was lost', async () => {
		const self = someone();
		const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(self)));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
	});

	test('another secret, or another handle, opens nothing', async () => {
		const self = someone();
		await signIn(self);
		for (const wrong of [
			{ ...self, secret: newDeviceSecret() },
			{ ...self, ref: newMemberRef() }
		]) {
			const response = await signIn(wrong);
			expect(response.status).toBe(403);
			expect(await response.json()).toMatchObject({ error: 'wrong-secret' });
			expect(cookieOf(response)).toBe('');
		}
	});

	test('nobody takes a handle that is somebody’s', async () => {
		const self = someone();
		await signIn(self);
		expect((await signIn({ ...someone(), ref: self.ref })).status).toBe(403);
	});

	test('what the server keeps holds neither the secret nor the token', async () => {
		const self = someone();
		const token = pairOf(await signIn(self)).split('=')[1] ?? '';
		const { rows } = await server.services.registry.use('accounts', (db) => db.allDocs({ include_docs: true }));
		const kept = JSON.stringify(rows);
		expect(kept).toContain(self.ref);
		expect(token.length).toBeGreaterThan(40);
		expect(kept).not.toContain(self.secret);
		expect(kept).not.toContain(token);
	});

	test.each([
		['not JSON', '{', {}, 400],
		['a form of another site', 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
		['text/plain, which needs no permission', '{}', { 'content-type': 'text/plain' }, 415],
		['an id with a path in it', { ...someone(), id: '../../x' }, {}, 400],
		['one thing too many', { ...someone(), role: 'administrator' }, {}, 400],
		['another site', someone(), { origin: 'https://ailleurs.example' }, 403],
		['a page without origin', someone(), { origin: 'null' }, 403],
		['10 MB', `{"id":"${'x'.repeat(10_000_000)}"}`, {}, 413],
		['keys twice', '{"id":"a","id":"b"}', {}, 400],
		['__proto__', '{"__proto__":{"id":"a"}}', {}, 400]
	])('%s is refused with a clear answer', async (_name, body, headers, status) => {
		const response = await signIn(body, headers);
		expect(response.status).toBe(status);
		expect(await response.json()).toHaveProperty('error');
	});
});

describe('a session', () => {
	test('begins again each time it is used, and is over after 24 months all the same', async () => {
		const self = someone();
		const cookie = pairOf(await signIn(self));
		for (let month = 0; month < 24; month += 1) {
			clock += 30 * DAY;
			const response = await readMailbox(self.id, cookie);
			expect(response.status).toBe(200);
			expect(cookieOf(response)).toMatch(/Max-Age=34128000/);
		}
		clock += 11 * DAY;
		expect((await readMailbox(self.id, cookie)).status).toBe(401);
		const again = await signIn(self);
		expect(again.status).toBe(401);
		expect(await again.json()).toMatchObject({ error: 'device-expired' });
	});

	test('is there after 12 months without use, and over after 13', async () => {
		const self = someone();
		const cookie = pairOf(await signIn(self));
		clock += 366 * DAY;
		expect((await readMailbox(self.id, cookie)).status).toBe(200);
		clock += 396 * DAY - 366 * DAY;
		expect((await readMailbox(self.id, cookie)).status).toBe(200);
		clock += 396 * DAY - 30 * DAY;
		// Twenty-four months and two days since it was proved: unseen for less than 13, and over.
		expect((await readMailbox(self.id, cookie)).status).toBe(401);

		const other = someone();
		const unused = pairOf(await signIn(other));
		clock += 396 * DAY;
		expect((await readMailbox(other.id, unused)).status).toBe(401);
		expect(await (await signIn(other)).json()).toMatchObject({ error: 'device-expired' });
	});

	test('of before there were devices goes on, and so does its phone', async () => {
		const self = someone();
		const cookie = pairOf(await signIn(self));
		await server.services.registry.use('accounts', async (db) => {
			const { rows } = await db.allDocs({ include_docs: true });
			for (const { doc } of rows) {
				if (doc?._id.startsWith('device:')) await db.remove(doc);
				if (doc?._id.startsWith('session:')) {
					const { device: _, ...old } = doc as typeof doc & { device?: string };
					await db.put(old);
				}
			}
		});
		expect((await readMailbox(self.id, cookie)).status).toBe(200);
		expect((await signIn(self)).status).toBe(200);
		const known = await fetch(`${server.origin}/api/devices`, { headers: { cookie } });
		expect(((await known.json()) as { devices: unknown[] }).devices).toHaveLength(1);
	});

	test('ends when its member signs out, and the phone can come back', async () => {
		const self = someone();
		const cookie = pairOf(await signIn(self));
		const out = await fetch(`${server.origin}/api/session`, { method: 'DELETE', headers: { cookie } });
		expect(out.status).toBe(204);
		expect((await readMailbox(self.id, cookie)).status).toBe(401);
		expect((await readMailbox(self.id, pairOf(await signIn(self)))).status).toBe(200);
	});
});
