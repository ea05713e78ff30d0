/** A code by letter: whom it lets in, how often, and what it tells to others (F13, I2, S11). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDeviceSecret } from '../../../src/domain/ids.ts';
import { memoryStores } from '../../../server/stores/memory.ts';
import type { Db, Stores } from '../../../server/stores/stores.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { confirmAddress, mailedCode, newVisitor } from '../../factories/visitor.ts';

const MINUTE = 60_000;
const EMAIL = 'odette@exemple.fr';
let server: TestServer;
let clock: number;
let calls: string[];

/** Each call of a store, by what it does. */
function counting(stores: Stores): Stores {
	const open = (name: string): Db => {
		const db = stores.open(name);
		for (const method of ['get', 'put', 'allDocs', 'bulkDocs'] as const) {
			const plain = db[method].bind(db) as (...given: unknown[]) => Promise<unknown>;
			const counted = (...given: unknown[]) => {
				if (typeof given.at(-1) !== 'function') calls.push(`${name} ${method}`);
				return plain(...given);
			};
			Object.assign(db, { [method]: counted });
		}
		return db;
	};
	return { ...stores, open };
}

beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	calls = [];
	server = await startServer({ stores: counting(memoryStores()), now: () => clock });
});
afterEach(() => server.stop());

async function odetteConfirmed() {
	const odette = newVisitor(server);
	await odette.register({ name: 'Odette', commune: '38442', email: EMAIL });
	expect(await confirmAddress(server, odette, EMAIL)).toMatchObject({ status: 200, body: { confirmed: EMAIL } });
	return odette;
}

async function ask(email = EMAIL) {
	const visitor = newVisitor(server);
	const { status, body } = await visitor.post('/api/codes', { email });
	return { visitor, status, ticket: body.ticket, code: await mailedCode(server, email) };
}

describe('a code by letter', () => {
	test('lets a new device in as the member who confirmed that address', async () => {
		const odette = await odetteConfirmed();
		expect((await server.services.accounts.member(odette.self.id))?.confirmed).toBeDefined();
		const { visitor, ticket, code } = await ask(' ODETTE@exemple.fr ');
		const typed = ` ${mailedSlowly(code)} `;
		const entered = await visitor.post('/api/enter/code', { ticket, code: typed, secret: visitor.self.secret });
		expect(entered).toMatchObject({ status: 200, body: { id: odette.self.id, ref: odette.self.ref, confirmed: EMAIL } });
		expect((await visitor.mailbox(odette.self.id)).status).toBe(200);
	});

	/** As somebody types it: small letters, a space in the middle. */
	const mailedSlowly = (code = '') => `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase();

	test('does not, for an address that was only written in a profile', async () => {
		const odette = newVisitor(server);
		await odette.register({ name: 'Odette', commune: '38442', email: EMAIL });
		expect((await ask()).code).toBeUndefined();
	});

	test('no longer does, once the profile has another address; and the former one is told', async () => {
		const odette = await odetteConfirmed();
		await server.services.known.setProfile(odette.self.id, {
			name: 'Odette',
			commune: '38442',
			contact: { by: 'email', email: 'autre@exemple.fr' }
		});
		expect(await server.services.accounts.member(odette.self.id)).not.toHaveProperty('confirmed');
		expect(server.services.known.mail.outbox?.letters()[0]).toMatchObject({ to: EMAIL });
		expect((await ask()).code).toBeUndefined();
	});

	test('asks which of two people who share an address, and uses the code up only then', async () => {
		const odette = await odetteConfirmed();
		const marcel = newVisitor(server);
		await marcel.register({ name: 'Marcel', commune: '38442', email: EMAIL });
		await confirmAddress(server, marcel, EMAIL);
		const { visitor, ticket, code } = await ask();
		const { secret } = visitor.self;
		const { body } = await visitor.post('/api/enter/code', { ticket, code, secret });
		expect(body).toEqual({
			choose: [
				{ ref: odette.self.ref, name: 'Odette' },
				{ ref: marcel.self.ref, name: 'Marcel' }
			]
		});
		const entered = await visitor.post('/api/enter/code', { ticket, code, secret, ref: marcel.self.ref });
		expect(entered.body).toMatchObject({ id: marcel.self.id });
	});

	test('is good once; the same phone may ask again when the answer was lost', async () => {
		await odetteConfirmed();
		const { visitor, ticket, code } = await ask();
		const same = { ticket, code, secret: visitor.self.secret };
		expect((await visitor.post('/api/enter/code', same)).status).toBe(200);
		expect((await visitor.post('/api/enter/code', same)).status).toBe(200);
		expect((await visitor.post('/api/enter/code', { ...same, secret: newDeviceSecret() })).body.error).toBe('code-over');
		const { body } = await visitor.get('/api/devices');
		expect(body.devices).toHaveLength(2);
	});

	test('is over after ten minutes, after five mistakes, and with another’s ticket', async () => {
		await odetteConfirmed();
		const first = await ask();
		const other = await ask();
		const enter = (ticket: unknown, code: unknown) =>
			first.visitor.post('/api/enter/code', { ticket, code, secret: first.visitor.self.secret });
		expect((await enter(other.ticket, first.code)).body.error).toBe('code-wrong');
		clock += 10 * MINUTE + 1;
		expect((await enter(first.ticket, first.code)).body.error).toBe('code-over');
		const third = await ask();
		const wrong = third.code === '222222' ? '333333' : '222222';
		for (let i = 0; i < 4; i += 1) expect((await enter(third.ticket, wrong)).body.error).toBe('code-wrong');
		expect((await enter(third.ticket, wrong)).body.error).toBe('code-over');
		expect((await enter(third.ticket, third.code)).body.error).toBe('code-over');
	});

	test('can be asked five times in half an hour for one address, whoever asks', async () => {
		for (let i = 0; i < 5; i += 1) expect((await ask()).status).toBe(202);
		expect((await ask()).status).toBe(429);
		expect((await ask('marcel@exemple.fr')).status).toBe(202);
		clock += 30 * MINUTE + 1;
		expect((await ask()).status).toBe(202);
	});

	test('tells nobody whether an address is known: same answer, same work', async () => {
		await odetteConfirmed();
		const heard = async (email: string) => {
			calls = [];
			const { status, body } = await newVisitor(server).post('/api/codes', { email });
			return { status, shape: Object.keys(body), length: String(body.ticket).length, calls: [...calls] };
		};
		expect(await heard('personne@exemple.fr')).toEqual(await heard(EMAIL));
		const guess = async (email: string) => {
			const { visitor, ticket } = await ask(email);
			calls = [];
			const { status, body } = await visitor.post('/api/enter/code', { ticket, code: '222222', secret: visitor.self.secret });
			return { status, body, calls: [...calls] };
		};
		expect(await guess('personne2@exemple.fr')).toEqual(await guess(EMAIL));
	});

	test('is forgotten within the hour, and so is the address of who asked', async () => {
		await ask('personne@exemple.fr');
		clock += 31 * MINUTE;
		await server.services.known.codes.sweep();
		const { rows } = await server.services.registry.use('passing', (db) => db.allDocs({ include_docs: true }));
		expect(rows).toEqual([]);
	});

	test('is kept nowhere in clear', async () => {
		await odetteConfirmed();
		const { ticket, code } = await ask();
		for (const name of ['accounts', 'passing']) {
			const { rows } = await server.services.registry.use(name, (db) => db.allDocs({ include_docs: true }));
			expect(JSON.stringify(rows)).not.toContain(code);
			expect(JSON.stringify(rows)).not.toContain(ticket);
		}
	});
});

test('one address of the network may try 25 codes in five minutes', async () => {
	const narrow = await startServer({ codesPerRing: 25 });
	const statuses = [];
	for (let i = 0; i < 26; i += 1)
		statuses.push((await newVisitor(narrow).post('/api/enter/recovery', { code: 'x', secret: newDeviceSecret() })).status);
	expect(statuses.filter((status) => status === 429)).toHaveLength(1);
	await narrow.stop();
});
