/** What follows from the calendar alone, by the server's clock. */
import { afterEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { PARTS_KEPT_DAYS } from '../../src/domain/parts/keeping.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { inMailbox, leavesOf } from '../factories/disk.ts';
import { borrow, ride } from '../factories/parts.ts';
import type { TestPhone } from '../factories/phones.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';
import { answers, guestsOf, memberPhone, partIn, publishes } from '../factories/village.ts';
import { everythingAgrees, pagesOf } from './parts-agree.ts';

const DAY_MS = 86_400_000;
let days = 0;
const now = () => Date.now() + days * DAY_MS;
const DAY = addDays(dayOf(Date.now()), 1);

let server: TestServer;
let phones: TestPhone[] = [];
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
	days = 0;
});

async function tripFor(...names: string[]) {
	const stores = lasting(memoryStores());
	server = await startServer({ stores, now });
	phones = await Promise.all(['Odette', ...names].map((name) => memberPhone(server, name, now)));
	const ad = await publishes(phones[0]!, {
		kind: 'carpool',
		side: 'offer',
		category: 'transport',
		counterpart: 'free',
		to: '38185',
		on: DAY,
		at: '08:00',
		places: 1
	});
	await untilQuiet(server, phones);
	return { ad, stores };
}

test('who was never answered before the day is told that it is over; who was in keeps their seat', async () => {
	const { ad } = await tripFor('Marc', 'Léa');
	const [odette, marc, lea] = phones as [TestPhone, TestPhone, TestPhone];
	await marc.phone.ask(ad, DAY, ride());
	await lea.phone.ask(ad, DAY, ride());
	await untilQuiet(server, phones);
	await answers(odette, ad, 'accepted', {}, ({ name }) => name === 'Marc');
	await untilQuiet(server, phones);
	days = 2;
	await server.services.parts.sweep();
	await untilQuiet(server, phones);
	expect((await partIn(lea, ad, DAY))?.standing).toMatchObject({ state: 'closed', why: 'over' });
	expect((await partIn(marc, ad, DAY))?.state).toBe('accepted');
	await lea.phone.ask(ad, DAY, ride({ seats: 1, note: 'Encore possible ?' }));
	await untilQuiet(server, phones);
	expect((await partIn(lea, ad, DAY))?.refused).toBe('ad-expired');
	await everythingAgrees(server, phones);
});

test('names and numbers of those who took part are gone sixty days after, on the server and on the phones', async () => {
	const { ad, stores } = await tripFor('Marc');
	const [odette, marc] = phones as [TestPhone, TestPhone];
	await marc.phone.ask(ad, DAY, ride(), '06 12 34 56 78');
	await untilQuiet(server, phones);
	await answers(odette, ad, 'accepted', { phone: '04 76 00 00 00', plate: 'AB-123-CD' });
	await untilQuiet(server, phones);
	days = PARTS_KEPT_DAYS + 1;
	await server.services.parts.sweep();
	expect(await guestsOf(odette, ad), 'a day too early').toHaveLength(1);
	days += 2;
	// At its start, as well as every hour.
	await server.stop();
	server = await startServer({ stores, now });
	await server.services.parts.sweep();
	await untilQuiet(server, phones);
	expect(await guestsOf(odette, ad)).toEqual([]);
	expect((await marc.phone.mail())!.contents.standings).toEqual([]);
	expect(JSON.stringify([...(await pagesOf(server)).values()])).not.toMatch(/06 12|Marc|AB-123/);
	for (const phone of phones) {
		const { id } = (await phone.phone.identity())!;
		const left = (await inMailbox(server.services, id, leavesOf)).filter((leaf) => /^(standing|roster):/.test(leaf));
		expect(left).toEqual([]);
	}
});

test('a thing that was lent and not given back is remembered until it is', async () => {
	server = await startServer({ now });
	phones = [await memberPhone(server, 'Odette', now), await memberPhone(server, 'Marc', now)];
	const [odette, marc] = phones as [TestPhone, TestPhone];
	const ad = await publishes(odette, { kind: 'loan', side: 'offer', category: 'tools' });
	await untilQuiet(server, phones);
	await marc.phone.ask(ad, undefined, borrow(DAY, addDays(DAY, 3)));
	await untilQuiet(server, phones);
	await answers(odette, ad, 'accepted');
	await untilQuiet(server, phones);
	days = 200;
	await server.services.parts.sweep();
	await untilQuiet(server, phones);
	expect((await partIn(marc, ad))?.state).toBe('accepted');
	await answers(odette, ad, 'done');
	await untilQuiet(server, phones);
	expect((await partIn(marc, ad))?.state).toBe('done');
	await server.services.parts.sweep();
	await untilQuiet(server, phones);
	expect(await guestsOf(odette, ad)).toEqual([]);
});
