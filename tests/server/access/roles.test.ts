import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStores } from '../../../server/stores/memory.ts';
import type { Stores } from '../../../server/stores/stores.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { newMember, setUpApp, type Visitor } from './people.ts';

let clock: number;
let server: TestServer;
let stores: Stores;
let admin: Visitor;
beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	stores = memoryStores();
	server = await startServer({ stores, now: () => clock });
	admin = await newMember(server, { name: 'Odette', roles: ['admin'] });
	await setUpApp(admin, clock);
});
afterEach(() => server.stop());

const give = (who: Visitor, { ref }: Visitor, role: string) => who.post('/api/roles/give', { ref, role });
const take = (who: Visitor, { ref }: Visitor, role: string) => who.post('/api/roles/take', { ref, role });

describe('an administrator', () => {
	test('finds a member by a piece of their name and their commune, accents or not', async () => {
		const [first, second] = server.services.territory.communes;
		await newMember(server, { name: 'Renée Côte', commune: first!.insee });
		const wanted = await newMember(server, { name: 'René Blanc', commune: second!.insee });
		const { body } = await admin.get(`/api/roles/members?q=${encodeURIComponent(`rene ${second!.name.toUpperCase()}`)}`);
		expect(body['found']).toEqual([{ ref: wanted.ref, name: 'René Blanc', commune: second!.insee, roles: [], guarded: false }]);
		expect((await admin.get('/api/roles/members?q=%20')).body).toEqual({ found: [] });
	});

	test('gives and takes a role; twice is once', async () => {
		const member = await newMember(server, { name: 'Paul' });
		for (let i = 0; i < 2; i += 1) expect((await give(admin, member, 'moderator')).body).toMatchObject({ roles: ['moderator'] });
		expect(server.services.access.roles.of(member.id)).toEqual(['moderator']);
		for (let i = 0; i < 2; i += 1) expect((await take(admin, member, 'moderator')).body).toMatchObject({ roles: [] });
		expect(server.services.access.roles.log().filter(({ of }) => of === member.id)).toHaveLength(2);
	});

	test('sees who did what and when, newest first, and never the name of a mailbox', async () => {
		const member = await newMember(server, { name: 'Paul' });
		clock += 60_000;
		await give(admin, member, 'clerk');
		const { body, text } = await admin.get('/api/roles');
		expect((body['log'] as object[])[0]).toEqual({
			at: '2026-11-23T08:01:00.000Z',
			by: 'Odette',
			of: 'Paul',
			what: 'give',
			role: 'clerk'
		});
		expect(text).not.toContain(member.id);
		expect(text).not.toContain(admin.id);
	});

	test('the last one cannot take it from themselves; with another one, they can', async () => {
		expect(await take(admin, admin, 'admin')).toMatchObject({ status: 409 });
		const second = await newMember(server, { roles: ['admin'] });
		expect((await take(admin, admin, 'admin')).status).toBe(200);
		await setUpApp(second, clock);
		expect(await take(second, second, 'admin')).toMatchObject({ status: 409 });
		expect((await admin.get('/api/roles')).status).toBe(404);
	});

	test('two who take each other’s role in the same breath leave one', async () => {
		const second = await newMember(server, { roles: ['admin'] });
		await setUpApp(second, clock);
		await Promise.all([
			take(admin, second, 'admin'),
			take(second, admin, 'admin'),
			take(admin, admin, 'admin'),
			take(second, second, 'admin')
		]);
		expect(server.services.access.roles.holders()).toHaveLength(1);
	});

	test('lets somebody who lost everything begin again', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		expect((await admin.post('/api/roles/start-anew', { ref: moderator.ref })).body).toMatchObject({ guarded: false });
		expect((await moderator.get('/api/holding')).status).toBe(403);
		expect((await setUpApp(moderator, clock + 1)).status).toBe(200);
		expect((await moderator.get('/api/holding')).status).toBe(200);
	});
});

test('nobody else gives a role: not a member, not another role, not an administrator without second factor', async () => {
	const target = await newMember(server);
	const others = [
		await newMember(server),
		await newMember(server, { roles: ['clerk', 'ambassador', 'moderator'] }),
		await newMember(server, { roles: ['admin'] })
	];
	await setUpApp(others[1]!, clock);
	expect(await Promise.all(others.map(async (who) => (await give(who, target, 'admin')).status))).toEqual([404, 404, 403]);
	// Nor to themselves.
	expect(await Promise.all(others.map(async (who) => (await give(who, who, 'admin')).status))).toEqual([404, 404, 403]);
	expect(server.services.access.roles.of(target.id)).toEqual([]);
});

describe('the log', () => {
	const kept = async () => {
		const { rows } = await server.services.registry.use('access', (db) =>
			db.allDocs({ include_docs: true, startkey: 'log:', endkey: 'log:\uffff' })
		);
		return rows.map(({ id, doc }) => ({ id, doc }));
	};

	test('only grows: no line changes, whatever is done', async () => {
		const member = await newMember(server);
		let before = await kept();
		const acts = [
			() => give(admin, member, 'clerk'),
			() => take(admin, member, 'clerk'),
			() => give(admin, member, 'moderator'),
			() => setUpApp(member, clock),
			() => admin.post('/api/roles/start-anew', { ref: member.ref }),
			() => take(admin, member, 'moderator')
		];
		for (const act of acts) {
			await act();
			const after = await kept();
			expect(after.length).toBeGreaterThan(before.length);
			expect(after.slice(0, before.length)).toEqual(before);
			expect(after.every(({ doc }) => doc?._rev.startsWith('1-'))).toBe(true);
			before = after;
		}
	});

	test('is what roles are made of: a server that starts again knows them by it', async () => {
		const member = await newMember(server);
		await give(admin, member, 'clerk');
		await give(admin, member, 'moderator');
		await take(admin, member, 'clerk');
		const before = server.services.access.roles.log();
		const again = await import('../../../server/roles/roles.ts').then(({ openRoles }) =>
			server.services.registry.use('access', (db) => openRoles(db, () => clock))
		);
		expect(again.log()).toMatchObject([...before]);
		expect([again.of(member.id), again.of(admin.id)]).toEqual([['moderator'], ['admin']]);
	});
});
