/** A report leaves once, whatever the weather: without an account, after a restart, when answers are lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAdId } from '../../src/domain/ids.ts';
import type { Report } from '../../src/domain/report.ts';
import type { ReportRecord } from '../../server/reports/reports.ts';
import type { Weather } from '../factories/link.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { startServer, type TestServer } from '../factories/server.ts';

let server: TestServer;
let odette: TestPhone;
beforeEach(async () => {
	server = await startServer();
	odette = newPhone(server.origin);
	odette.link.weather = () => 'cut';
});
afterEach(async () => {
	await odette.close();
	await server.stop();
});

const write = (other: { text?: string } = {}) => odette.phone.report(newAdId(), 'sale', other.text ?? 'On me demande 50 €.', '');
const states = async () => (await odette.phone.reports.all()).map(({ state }) => state);
const stored = () =>
	server.services.registry.use('reports', async (db) => {
		const { rows } = await db.allDocs<ReportRecord>({ include_docs: true });
		return rows.map(({ doc }) => doc!);
	});

describe('a report', () => {
	test('has its number at once, and waits; it leaves when there is a way, with no account', async () => {
		const { id, number } = await write();
		await odette.exchange();
		expect(await states()).toEqual(['waiting']);
		await odette.reopen();
		odette.link.weather = () => 'fine';
		await odette.exchange();
		expect(await states()).toEqual(['received']);
		expect(await stored()).toMatchObject([{ _id: `report:${id}`, number, reason: 'sale', text: 'On me demande 50 €.' }]);
	});

	test.each<Weather>(['answer-lost', 'twice', 'portal', 'bad-gateway'])('%s: one report all the same', async (weather) => {
		await write();
		odette.link.weather = () => weather;
		await odette.exchange();
		odette.link.weather = () => 'fine';
		await odette.exchange();
		await odette.exchange();
		expect(await states()).toEqual(['received']);
		expect(await stored()).toHaveLength(1);
	});

	test('is never said to be received because a portal said yes', async () => {
		await write();
		odette.link.weather = () => 'fine';
		odette.link.impostor = (url) =>
			url.endsWith('/api/reports') ? new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } }) : undefined;
		const went = await odette.exchange();
		expect(went.reached).toBe(false);
		expect(await states()).toEqual(['waiting']);
	});

	test('one that the server will never take holds back no other, and nothing else', async () => {
		await odette.phone.reports.write({ ...(await write()), reason: 'bad' } as unknown as Report);
		await write();
		odette.link.weather = () => 'fine';
		const went = await odette.exchange();
		expect(went.reached).toBe(true);
		expect((await states()).sort()).toEqual(['received', 'refused']);
	});

	test('ten tries are one request each, and none once it is received', async () => {
		await write();
		odette.link.weather = () => 'fine';
		for (let i = 0; i < 5; i += 1) await odette.exchange();
		expect(odette.link.requests.filter(({ path }) => path === '/api/reports')).toHaveLength(1);
	});
});

describe('the server', () => {
	const post = (body: unknown, headers: Record<string, string> = {}) =>
		fetch(`${server.origin}/api/reports`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body)
		});

	test('takes the same report again, and refuses another with its id', async () => {
		const report = await write();
		expect((await post(report)).status).toBe(201);
		expect(await (await post(report)).json()).toEqual({ received: report.number });
		const other = { ...(await write()), id: report.id };
		expect((await post(other)).status).toBe(409);
		expect(await stored()).toHaveLength(1);
	});

	test.each<[string, (report: Report) => unknown]>([
		['a number whose check is wrong', (report) => ({ ...report, number: '1234567890' })],
		['no good faith', (report) => ({ ...report, goodFaith: false })],
		['a field too many', (report) => ({ ...report, admin: true })],
		['a reason of its own', (report) => ({ ...report, reason: 'x' })],
		['an endless text', (report) => ({ ...report, text: 'x'.repeat(6_001) })],
		['an ad that is none', (report) => ({ ...report, ad: '../../etc' })]
	])('refuses %s', async (_, spoil) => {
		expect((await post(spoil(await write()))).status).toBe(400);
		expect(await stored()).toHaveLength(0);
	});

	test('refuses another site, and too many from one address', async () => {
		expect((await post(await write(), { origin: 'https://elsewhere.example' })).status).toBe(403);
		const statuses = [];
		for (let i = 0; i < 61; i += 1) statuses.push((await post(await write())).status);
		expect(statuses.at(-1)).toBe(429);
	});

	test('puts nothing of it on the board', async () => {
		const report = await write({ text: 'Un texte que personne ne doit lire' });
		await post(report);
		const board = await (await fetch(`${server.origin}/db/board/_all_docs?include_docs=true`)).text();
		expect(board).not.toContain('personne ne doit lire');
		expect((await fetch(`${server.origin}/db/reports/_all_docs`)).status).toBeGreaterThanOrEqual(400);
	});
});
