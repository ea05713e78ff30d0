/** Slips, recovery sheets and pairing: each lets in whom it should, once (F13, I3, I8). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDeviceSecret } from '../../../src/domain/ids.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { confirmAddress, newVisitor, sessionOf, type Visitor } from '../../factories/visitor.ts';

const DAY = 86_400_000;
const EMAIL = 'odette@exemple.fr';
let server: TestServer;
let clock: number;

beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	// Time passes between two events.
	server = await startServer({ now: () => (clock += 1) });
});
afterEach(() => server.stop());

async function someone(name = 'Odette', email?: string): Promise<Visitor> {
	const visitor = newVisitor(server);
	await visitor.register({ name, commune: '38442', email });
	return visitor;
}

async function clerk({ shown = true } = {}): Promise<Visitor> {
	const visitor = await someone('Secrétariat');
	const { access } = server.services;
	await access.roles.change('command', visitor.self.id, 'give', 'clerk', () => undefined);
	if (shown) access.freshness.show(sessionOf(visitor.cookie), visitor.self.id);
	return visitor;
}
const devicesOf = async (visitor: Visitor) => (await visitor.get('/api/devices')).body.devices as { id: string; how: string }[];
const letters = () => server.services.known.mail.outbox?.letters() ?? [];

describe('a slip of the mairie', () => {
	test('makes a newcomer, with the name the clerk wrote, vouched for', async () => {
		const { body } = await (await clerk()).post('/api/slips', { name: ' Léonie  Blanc ', commune: '38442' });
		const leonie = newVisitor(server);
		const { id, ref, secret } = leonie.self;
		const typed = String(body.code)
			.toLowerCase()
			.replace(/(.{4})/g, '$1 ');
		const entered = await leonie.post('/api/enter/slip', { code: typed, secret, id, ref });
		expect(entered).toMatchObject({ status: 200, body: { id, ref, profile: { name: 'Léonie Blanc', commune: '38442' } } });
		expect((await server.services.accounts.member(id))?.confirmed).toBeDefined();
		expect((await leonie.mailbox()).status).toBe(200);
		expect(await devicesOf(leonie)).toHaveLength(1);
	});

	test('makes somebody the mairie finds again at once, whatever became of their phone’s own first exchange', async () => {
		const counter = await clerk();
		const { body } = await counter.post('/api/slips', { name: 'Léonie', commune: '38442' });
		const leonie = newVisitor(server);
		const { id, ref, secret } = leonie.self;
		await leonie.post('/api/enter/slip', { code: body.code, secret, id, ref });
		const found = async (name: string) => (await counter.post('/api/slips/look', { name, commune: '38442' })).body.people;
		expect(await found('leonie')).toMatchObject([{ ref, name: 'Léonie', by: 'relay' }]);
		// What they say of themselves later is not undone by asking the same again.
		await server.services.accounts.setProfile(id, { name: 'Léa', commune: '38442', contact: { by: 'relay' } });
		await leonie.post('/api/enter/slip', { code: body.code, secret, id, ref });
		expect(await found('lea')).toMatchObject([{ ref, name: 'Léa' }]);
	});

	test('gives back who they were to somebody who lost everything', async () => {
		const odette = await someone('Odette', EMAIL);
		await confirmAddress(server, odette, EMAIL);
		const counter = await clerk();
		const { body: found } = await counter.post('/api/slips/look', { name: 'odétte', commune: '38442' });
		expect(found.people).toEqual([{ ref: odette.self.ref, name: 'Odette', by: 'email', registeredAt: expect.any(String) }]);
		const { body } = await counter.post('/api/slips', { ref: odette.self.ref });
		expect(letters()[0]).toMatchObject({ to: EMAIL });
		const anew = newVisitor(server);
		const { id, ref, secret } = anew.self;
		expect((await anew.post('/api/enter/slip', { code: body.code, secret, id, ref })).body).toMatchObject({ id: odette.self.id });
		expect((await anew.mailbox(odette.self.id)).status).toBe(200);
		expect((await devicesOf(anew)).map(({ how }) => how)).toEqual(['first', 'slip']);
	});

	test('is good once and for thirty days, and what is kept does not say it', async () => {
		const counter = await clerk();
		const make = async () => String((await counter.post('/api/slips', { name: 'Léonie', commune: '38442' })).body.code);
		const [code, late] = [await make(), await make()];
		const enter = (code: string, { self: { id, ref, secret }, post } = newVisitor(server)) =>
			post('/api/enter/slip', { code, secret, id, ref });
		const leonie = newVisitor(server);
		expect((await enter(code, leonie)).status).toBe(200);
		expect((await enter(code, leonie)).status).toBe(200);
		expect((await enter(code)).body.error).toBe('code-over');
		clock += 30 * DAY;
		expect((await enter(late)).body.error).toBe('code-over');
		const { rows } = await server.services.registry.use('accounts', (db) => db.allDocs({ include_docs: true }));
		expect(JSON.stringify(rows)).not.toContain(late);
	});

	test('is made by clerks only, who show a second factor first', async () => {
		const [odette, bare] = [await someone(), await clerk({ shown: false })];
		for (const path of ['/api/slips', '/api/slips/look']) {
			const asked = (who: Visitor) => who.post(path, { name: 'Léonie', commune: '38442' });
			expect((await asked(odette)).status).toBe(404);
			expect((await asked(newVisitor(server))).status).toBe(401);
			expect(await asked(bare)).toMatchObject({ status: 403, body: { error: 'second-factor' } });
		}
		const said = await Promise.all([odette, bare, await clerk()].map(async (who) => (await who.get('/api/devices')).body.slips));
		expect(said).toEqual(['no', 'second-factor', 'yes']);
	});
});

describe('a recovery sheet', () => {
	test('has eight codes, each good once, and tells the other ways when one is used', async () => {
		const odette = await someone('Odette', EMAIL);
		await confirmAddress(server, odette, EMAIL);
		const { body } = await odette.post('/api/devices/sheet', { secret: odette.self.secret });
		const codes = body.codes as string[];
		expect(new Set(codes).size).toBe(8);
		const anew = newVisitor(server);
		const use = (code: string | undefined, visitor = newVisitor(server)) =>
			visitor.post('/api/enter/recovery', { code, secret: visitor.self.secret });
		expect((await use(codes[0], anew)).body).toMatchObject({ id: odette.self.id });
		expect((await use(codes[0], anew)).status).toBe(200);
		expect(letters()[0]).toMatchObject({ to: EMAIL });
		expect((await use(codes[0])).body.error).toBe('code-over');
		expect((await use(codes[1])).status).toBe(200);
		expect((await anew.get('/api/devices')).body).toMatchObject({
			sheet: { left: 6 },
			history: [{ what: 'sheet-used' }, { what: 'sheet-used' }, { what: 'sheet-made' }, { what: 'email-confirmed' }]
		});
		const { rows } = await server.services.registry.use('accounts', (db) => db.allDocs({ include_docs: true }));
		expect(JSON.stringify(rows)).not.toContain(codes[3]);
	});

	test('is worth nothing once another was made', async () => {
		const odette = await someone();
		const make = async () => (await odette.post('/api/devices/sheet', { secret: odette.self.secret })).body.codes as string[];
		const [old] = await make();
		const [fresh] = await make();
		const anew = newVisitor(server);
		const use = (code: string | undefined) => anew.post('/api/enter/recovery', { code, secret: anew.self.secret });
		expect((await use(old)).body.error).toBe('code-over');
		expect((await use(fresh)).status).toBe(200);
	});

	test('is made with the secret of the device, not with a stolen cookie', async () => {
		const odette = await someone();
		expect((await odette.post('/api/devices/sheet', { secret: newDeviceSecret() })).body.error).toBe('wrong-secret');
	});
});

describe('pairing', () => {
	test('lets a second device in once the first has said yes, and only then', async () => {
		const odette = await someone();
		const tablet = newVisitor(server, 'Mozilla/5.0 (iPad; CPU OS 18_0)');
		const { body } = await tablet.post('/api/pairings', {});
		const take = (visitor = tablet) => visitor.post('/api/enter/pairing', { ticket: body.ticket, secret: visitor.self.secret });
		expect(await take()).toMatchObject({ status: 202, body: { waits: true } });
		expect((await odette.post('/api/devices/look', { code: body.code })).body).toEqual({ kind: 'ipad' });
		const yes = { code: body.code, secret: odette.self.secret };
		expect((await odette.post('/api/devices/confirm', { ...yes, secret: newDeviceSecret() })).status).toBe(403);
		expect((await take()).status).toBe(202);
		expect((await odette.post('/api/devices/confirm', yes)).status).toBe(200);
		expect((await take()).body).toMatchObject({ id: odette.self.id });
		expect((await take()).status).toBe(200);
		expect((await take(newVisitor(server))).body.error).toBe('code-over');
		expect((await devicesOf(tablet)).map(({ how }) => how)).toEqual(['first', 'paired']);
	});

	test('is over after ten minutes, and cannot be taken over by another member', async () => {
		const [odette, marc] = [await someone(), await someone('Marc')];
		const tablet = newVisitor(server);
		const { body } = await tablet.post('/api/pairings', {});
		const confirm = (by: Visitor) => by.post('/api/devices/confirm', { code: body.code, secret: by.self.secret });
		expect((await confirm(odette)).status).toBe(200);
		expect((await confirm(marc)).body.error).toBe('code-over');
		clock += 10 * 60_000;
		const taken = await tablet.post('/api/enter/pairing', { ticket: body.ticket, secret: tablet.self.secret });
		expect(taken.body.error).toBe('code-over');
	});
});

describe('devices', () => {
	async function two() {
		const odette = await someone();
		const { body } = await odette.post('/api/devices/sheet', { secret: odette.self.secret });
		const second = newVisitor(server);
		await second.post('/api/enter/recovery', { code: (body.codes as string[])[0], secret: second.self.secret });
		const list = await devicesOf(odette);
		return { odette, second, id: list[1]!.id };
	}

	test('are named, ended one by one or all the others, and an ended one is told so at once', async () => {
		const { odette, second, id } = await two();
		expect((await odette.post('/api/devices/rename', { id, name: ' La tablette ' })).status).toBe(200);
		expect(await devicesOf(odette)).toMatchObject([{ current: true }, { name: 'La tablette', current: false }]);
		const end = { secret: odette.self.secret, lost: false };
		expect((await odette.post('/api/devices/end', { ...end, id })).status).toBe(200);
		expect((await second.mailbox(odette.self.id)).status).toBe(401);
		const { id: member, ref } = odette.self;
		const again = await second.post('/api/session', { id: member, ref, secret: second.self.secret });
		expect(again).toMatchObject({ status: 401, body: { error: 'device-ended' } });
		await odette.post('/api/devices/end', { ...end, id, lost: true });
		expect((await second.post('/api/session', { id: member, ref, secret: second.self.secret })).body.error).toBe('device-lost');
		expect(await devicesOf(odette)).toHaveLength(1);
		expect((await odette.mailbox()).status).toBe(200);
	});

	test('of others are nobody’s business', async () => {
		const { odette, id } = await two();
		const marc = await someone('Marc');
		expect((await marc.post('/api/devices/rename', { id, name: 'x' })).status).toBe(404);
		expect((await marc.post('/api/devices/end', { id, lost: true, secret: marc.self.secret })).status).toBe(404);
		expect(await devicesOf(odette)).toHaveLength(2);
	});

	test('that were left without network are ended at the next contact, by their own secret only', async () => {
		const { odette, second } = await two();
		const { id } = odette.self;
		await newVisitor(server).post('/api/session/leave', { id, secret: newDeviceSecret() });
		expect(await devicesOf(odette)).toHaveLength(2);
		expect((await newVisitor(server).post('/api/session/leave', { id, secret: second.self.secret })).status).toBe(200);
		expect(await devicesOf(odette)).toHaveLength(1);
	});
});

describe('another site', () => {
	const PATHS = [
		'/api/codes',
		'/api/codes/confirm',
		'/api/enter/code',
		'/api/enter/slip',
		'/api/enter/recovery',
		'/api/enter/pairing',
		'/api/pairings',
		'/api/devices/rename',
		'/api/devices/end',
		'/api/devices/sheet',
		'/api/devices/look',
		'/api/devices/confirm',
		'/api/slips',
		'/api/slips/look',
		'/api/session/leave'
	];

	test.each(PATHS)('gets nothing done by %s: no form, no text/plain, no fetch; and reading it changes nothing', async (path) => {
		const { cookie } = await clerk();
		const send = (headers: Record<string, string>, body: string) =>
			fetch(server.origin + path, { method: 'POST', headers: { cookie, ...headers }, body });
		expect((await send({ 'content-type': 'application/x-www-form-urlencoded' }, 'email=a%40b.fr')).status).toBe(415);
		expect((await send({ 'content-type': 'text/plain' }, '{}')).status).toBe(415);
		expect((await send({ 'content-type': 'application/json', origin: 'https://ailleurs.example' }, '{}')).status).toBe(403);
		expect((await fetch(server.origin + path, { headers: { cookie } })).status).toBe(404);
	});
});
