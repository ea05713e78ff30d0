import { afterEach, beforeEach, expect, test } from 'vitest';
import { newAdId } from '../../../src/domain/ids.ts';
import { heldAd, holdingInMemory, type HoldingInMemory } from '../../factories/holding.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { newMember, setUpApp, type Visitor } from './people.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
let server: TestServer;
let holding: HoldingInMemory;
let moderator: Visitor;
beforeEach(async () => {
	holding = holdingInMemory();
	server = await startServer({ now: () => NOW, holding });
	moderator = await newMember(server, { roles: ['moderator'] });
	await setUpApp(moderator, NOW);
});
afterEach(() => server.stop());

test('a moderator reads what is held, who has waited longest first, and nothing on the way keeps it', async () => {
	const [late, early] = [heldAd({ heldAt: '2026-11-23T07:00:00.000Z' }), heldAd({ heldAt: '2026-11-22T07:00:00.000Z' })];
	holding.add(late);
	holding.add(early);
	const { body, headers } = await moderator.get('/api/holding');
	expect(body).toEqual({ now: '2026-11-23T08:00:00.000Z', held: [early, late] });
	expect(headers.get('cache-control')).toBe('no-store');
});

test('lets it appear, or refuses it with a reason, and is on record', async () => {
	const [good, bad] = [heldAd(), heldAd()];
	holding.add(good);
	holding.add(bad);
	expect((await moderator.post(`/api/holding/${good.id}/release`, { seen: good.rev })).status).toBe(200);
	expect((await moderator.post(`/api/holding/${bad.id}/refuse`, { code: 'looks-like-scam', seen: bad.rev })).status).toBe(200);
	expect(holding.decided).toEqual([
		{ id: good.id, by: moderator.id, code: undefined, seen: good.rev },
		{ id: bad.id, by: moderator.id, code: 'looks-like-scam', seen: bad.rev }
	]);
});

test('a refusal has one of the reasons that its author will read, and no other', async () => {
	const held = heldAd();
	holding.add(held);
	for (const body of [{ code: 'title-missing' }, { code: 'malformed' }, { code: '' }, {}, { code: 'unlawful', more: 1 }])
		expect((await moderator.post(`/api/holding/${held.id}/refuse`, { seen: held.rev, ...body })).status).toBe(400);
	expect(holding.decided).toEqual([]);
});

test('nobody decides of their own ad', async () => {
	const held = heldAd({ author: { ref: moderator.ref, name: 'Moi' } });
	holding.add(held);
	expect((await moderator.post(`/api/holding/${held.id}/release`, { seen: held.rev })).status).toBe(404);
	expect(holding.decided).toEqual([]);
});

test('what is held and what never was answer the same to whoever may not see', async () => {
	const held = heldAd();
	holding.add(held);
	const others = [await newMember(server), await newMember(server, { roles: ['admin', 'clerk', 'ambassador'] })];
	await setUpApp(others[1]!, NOW);
	for (const who of others) {
		const [there, never, nowhere] = await Promise.all(
			[`/api/holding/${held.id}/release`, `/api/holding/${newAdId()}/release`, '/api/nowhere'].map((path) =>
				who.post(path, { seen: held.rev })
			)
		);
		expect([there?.status, there?.text]).toEqual([404, never?.text]);
		expect(there?.text).toBe(nowhere?.text);
	}
	expect((await moderator.post(`/api/holding/${newAdId()}/release`, { seen: held.rev })).status).toBe(404);
});
