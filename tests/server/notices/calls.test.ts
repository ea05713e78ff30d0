/** Whom the mairie is to tell something: those who chose it, after two days, once, and nothing of what was written (N3). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../../src/domain/dates.ts';
import { callOf, type CallEnd, type ToCall } from '../../../src/domain/notices/calls.ts';
import { readId } from '../../../src/domain/notices/docs.ts';
import { signup, asks } from '../../factories/parts.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { newMember, setUpApp, type Visitor } from '../access/people.ts';
import { choose, DAY, HOUR, look, MONDAY, neighbour, newClock, publish, reply } from './neighbours.ts';

const HERE = '38442';
const ELSEWHERE = '38185';

let server: TestServer;
let clock: ReturnType<typeof newClock>;
let clerk: Visitor;
let odette: Visitor;

beforeEach(async () => {
	clock = newClock();
	server = await startServer({ now: () => (clock.at += 1) });
	clerk = await newMember(server, { name: 'Sylvie', roles: ['clerk'] });
	odette = await lives(HERE, 'Odette', '04 76 88 00 00');
	clock.at = MONDAY;
});
afterEach(() => server.stop());

async function lives(commune: string, name: string, phone?: string): Promise<Visitor> {
	const who = await neighbour(server, { name, letter: 'none', unread: 'relay' });
	const contact = phone === undefined ? ({ by: 'relay' } as const) : ({ by: 'phone', phone } as const);
	await server.services.accounts.setProfile(who.id, { name, commune, contact });
	return who;
}

const list = (commune = HERE) => server.services.notices.calls.list(commune);
const done = (one: ToCall, what: CallEnd) => server.services.notices.calls.done(clerk.id, one.ref, callOf(one, what));
const days = (n: number) => (clock.at = MONDAY + n * DAY);

describe('a reply that nobody read', () => {
	test('is on the list of that commune after two days, with a name, a number and a title, and not a word of it', async () => {
		const marie = await lives(ELSEWHERE, 'Marie');
		await reply(server, odette, 'Je passe demain à 18 h');
		await reply(server, marie);
		clock.at += 2 * DAY - HOUR;
		expect(await list()).toEqual([]);
		clock.at += 2 * HOUR;
		const found = await list();
		expect(found).toMatchObject([
			{ name: 'Odette', phone: '04 76 88 00 00', threads: [{ title: 'Échelle', count: 1 }], reminders: [] }
		]);
		expect(JSON.stringify(found)).not.toMatch(/18 h|Marc(?!o)/);
		expect(await list(ELSEWHERE)).toMatchObject([{ name: 'Marie' }]);
		expect((await list(ELSEWHERE))[0]).not.toHaveProperty('phone');
	});

	test('is not, for who chose a letter or nothing, nor once it was read', async () => {
		const said = await reply(server, odette);
		for (const unread of ['letter', 'none'] as const) await reply(server, await neighbour(server, { name: 'Paul', unread }));
		days(3);
		expect(await list()).toHaveLength(1);
		const writtenAt = new Date(clock.at).toISOString();
		await server.services.notices.read(odette.id, { _id: readId(said.thread), type: 'read', until: said.at, writtenAt });
		expect(await list()).toEqual([]);
	});

	test('is told once, and what comes afterwards waits two days of its own', async () => {
		const { thread } = await reply(server, odette, 'Une');
		days(3);
		const [one] = await list();
		await done(one!, 'told');
		await done(one!, 'told');
		expect(await list()).toEqual([]);
		await reply(server, odette, 'Deux', thread);
		days(4.9);
		expect(await list()).toEqual([]);
		days(5.1);
		expect(await list()).toMatchObject([{ threads: [{ thread, count: 1 }] }]);
	});

	test('that came while the clerk was on the telephone is not lost', async () => {
		const { thread } = await reply(server, odette, 'Une');
		days(3);
		const [one] = await list();
		await reply(server, odette, 'Deux', thread);
		await done(one!, 'told');
		days(5.1);
		expect(await list()).toMatchObject([{ threads: [{ count: 1 }] }]);
	});

	test('can be taken back as told, and comes back as it was', async () => {
		await reply(server, odette);
		days(3);
		const [one] = await list();
		await done(one!, 'told');
		await done(one!, 'taken-back');
		expect(await list()).toEqual([one]);
	});

	test('of who was not reached stays, with when somebody tried', async () => {
		await reply(server, odette);
		days(3);
		const [one] = await list();
		await done(one!, 'not-reached');
		const [again] = await list();
		expect(again).toMatchObject({ ref: one!.ref, threads: one!.threads });
		expect(Date.parse(again!.tried!)).toBeGreaterThan(MONDAY + 3 * DAY);
	});

	test('cannot be declared told before it has come', async () => {
		const { thread } = await reply(server, odette);
		days(3);
		const [one] = await list();
		const ahead = { ...one!, threads: one!.threads.map((line) => ({ ...line, until: '2030-01-01T00:00:00.000Z' })) };
		await done(ahead, 'told');
		await reply(server, odette, 'Deux', thread);
		days(6);
		expect(await list()).toHaveLength(1);
	});

	test('longest first', async () => {
		await reply(server, await lives(HERE, 'Rose'));
		clock.at += HOUR;
		await reply(server, odette);
		days(3);
		expect((await list()).map(({ name }) => name)).toEqual(['Rose', 'Odette']);
	});
});

test('what was agreed for tomorrow is on the list that day, and gone the day after', async () => {
	const on = addDays(dayOf(MONDAY), 4);
	const marc = await neighbour(server, { name: 'Marc', letter: 'none', unread: 'none' });
	const { id, publishedAt } = await publish(server, {
		...{ kind: 'lesson', side: 'offer', title: 'L’accordéon', places: 3, on, expiresOn: on },
		author: { ref: marc.ref, name: 'Marc' }
	});
	await server.services.ledger.recordAd(id, { owner: marc.id, author: marc.ref, publishedAt } as never);
	const source = { key: `${odette.ref} part:${id}`, rev: '1-a', member: odette.id };
	expect(await server.services.parts.act(id, source, asks(odette.ref, signup(), on))).toBeUndefined();
	for (const [day, titles] of [
		[2, []],
		[3, ['L’accordéon']],
		[4, []]
	] as const) {
		days(day);
		await server.services.parts.sweep();
		expect((await list()).flatMap(({ reminders }) => reminders.map(({ title }) => title))).toEqual(titles);
	}
	days(3);
	await done((await list())[0]!, 'told');
	expect(await list()).toEqual([]);
});

test('a clerk asks for one commune of here; what was done is written with who did it, for two months', async () => {
	await reply(server, odette);
	clock.at += 49 * HOUR;
	await setUpApp(clerk, clock.at);
	expect((await clerk.post('/api/calls/list', { commune: '99999' })).status).toBe(400);
	const people = (await clerk.post('/api/calls/list', { commune: HERE })).body['people'] as ToCall[];
	expect((await clerk.post('/api/calls', { ref: people[0]!.ref, ...callOf(people[0]!, 'told') })).status).toBe(200);
	const noted = async () =>
		(await server.services.registry.use('notices', (db) => db.allDocs({ include_docs: true }))).rows
			.map(({ doc }) => doc as unknown as Record<string, unknown>)
			.filter(({ _id }) => String(_id).startsWith('call:'));
	expect(await noted()).toMatchObject([{ by: clerk.id, member: odette.id, what: 'told' }]);
	clock.at += 61 * DAY;
	await look(server);
	expect(await noted()).toEqual([]);
});

test('nothing of somebody is left when they leave', async () => {
	await reply(server, odette);
	days(3);
	await done((await list())[0]!, 'not-reached');
	await server.services.notices.forget(odette.id);
	const { rows } = await server.services.registry.use('notices', (db) => db.allDocs());
	expect(rows.filter(({ id }) => id.includes(odette.id))).toEqual([]);
	await choose(server, odette.id, { unread: 'relay' });
	expect(await list()).toEqual([]);
});
