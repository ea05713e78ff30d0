/** One household orders from two phones without network: no line is lost, in any order of arrival (F4). */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import type { AdId } from '../../src/domain/ids.ts';
import type { Ordered } from '../../src/domain/parts/what.ts';
import { publicPurchase } from '../../src/kinds/group-purchase/public.ts';
import { boardAd, inMailbox } from '../factories/disk.ts';
import type { TestPhone } from '../factories/phones.ts';
import { line, purchase, purchaseAd } from '../factories/purchases.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { newPhoneOf } from '../factories/same-member.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { guestsOf, memberPhone, offline, partIn, publishes } from '../factories/village.ts';
import { everythingAgrees } from './parts-agree.ts';

const START = Date.now();
/** No two things are written in the same millisecond. */
let clock = START;
const now = () => (clock += 1);
const LINES = ['pellets', 'logs', 'bark'] as const;

let server: TestServer;
let phones: TestPhone[];
let organiser: TestPhone;
let kitchen: TestPhone;
let barn: TestPhone;

beforeEach(async () => {
	server = await startServer({ now });
	organiser = await memberPhone(server, 'Paul', now);
	kitchen = await memberPhone(server, 'Marc', now);
	phones = [organiser, kitchen];
	await untilQuiet(server, phones);
	barn = await newPhoneOf(kitchen, server.origin, now);
	phones.push(barn);
	await untilQuiet(server, phones);
});
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
});

async function opens(): Promise<AdId> {
	const closesAt = new Date(START + 48 * 3_600_000).toISOString();
	const details = purchase({
		lines: LINES.map((id) => line({ id, name: id, packSize: 10 })),
		closesAt,
		deliveryOn: addDays(dayOf(START), 10),
		pickups: [{ id: 'place', place: 'Place', day: addDays(dayOf(START), 12), slot: 'le matin' }]
	});
	const ad = await publishes(organiser, purchaseAd(details));
	await untilQuiet(server, phones);
	return ad;
}
const order = (lines: Record<string, number>): Ordered => ({
	type: 'order',
	lines: Object.fromEntries(Object.entries(lines).map(([id, quantity]) => [id, { quantity }])),
	channel: 'app'
});
const linesOf = async (phone: TestPhone, ad: AdId): Promise<Ordered['lines']> => {
	const what = (await partIn(phone, ad))?.part.what;
	return what?.type === 'order' ? what.lines : {};
};
const units = (ad: AdId) =>
	Object.fromEntries(
		publicPurchase(boardAd(server.services, ad)!, new Date(clock).toISOString())!.tally!.lines.map(({ id, units }) => [id, units])
	);
/** How many versions of the order the server holds. */
async function versions(ad: AdId): Promise<number> {
	const { id } = (await kitchen.phone.identity())!;
	const held = await inMailbox(server.services, id, (db) => db.get(`part:${ad}`, { conflicts: true }));
	return 1 + (held._conflicts?.length ?? 0);
}

test.each([
	['kitchen first', () => [kitchen, barn]],
	['barn first', () => [barn, kitchen]]
] as const)('each adds a line: both lines count, once, on both phones and at the organiser’s (%s)', async (_, first) => {
	const ad = await opens();
	await kitchen.phone.ask(ad, undefined, order({ pellets: 4 }));
	await untilQuiet(server, phones);
	offline(kitchen, barn);
	await kitchen.phone.ask(ad, undefined, order({ pellets: 4, logs: 2 }));
	await barn.phone.ask(ad, undefined, order({ pellets: 5, bark: 3 }));
	await untilQuiet(server, [...first(), organiser]);
	const all = { pellets: { quantity: 5 }, logs: { quantity: 2 }, bark: { quantity: 3 } };
	for (const phone of [kitchen, barn]) {
		expect(await linesOf(phone, ad)).toEqual(all);
		expect((await partIn(phone, ad))?.state).toBe('accepted');
	}
	expect((await guestsOf(organiser, ad))[0]?.roster.what).toMatchObject({ lines: all });
	expect(units(ad)).toEqual({ pellets: 5, logs: 2, bark: 3 });
	expect(await versions(ad)).toBe(1);
	await everythingAgrees(server, phones);
	// Each of the two is told, until its person has looked; whoever has one order of one device is told nothing.
	const told = (phone: TestPhone) => phone.phone.joins.isNew(`part:${ad}`);
	expect([await told(kitchen), await told(barn)]).toEqual([true, true]);
	await kitchen.phone.joins.seen(`part:${ad}`);
	await kitchen.reopen();
	expect([await told(kitchen), await told(barn)]).toEqual([false, true]);
	offline(kitchen, barn);
	await kitchen.phone.ask(ad, undefined, order({ pellets: 6 }));
	await barn.phone.ask(ad, undefined, order({ pellets: 7 }));
	await untilQuiet(server, phones);
	expect(await told(kitchen), 'again').toBe(true);
});

test('ordered and changed on one phone, nobody is told that it was written on two', async () => {
	const ad = await opens();
	for (const pellets of [4, 5]) {
		await kitchen.phone.ask(ad, undefined, order({ pellets }));
		await untilQuiet(server, phones);
	}
	for (const phone of [kitchen, barn]) expect(await phone.phone.joins.isNew(`part:${ad}`)).toBe(false);
	expect(await organiser.phone.joins.isNew(`part:${ad}`)).toBe(false);
});

test('ordered for the first time on both, neither order is lost', async () => {
	const ad = await opens();
	offline(kitchen, barn);
	await kitchen.phone.ask(ad, undefined, order({ pellets: 4 }));
	await barn.phone.ask(ad, undefined, order({ logs: 1 }));
	await untilQuiet(server, phones);
	expect(units(ad)).toEqual({ pellets: 4, logs: 1, bark: 0 });
	expect(await versions(ad)).toBe(1);
});

test('the last word holds between cancelling and ordering, and the line can be taken out afterwards', async () => {
	const ad = await opens();
	await kitchen.phone.ask(ad, undefined, order({ pellets: 4 }));
	await untilQuiet(server, phones);
	offline(kitchen, barn);
	await barn.phone.ask(ad, undefined, order({ pellets: 4, logs: 1 }));
	await kitchen.phone.cancelPart((await partIn(kitchen, ad))!.part);
	await untilQuiet(server, phones);
	for (const phone of [kitchen, barn]) expect((await partIn(phone, ad))?.state).toBe('cancelled');
	await barn.phone.ask(ad, undefined, order({ logs: 1 }));
	await untilQuiet(server, phones);
	expect(await linesOf(kitchen, ad)).toEqual({ logs: { quantity: 1 } });
	expect(units(ad)).toEqual({ pellets: 0, logs: 1, bark: 0 });
	await everythingAgrees(server, phones);
});

test('whatever two phones add, in any order of exchanges: every line that was added is there (fast-check)', async () => {
	const deed = fc.record({
		on: fc.boolean(),
		line: fc.constantFrom(...LINES),
		quantity: fc.integer({ min: 1, max: 9 }),
		exchanges: fc.option(fc.boolean(), { nil: undefined })
	});
	await fc.assert(
		fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 8 }), async (deeds) => {
			const ad = await opens();
			offline(kitchen, barn);
			for (const { on, line, quantity, exchanges } of deeds) {
				const phone = on ? kitchen : barn;
				const before = await linesOf(phone, ad);
				const lines = Object.fromEntries(Object.entries(before).map(([id, wish]) => [id, wish.quantity]));
				await phone.phone.ask(ad, undefined, order({ ...lines, [line]: quantity }));
				if (exchanges !== undefined) {
					await untilQuiet(server, [exchanges ? kitchen : barn]);
					offline(kitchen, barn);
				}
			}
			await untilQuiet(server, phones);
			const wanted = [...new Set(deeds.map(({ line }) => line))].sort();
			for (const phone of [kitchen, barn]) expect(Object.keys(await linesOf(phone, ad)).sort()).toEqual(wanted);
			expect(await linesOf(kitchen, ad)).toEqual(await linesOf(barn, ad));
			expect(await versions(ad)).toBe(1);
			await everythingAgrees(server, phones);
		}),
		{ numRuns: 8 }
	);
});
