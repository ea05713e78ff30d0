/** A group purchase between phones that are often without network: what is ordered counts once, and everybody is told. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../../src/domain/ad.ts';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { threadOf, type AdId } from '../../src/domain/ids.ts';
import type { Ordered } from '../../src/domain/parts/what.ts';
import { placedOf } from '../../src/domain/parts/orders.ts';
import { publicPurchase } from '../../src/kinds/group-purchase/public.ts';
import type { Act } from '../../src/kinds/group-purchase/acts.ts';
import { CONTACTS_KEPT_DAYS } from '../../src/kinds/group-purchase/keeping.ts';
import { deskOf } from '../../src/kinds/group-purchase/desk.ts';
import type { Purchase } from '../../src/kinds/group-purchase/shape.ts';
import { withMoreTime } from '../../src/lib/state/more-time.ts';
import { boardAd } from '../factories/disk.ts';
import type { TestPhone } from '../factories/phones.ts';
import { line, purchase, purchaseAd } from '../factories/purchases.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { newPhoneOf } from '../factories/same-member.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { guestsOf, memberPhone, offline, partIn, publishes } from '../factories/village.ts';
import { everythingAgrees } from './parts-agree.ts';

const HOUR = 3_600_000;
let hours = 0;
const START = Date.now();
const now = () => START + hours * HOUR;
const at = (n: number) => new Date(START + n * HOUR).toISOString();

let server: TestServer;
let phones: TestPhone[] = [];
let organiser: TestPhone;
let marc: TestPhone;
let lea: TestPhone;

beforeEach(async () => {
	hours = 0;
	server = await startServer({ now });
	phones = await Promise.all(['Paul', 'Marc', 'Léa'].map((name) => memberPhone(server, name, now)));
	[organiser, marc, lea] = phones as [TestPhone, TestPhone, TestPhone];
	await untilQuiet(server, phones);
});
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
});

/** Closes in two days; packs of ten; two packs are needed. */
const bought = (other: Partial<Purchase> = {}) =>
	purchase({
		lines: [line({ packSize: 10 })],
		threshold: { measure: 'packs', amount: 2 },
		closesAt: at(48),
		deliveryOn: addDays(dayOf(START), 10),
		pickups: [{ id: 'place', place: 'Place', day: addDays(dayOf(START), 12), slot: 'le matin' }],
		...other
	});

async function opens(other: Partial<Purchase> = {}): Promise<AdId> {
	const details = bought(other);
	const ad = await publishes(organiser, purchaseAd(details));
	await untilQuiet(server, phones);
	expect(boardAd(server.services, ad)).toBeDefined();
	return ad;
}

const ordered = (pellets: number, upTo?: number, other: Partial<Ordered> = {}): Ordered => ({
	type: 'order',
	lines: { pellets: { quantity: pellets, ...(upTo !== undefined && { upTo }) } },
	channel: 'app',
	...other
});

const shown = (ad: AdId) => publicPurchase(boardAd(server.services, ad)!, at(hours))!;

async function deskOn(phone: TestPhone, ad: AdId) {
	const mail = (await phone.phone.mail())!;
	return deskOf(
		ad,
		bought(),
		shown(ad),
		mail.contents,
		(id) => ({ verdicts: mail.contents.verdicts.get(id) ?? new Map() }),
		at(hours)
	);
}

/** From what the organiser reads, without any of the rules: who is in, and how much of it. */
async function naive(ad: AdId) {
	const rosters = (await guestsOf(organiser, ad)).map(({ roster }) => roster);
	const inIt = rosters.filter(({ order, state }) => state === 'accepted' && order?.counts === 'counts');
	return {
		households: inIt.length,
		asked: inIt.reduce((sum, { what }) => sum + (what.type === 'order' ? (what.lines.pellets?.quantity ?? 0) : 0), 0)
	};
}

async function agree(ad: AdId) {
	await server.services.parts.sweep();
	await untilQuiet(server, phones);
	await everythingAgrees(server, phones);
	const { tally } = shown(ad);
	const counted = await naive(ad);
	expect({ households: tally?.households ?? 0, asked: tally?.lines[0]?.asked ?? 0 }).toEqual(counted);
}

const conduct = async (phone: TestPhone, ad: AdId, act: Act) => {
	// Nothing is done in the same millisecond as something else.
	hours += 0.01;
	await phone.phone.conduct(ad, act);
	hours += 0.01;
	await untilQuiet(server, phones);
};

const standing = async (phone: TestPhone, ad: AdId) => (await partIn(phone, ad))?.standing?.order;

describe('ordering', () => {
	test('without network it is to be confirmed; then it is noted, and everybody reads how many, nobody whose', async () => {
		const ad = await opens();
		offline(marc);
		await marc.phone.ask(ad, undefined, ordered(8), '06 12 34 56 78');
		expect((await partIn(marc, ad))?.state).toBe('to-confirm');
		await untilQuiet(server, phones);
		expect((await partIn(marc, ad))?.state).toBe('accepted');
		expect(await standing(marc, ad)).toMatchObject({ counts: 'counts', phase: 'open' });
		expect(shown(ad)).toMatchObject({ tally: { households: 1, lines: [{ units: 8, missing: 2 }] }, phase: { name: 'open' } });
		const board = JSON.stringify(boardAd(server.services, ad));
		for (const secret of ['Marc', '06 12', (await marc.phone.identity())!.ref]) expect(board).not.toContain(secret);
		expect((await guestsOf(organiser, ad))[0]?.roster).toMatchObject({ name: 'Marc', phone: '06 12 34 56 78' });
		expect((await guestsOf(marc, ad)).length, 'the others read nothing of it').toBe(0);
		await agree(ad);
	});

	test('the organiser orders too, enters papers, and takes them back', async () => {
		const ad = await opens();
		await organiser.phone.ask(ad, undefined, ordered(3));
		offline(organiser);
		const id = await organiser.phone.addPaper(ad, { name: 'Mme Rey', what: ordered(4, undefined, { channel: 'paper' }) });
		expect((await deskOn(organiser, ad)).tally.lines[0]?.units, 'counted at once on this phone').toBe(4);
		await untilQuiet(server, phones);
		expect(shown(ad).tally).toMatchObject({ households: 2, lines: [{ units: 7 }] });
		const paper = (await organiser.phone.mail())!.contents.parts.find((doc) => doc.type === 'paper' && doc.id === id);
		if (paper?.type === 'paper') await organiser.phone.cancelPaper(paper);
		await untilQuiet(server, phones);
		expect(shown(ad).tally).toMatchObject({ households: 1, lines: [{ units: 3 }] });
		await agree(ad);
	});

	test('a paper that was misread is put right without network, its number and its tolerance too, and undone', async () => {
		const ad = await opens();
		const id = await organiser.phone.addPaper(ad, {
			name: 'Mme Ray',
			what: ordered(4, undefined, { channel: 'paper' }),
			phone: '04 76 00 00 00'
		});
		await untilQuiet(server, phones);
		const kept = async () => {
			const found = (await organiser.phone.mail())!.contents.parts.find((doc) => doc.type === 'paper' && doc.id === id);
			if (found?.type !== 'paper') throw new Error('the paper is lost');
			return found;
		};
		const misread = await kept();
		offline(organiser);
		await organiser.phone.changePaper(misread, { name: 'Mme Rey', what: ordered(2, 6, { channel: 'paper' }) });
		expect((await deskOn(organiser, ad)).orders.map(({ name, onPaper }) => [name, onPaper])).toEqual([['Mme Rey', true]]);
		expect((await deskOn(organiser, ad)).tally.lines[0]?.units, 'counted at once on this phone').toBe(2);
		await untilQuiet(server, phones);
		expect(shown(ad).tally).toMatchObject({ households: 1, lines: [{ units: 2 }] });
		expect(await kept()).toMatchObject({ name: 'Mme Rey', what: { lines: ordered(2, 6).lines } });
		expect(await kept()).not.toHaveProperty('phone');
		await agree(ad);

		const { name, what, phone } = misread;
		await organiser.phone.changePaper(misread, { name, what, phone });
		await untilQuiet(server, phones);
		expect(await kept()).toMatchObject({ name: 'Mme Ray', phone: '04 76 00 00 00' });
		expect(shown(ad).tally).toMatchObject({ households: 1, lines: [{ units: 4 }] });
		await agree(ad);
	});

	test('cancelled in time it counts no more; after closing it stays, and the reason is said', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8));
		await lea.phone.ask(ad, undefined, ordered(5));
		await untilQuiet(server, phones);
		await marc.phone.cancelPart((await partIn(marc, ad))!.part);
		await untilQuiet(server, phones);
		expect(shown(ad).tally).toMatchObject({ households: 1 });
		hours = 49;
		await lea.phone.cancelPart((await partIn(lea, ad))!.part);
		await untilQuiet(server, phones);
		expect(await partIn(lea, ad)).toMatchObject({ state: 'not-taken', refused: 'order-closed' });
		expect(shown(ad).tally).toMatchObject({ households: 1 });
		await agree(ad);
	});

	test('written in time and heard within the grace it counts; later it waits for the organiser', async () => {
		const ad = await opens();
		await untilQuiet(server, phones);
		hours = 40;
		offline(marc, lea);
		await marc.phone.ask(ad, undefined, ordered(8));
		hours = 60;
		await untilQuiet(server, [organiser, marc]);
		expect(await standing(marc, ad)).toMatchObject({ counts: 'counts', phase: 'closed', bill: { cents: 8 * 540 } });
		await lea.phone.ask(ad, undefined, ordered(5));
		await untilQuiet(server, phones);
		expect(await standing(lea, ad)).toMatchObject({ counts: 'to-confirm' });
		expect(shown(ad).tally).toMatchObject({ households: 1 });
		const late = (await deskOn(organiser, ad)).orders.find(({ name }) => name === 'Léa')!;
		expect(late.standing).toBe('to-confirm');
		await conduct(organiser, ad, { act: 'confirm', order: late.id });
		expect(await standing(lea, ad)).toMatchObject({ counts: 'counts' });
		expect(shown(ad).tally).toMatchObject({ households: 2 });
		expect(JSON.stringify(boardAd(server.services, ad))).not.toContain(late.id);
		await agree(ad);
	});

	test('while packs are completed, only more', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8));
		await untilQuiet(server, phones);
		hours = 47;
		await conduct(organiser, ad, { act: 'complete', until: at(70) });
		expect(await standing(marc, ad)).toMatchObject({ phase: 'completing', until: at(70) });
		hours = 50;
		await marc.phone.ask(ad, undefined, ordered(6));
		await untilQuiet(server, phones);
		expect(await partIn(marc, ad)).toMatchObject({ state: 'not-taken', refused: 'order-only-more' });
		await marc.phone.ask(ad, undefined, ordered(10));
		await lea.phone.ask(ad, undefined, ordered(10));
		await untilQuiet(server, phones);
		expect(shown(ad).tally).toMatchObject({ threshold: { reached: true }, lines: [{ units: 20, missing: 0 }] });
		await agree(ad);
	});
});

describe('what its organiser does', () => {
	test('a threshold that is missed orders nothing by itself; prolonged, everybody is told, and the ad stays', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(18));
		await untilQuiet(server, phones);
		hours = 48 + 49;
		await server.services.parts.sweep();
		await untilQuiet(server, phones);
		expect(await standing(marc, ad)).toMatchObject({ phase: 'missed' });
		await organiser.phone.conduct(ad, { act: 'order' });
		await untilQuiet(server, phones);
		const desk = await deskOn(organiser, ad);
		expect(desk.refusedActs.map(({ code }) => code)).toEqual(['purchase-below']);
		await conduct(organiser, ad, { act: 'prolong', until: at(200) });
		expect(await standing(marc, ad)).toMatchObject({ phase: 'prolonged', until: at(200) });
		expect(boardAd(server.services, ad)).toMatchObject({ expiresOn: dayOf(at(200)) });
		// Its author sees it so, and changes its words, though the day they first wrote is over; and it is asked about.
		const { contents } = (await organiser.phone.mail())!;
		const own = withMoreTime(
			contents.ads.find(({ _id }) => _id === `ad:${ad}`)!,
			contents,
			now()
		);
		expect(own.expiresOn).toBe(dayOf(at(200)));
		await organiser.phone.publish(ad, { ...textOf(own), title: 'On continue' });
		await untilQuiet(server, phones);
		expect(boardAd(server.services, ad)).toMatchObject({ title: 'On continue', on: dayOf(at(200)), expiresOn: dayOf(at(200)) });
		await lea.phone.send(threadOf(ad, (await lea.phone.identity())!.ref), 'Peut-on encore commander ?');
		await untilQuiet(server, phones);
		expect((await organiser.phone.mail())!.contents.inbox.map(({ text }) => text)).toEqual(['Peut-on encore commander ?']);
		await lea.phone.ask(ad, undefined, ordered(2));
		await untilQuiet(server, phones);
		expect(shown(ad).tally?.threshold.reached).toBe(true);
		hours = 200 + 49;
		await conduct(organiser, ad, { act: 'order' });
		await conduct(organiser, ad, { act: 'price', line: 'pellets', cents: 500 });
		await conduct(organiser, ad, { act: 'arrive' });
		expect(await standing(lea, ad)).toMatchObject({ phase: 'pickup', bill: { cents: 1000 } });
		await organiser.phone.tick(ad, (await guestsOf(organiser, ad))[0]!.roster.who, 'paid', true);
		await conduct(organiser, ad, { act: 'settle' });
		expect((await deskOn(organiser, ad)).orders.filter(({ paidAt }) => paidAt)).toHaveLength(1);
		expect(shown(ad).phase.name).toBe('settled');
		await agree(ad);
	});

	test('what they did one after the other without network is done in that order', async () => {
		const ad = await opens({ graceHours: 0 });
		await marc.phone.ask(ad, undefined, ordered(8));
		await untilQuiet(server, phones);
		offline(organiser);
		for (const act of [
			{ act: 'close' },
			{ act: 'prolong', until: at(90) },
			{ act: 'close' },
			{ act: 'prolong', until: at(95) }
		] as const) {
			hours += 1;
			await organiser.phone.conduct(ad, act);
		}
		await untilQuiet(server, phones);
		expect((await deskOn(organiser, ad)).refusedActs).toEqual([]);
		expect(await standing(marc, ad)).toMatchObject({ phase: 'prolonged', until: at(95) });
		await agree(ad);
	});

	test('given up, everybody is told, with its reason', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8));
		await untilQuiet(server, phones);
		await conduct(organiser, ad, { act: 'abandon', why: 'La scierie ne livre plus.' });
		expect(await standing(marc, ad)).toMatchObject({ phase: 'abandoned', why: 'La scierie ne livre plus.' });
		await lea.phone.ask(ad, undefined, ordered(5));
		await untilQuiet(server, phones);
		expect((await partIn(lea, ad))?.refused).toBe('order-closed');
		await agree(ad);
	});

	test('nobody else leads it, until the ad says who does with them', async () => {
		const ad = await opens();
		await conduct(lea, ad, { act: 'close' });
		await lea.phone.addPaper(ad, { name: 'Personne', what: ordered(5) });
		await untilQuiet(server, phones);
		expect(shown(ad).phase.name).toBe('open');
		const ref = (await lea.phone.identity())!.ref;
		const own = (await organiser.phone.mail())!.contents.ads.find(({ _id }) => _id === `ad:${ad}`)!;
		await marc.phone.ask(ad, undefined, ordered(8), '06 12 34 56 78');
		await organiser.phone.publish(ad, { ...own, details: { ...own.details, coOrganiser: ref } });
		await untilQuiet(server, phones);
		expect((await guestsOf(lea, ad))[0]?.roster).toMatchObject({ name: 'Marc', phone: '06 12 34 56 78' });
		await lea.phone.addPaper(ad, { name: 'Mme Rey', what: ordered(4) });
		await conduct(lea, ad, { act: 'close' });
		expect(shown(ad)).toMatchObject({ phase: { name: 'closed' }, tally: { households: 2 } });
		expect((await guestsOf(organiser, ad)).map(({ roster }) => roster.name).sort()).toEqual(['Marc', 'Mme Rey']);
		const { coOrganiser: _, ...alone } = { ...own.details, coOrganiser: undefined };
		await organiser.phone.publish(ad, { ...own, details: alone });
		await untilQuiet(server, phones);
		expect(await guestsOf(lea, ad), 'who leads it no more knows nothing of it').toEqual([]);
	});

	test('what people read when they ordered does not change under them', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8));
		await untilQuiet(server, phones);
		const own = (await organiser.phone.mail())!.contents.ads.find(({ _id }) => _id === `ad:${ad}`)!;
		const dearer = bought({ lines: [line({ packSize: 10, price: { cents: 900, final: false } })] });
		await organiser.phone.publish(ad, { ...own, details: dearer as never });
		await untilQuiet(server, phones);
		expect(boardAd(server.services, ad)?.details).toMatchObject({ lines: [{ price: { cents: 540 } }] });
		const verdicts = [...(await organiser.phone.mail())!.contents.verdicts.get(`ad:${ad}`)!.values()];
		expect(verdicts.flatMap((verdict) => (verdict.accepted ? [] : [verdict.refused]))).toEqual(['purchase-has-orders']);
		const more = bought({ lines: [line({ packSize: 10 }), line({ id: 'logs', packSize: 1 })] });
		await organiser.phone.publish(ad, { ...own, details: more as never });
		await untilQuiet(server, phones);
		expect(boardAd(server.services, ad)?.details).toMatchObject({ lines: [{ id: 'pellets' }, { id: 'logs' }] });
		await agree(ad);
	});

	test('two of their phones without network never lose a line, nor a tick', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8));
		await untilQuiet(server, phones);
		const other = await newPhoneOf(organiser, server.origin, now);
		phones.push(other);
		await untilQuiet(server, phones);
		offline(organiser, other);
		const who = (await guestsOf(organiser, ad))[0]!.roster.who;
		for (const [phone, names, of] of [
			[organiser, ['Rey', 'Perrin', 'Noël'], 'paid'],
			[other, ['Bœuf', 'Ruchier'], 'collected']
		] as const) {
			for (const name of names) await phone.phone.addPaper(ad, { name, what: ordered(2, undefined, { channel: 'paper' }) });
			await phone.phone.tick(ad, who, of, true);
		}
		await untilQuiet(server, phones);
		for (const phone of [organiser, other]) {
			const desk = await deskOn(phone, ad);
			expect(desk.orders.map(({ name }) => name).sort()).toEqual(['Bœuf', 'Marc', 'Noël', 'Perrin', 'Rey', 'Ruchier']);
			const marcs = desk.orders.find(({ name }) => name === 'Marc');
			expect([marcs?.paidAt, marcs?.collectedAt].every(Boolean)).toBe(true);
			expect(desk.tally).toEqual(shown(ad).tally);
		}
		await agree(ad);
	});

	test('closing, and a threshold that was missed, are told at that very moment and not at the next hour', async () => {
		const SECOND = 1 / 3600;
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8));
		await untilQuiet(server, phones);
		for (const [hour, before, phase] of [
			[48, 'open', 'closed'],
			[96, 'closed', 'missed']
		] as const) {
			hours = hour - SECOND;
			// The last of the hourly looks.
			await server.services.parts.sweep();
			await untilQuiet(server, phones);
			expect(await standing(marc, ad)).toMatchObject({ phase: before });
			hours = hour + SECOND;
			await expect
				.poll(async () => (await untilQuiet(server, phones), standing(marc, ad)), { timeout: 10_000, interval: 100 })
				.toMatchObject({ phase });
		}
	});

	test('names and numbers are gone sixty days after the end, here and on the phones', async () => {
		const ad = await opens();
		await marc.phone.ask(ad, undefined, ordered(8), '06 12 34 56 78');
		await organiser.phone.addPaper(ad, { name: 'Mme Rey', what: ordered(2), phone: '04 76 00 00 00' });
		await untilQuiet(server, phones);
		await organiser.phone.tick(ad, (await guestsOf(organiser, ad))[0]!.roster.who, 'paid', true);
		await conduct(organiser, ad, { act: 'abandon' });
		hours = 24 * CONTACTS_KEPT_DAYS;
		await server.services.parts.sweep();
		await untilQuiet(server, phones);
		expect(await guestsOf(organiser, ad), 'a day too early').toHaveLength(2);
		hours += 48;
		await server.services.parts.sweep();
		await untilQuiet(server, phones);
		expect(await guestsOf(organiser, ad)).toEqual([]);
		const { parts, rosters } = (await organiser.phone.mail())!.contents;
		expect(JSON.stringify([parts, rosters])).not.toMatch(/Rey|Marc|04 76|06 12/);
	});
});

test('in whatever order phones that were away come back, the sums are the same, and those of a count by hand', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 30 }), more: fc.integer({ min: 0, max: 10 }) }), {
				minLength: 3,
				maxLength: 3
			}),
			fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
			async (wishes, order) => {
				hours = 0;
				const ad = await opens();
				offline(...phones);
				for (const [n, { quantity, more }] of wishes.entries()) {
					hours = n + 1;
					await phones[n]!.phone.ask(ad, undefined, ordered(quantity, quantity + more));
				}
				for (const n of order) await untilQuiet(server, [phones[n]!]);
				await untilQuiet(server, phones);
				await agree(ad);
				const rosters = (await guestsOf(organiser, ad)).flatMap(({ roster }) => placedOf(roster) ?? []);
				expect(rosters.map(({ writtenAt }) => writtenAt).sort()).toEqual([at(1), at(2), at(3)]);
				const packs = (sum: number) => Math.floor(sum / 10);
				const [asked, most] = [
					wishes.reduce((sum, { quantity }) => sum + quantity, 0),
					wishes.reduce((sum, { quantity, more }) => sum + quantity + more, 0)
				];
				const fills = Math.ceil(asked / 10) * 10 <= most;
				expect(shown(ad).tally?.lines[0]?.fullPacks).toBe(fills ? Math.ceil(asked / 10) : packs(asked));
			}
		),
		{ numRuns: 8 }
	);
});
