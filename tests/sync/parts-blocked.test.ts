/** Whoever an author hears no more asks for a place in vain, and finds nothing that tells (F3, F5). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryStores } from '../../server/stores/memory.ts';
import { change } from '../../server/stores/puts.ts';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import type { AdId } from '../../src/domain/ids.ts';
import { boardAd, inMailbox } from '../factories/disk.ts';
import { ride } from '../factories/parts.ts';
import type { TestPhone } from '../factories/phones.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';
import { answers, guestsOf, memberPhone, partIn, publishes } from '../factories/village.ts';
import { everythingAgrees } from './parts-agree.ts';

const DAY = addDays(dayOf(Date.now()), 3);
const TRIP = {
	kind: 'carpool',
	side: 'offer',
	category: 'transport',
	counterpart: 'free',
	to: '38185',
	on: DAY,
	at: '08:00',
	places: 2
} as const;

let disk: ReturnType<typeof lasting>;
let server: TestServer;
let phones: TestPhone[];
let odette: TestPhone;
let marc: TestPhone;
let lea: TestPhone;
let ad: AdId;

beforeEach(async () => {
	disk = lasting(memoryStores());
	server = await startServer({ stores: disk });
	phones = await Promise.all(['Odette', 'Marc', 'Léa'].map((name) => memberPhone(server, name)));
	[odette, marc, lea] = phones as [TestPhone, TestPhone, TestPhone];
	ad = await publishes(odette, TRIP);
	await untilQuiet(server, phones);
});
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
});

const idOf = async ({ phone }: TestPhone) => (await phone.identity())!;
async function hears(level: 'blocked' | 'none') {
	await odette.phone.talk.hear((await idOf(marc)).ref, 'Marc', level);
	await untilQuiet(server, phones);
}
const idsIn = async (phone: TestPhone) =>
	inMailbox(server.services, (await idOf(phone)).id, async (db) => (await db.allDocs()).rows.map(({ id }) => id).sort());
const namesOf = async () => (await guestsOf(odette, ad)).map(({ roster }) => roster.name).sort();

test('they ask in vain: it stays to be confirmed, takes no place, and their mailbox says nothing; others are as before', async () => {
	await hears('blocked');
	const before = await idsIn(marc);
	await marc.phone.ask(ad, DAY, ride());
	await lea.phone.ask(ad, DAY, ride());
	await untilQuiet(server, phones);
	expect((await partIn(marc, ad, DAY))?.state).toBe('to-confirm');
	expect((await idsIn(marc)).filter((id) => !before.includes(id))).toEqual([`part:${ad}.${DAY}`]);
	expect(await namesOf()).toEqual(['Léa']);
	expect(boardAd(server.services, ad)?.tally).toEqual({ slots: { [`${DAY}.out`]: [0, 1] } });
	// Taking it back is as for anybody nobody has answered.
	await marc.phone.cancelPart((await partIn(marc, ad, DAY))!.part);
	await untilQuiet(server, phones);
	expect((await partIn(marc, ad, DAY))?.state).toBe('cancelled');
	await everythingAgrees(server, phones);
});

test('what they have already they keep, change and give back, until the author ends it', async () => {
	await marc.phone.ask(ad, DAY, ride());
	await untilQuiet(server, phones);
	await answers(odette, ad, 'accepted');
	await hears('blocked');
	expect((await partIn(marc, ad, DAY))?.state).toBe('accepted');
	await marc.phone.ask(ad, DAY, ride({ note: 'Je serai devant la mairie.' }));
	await untilQuiet(server, phones);
	expect((await guestsOf(odette, ad))[0]?.roster.what).toMatchObject({ note: 'Je serai devant la mairie.' });
	await answers(odette, ad, 'refused');
	await untilQuiet(server, phones);
	expect((await partIn(marc, ad, DAY))?.state).toBe('refused');
	await marc.phone.ask(ad, DAY, ride());
	await untilQuiet(server, phones);
	expect((await partIn(marc, ad, DAY))?.state).toBe('to-confirm');
	expect((await guestsOf(odette, ad)).map(({ roster }) => roster.state)).toEqual(['refused']);
});

test('heard again, what they ask anew arrives; what was asked meanwhile does not, even when the work is done again', async () => {
	await hears('blocked');
	await marc.phone.ask(ad, DAY, ride());
	await untilQuiet(server, phones);
	await hears('none');
	const { id } = await idOf(marc);
	await inMailbox(server.services, id, (db) =>
		change<{ seq: number; profiled: boolean }>(db, '_local/courier', () => ({ seq: 0, profiled: true }))
	);
	await server.services.markers.beforeWrite(id);
	await server.stop();
	server = await startServer({ stores: disk });
	await untilQuiet(server, phones);
	expect(await namesOf()).toEqual([]);
	await marc.phone.ask(ad, DAY, ride({ seats: 2 }));
	await untilQuiet(server, phones);
	expect(await namesOf()).toEqual(['Marc']);
	await everythingAgrees(server, phones);
});
