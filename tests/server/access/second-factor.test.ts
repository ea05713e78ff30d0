import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ORIGIN, startServer, type TestServer } from '../../factories/server.ts';
import { createSecondFactor } from '../../../server/second-factor/second-factor.ts';
import { newMember, setUpApp, signIn, visitor, type Visitor } from './people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let clock: number;
let server: TestServer;
beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	server = await startServer({ now: () => clock });
});
afterEach(() => server.stop());

const held = async (who: Visitor) => (await who.get('/api/holding')).status;
const prove = (who: Visitor, code: string) => who.post('/api/second-factor/prove', { code });

describe('a role without second factor', () => {
	test('gives nothing, says what is needed, and leaves its bearer an ordinary member', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		expect(await moderator.get('/api/holding')).toMatchObject({ status: 403, body: { error: 'second-factor' } });
		expect((await moderator.get(`/db/member-${moderator.id}/`)).status).toBe(200);
		await setUpApp(moderator, clock);
		expect(await held(moderator)).toBe(200);
	});

	test('counts only in the session where the factor was shown', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		const cookie = await signIn(server, moderator);
		expect(cookie).not.toBe(moderator.cookie);
		const elsewhere = visitor(server, cookie, moderator.id, moderator.ref);
		expect([await held(elsewhere), await held(moderator)]).toEqual([403, 200]);
	});
});

describe('what was shown', () => {
	test('counts twelve hours of work, and half an hour of silence', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { app } = await setUpApp(moderator, clock);
		for (let passed = 0; passed < 12 * HOUR - 29 * MINUTE; passed += 29 * MINUTE) {
			expect(await held(moderator)).toBe(200);
			clock += 29 * MINUTE;
		}
		clock += MINUTE + 28 * MINUTE;
		expect(await held(moderator)).toBe(403);
		expect((await prove(moderator, app.at(clock))).status).toBe(200);
		expect(await held(moderator)).toBe(200);
		clock += 30 * MINUTE;
		expect(await held(moderator)).toBe(403);
	});

	test('is not kept awake by the exchanges that a phone makes by itself', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		for (let i = 0; i < 4; i += 1) {
			clock += 10 * MINUTE;
			await moderator.get(`/db/member-${moderator.id}/_changes`);
		}
		expect(await held(moderator)).toBe(403);
	});
});

describe('a code', () => {
	test('is taken once, whoever saw it typed, and none before it', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { app } = await setUpApp(moderator, clock);
		expect((await prove(moderator, app.at(clock))).status).toBe(403);
		clock += 30_000;
		const code = app.at(clock);
		expect((await prove(moderator, code)).status).toBe(200);
		expect((await prove(moderator, code)).status).toBe(403);
		expect((await prove(moderator, app.at(clock - 30_000))).status).toBe(403);
	});

	test('of a clock half a minute off is taken; of two minutes is not', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { app } = await setUpApp(moderator, clock);
		clock += 5 * MINUTE;
		expect((await prove(moderator, app.at(clock - 2 * MINUTE))).status).toBe(403);
		expect((await prove(moderator, app.at(clock - 30_000))).status).toBe(200);
		expect((await prove(moderator, app.at(clock + 30_000))).status).toBe(200);
	});

	test('wrong five times makes everybody wait, longer each time, even with the right one, even after a restart', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { app } = await setUpApp(moderator, clock);
		clock += HOUR;
		const wrong = async () => (await prove(moderator, '000000')).status;
		expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([403, 403, 403, 403]);
		const fifth = await prove(moderator, '000000');
		expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '60']);
		expect((await prove(moderator, app.at(clock))).status).toBe(429);
		// What another process would read of the same disk.
		const again = await server.services.registry.use('access', (db) =>
			createSecondFactor(db, () => clock).prove(moderator.id, app.at(clock))
		);
		expect(again).toEqual({ proved: false, wait: 60 });
		clock += 61_000;
		const sixth = await prove(moderator, '000000');
		expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '120']);
		clock += 121_000;
		expect((await prove(moderator, app.at(clock))).status).toBe(200);
		// Begun again from nothing.
		expect(await wrong()).toBe(403);
	});

	test('asked for many times at once is tried five times', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		clock += HOUR;
		const answers = await Promise.all(Array.from({ length: 20 }, () => prove(moderator, '000000')));
		expect(answers.filter(({ status }) => status === 403)).toHaveLength(4);
		expect(answers.filter(({ status }) => status === 429)).toHaveLength(16);
	});
});

describe('the sheet of eight codes', () => {
	test('opens once with each, typed as one types, and never again', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { codes } = await setUpApp(moderator, clock);
		expect(codes).toHaveLength(8);
		const [first = ''] = codes;
		clock += HOUR;
		expect((await prove(moderator, `${first.slice(0, 5).toUpperCase()} - ${first.slice(5)}`)).status).toBe(200);
		expect(await held(moderator)).toBe(200);
		expect((await prove(moderator, first)).status).toBe(403);
		expect((await moderator.get('/api/second-factor')).body).toMatchObject({ app: true, sheet: 7, fresh: true });
	});

	test('made anew ends the former', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { codes } = await setUpApp(moderator, clock);
		const renewed = (await moderator.post('/api/second-factor/sheet')).body['codes'] as string[];
		expect((await prove(moderator, codes[0]!)).status).toBe(403);
		expect((await prove(moderator, renewed[0]!)).status).toBe(200);
	});

	test('is not kept as it was shown', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { codes } = await setUpApp(moderator, clock);
		const { rows } = await server.services.registry.use('access', (db) => db.allDocs({ include_docs: true }));
		for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
	});
});

describe('changing what protects an account', () => {
	test('asks for what protects it now (I8): a stolen phone does not put its own in place', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		clock += HOUR;
		for (const path of ['offer', 'sheet', 'remove'])
			expect(await moderator.post(`/api/second-factor/${path}`)).toMatchObject({
				status: 403,
				body: { error: 'second-factor' }
			});
		expect((await moderator.post('/api/passkeys/register/options')).status).toBe(403);
	});

	test('offering another app changes nothing before its code is shown', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const { app } = await setUpApp(moderator, clock);
		await moderator.post('/api/second-factor/offer');
		clock += MINUTE;
		expect((await moderator.post('/api/second-factor/accept', { code: app.at(clock), secret: moderator.secret })).status).toBe(
			403
		);
		expect((await prove(moderator, app.at(clock))).status).toBe(200);
	});

	test('taken away, the powers go with it, in every session', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		expect((await moderator.post('/api/second-factor/remove')).status).toBe(200);
		expect(await held(moderator)).toBe(403);
		expect((await moderator.get('/api/second-factor')).body).toMatchObject({ app: false, sheet: 0, fresh: false });
	});

	test('leaves a line in the log for whoever has a role, and none for others', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const member = await newMember(server);
		await setUpApp(moderator, clock);
		await setUpApp(member, clock);
		const lines = server.services.access.roles.log().filter(({ what }) => what === 'factor-set');
		expect(lines.map(({ of }) => of)).toEqual([moderator.id]);
	});
});

test('asking from these pages renews the session as an exchange does, cookie and all', async () => {
	const member = await newMember(server);
	expect((await member.get('/api/second-factor')).headers.getSetCookie()).toEqual([]);
	clock += 48 * HOUR;
	expect((await member.get('/api/second-factor')).headers.getSetCookie()[0]).toMatch(/Max-Age=34128000/);
});

test('nobody signed in has nothing to see nor to set', async () => {
	const nobody = visitor(server);
	expect((await nobody.get('/api/second-factor')).status).toBe(401);
	for (const path of ['offer', 'sheet', 'remove'])
		expect((await nobody.post(`/api/second-factor/${path}`, {}, { origin: ORIGIN })).status).toBe(401);
});
