/** « Supprimer mon compte » (F15, L9): asked from a phone, taken back within seven days, then done everywhere. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ordered } from '../../src/domain/parts/what.ts';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { publicPurchase } from '../../src/kinds/group-purchase/public.ts';
import type { Purchase } from '../../src/kinds/group-purchase/shape.ts';
import { line, purchase, purchaseAd } from '../factories/purchases.ts';
import { newMemberId, type AdId } from '../../src/domain/ids.ts';
import { REMOVAL_ID } from '../../src/domain/removal/docs.ts';
import { removal } from '../../src/lib/words/removal.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { createRemovedList } from '../../server/removal/removed-list.ts';
import type { Stores } from '../../server/stores/stores.ts';
import { boardAd } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { newPhoneOf } from '../factories/same-member.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';
import { borrow } from '../factories/parts.ts';
import { answers, guestsOf, partIn, publishes } from '../factories/village.ts';
import { leftIn, SATURDAY, scene, WORDS } from './removal-scene.ts';

const DAY_MS = 86_400_000;
let clock: number;
let dataDir: string;
let stores: Stores;
let server: TestServer;
let odette: TestPhone;
let marc: TestPhone;
let phones: TestPhone[];

const now = () => clock;
const start = () => startServer({ stores, now, dataDir });

beforeEach(async () => {
	clock = Date.now();
	dataDir = await mkdtemp(join(tmpdir(), 'removal-'));
	stores = lasting(memoryStores());
	server = await start();
	[odette, marc] = [newPhone(server.origin, now), newPhone(server.origin, now)];
	phones = [odette, marc];
});
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
	await rm(dataDir, { recursive: true });
});

const later = (days: number) => (clock += days * DAY_MS);
const sweep = () => server.services.removals.sweep();
const selfOf = async ({ phone }: TestPhone) => (await phone.identity())!;

async function wish(wanted: boolean) {
	await odette.phone.wishRemoval(wanted);
	await untilQuiet(server, phones);
}

const left = (also: readonly string[]) => leftIn(stores, server, [...WORDS, ...also]);

describe('an account to be removed', () => {
	test('asked without network and taken back in time, stays as it was', async () => {
		const { ads } = await scene(server, odette, marc);
		odette.link.weather = () => 'cut';
		await odette.phone.wishRemoval(true);
		await odette.reopen();
		await untilQuiet(server, phones);
		const { verdicts, removal } = (await odette.phone.mail())!.contents;
		expect(verdicts.get(REMOVAL_ID)?.get(removal!._rev)).toMatchObject({ accepted: true });
		const told = () => server.services.known.mail.outbox!.letters().map(({ subject }) => subject);
		expect(told()).toContain('Votre compte sera supprimé dans sept jours');
		later(6);
		await sweep();
		await wish(false);
		expect(told()).toContain('Votre compte est gardé');
		later(9);
		await sweep();
		await untilQuiet(server, phones);
		for (const ad of ads) expect(boardAd(server.services, ad)).toBeDefined();
		expect((await odette.phone.identity())?.id).toBeDefined();
	});

	test('counts from the first time it was asked, whatever is said again', async () => {
		const { ads } = await scene(server, odette, marc);
		await wish(true);
		later(4);
		await wish(true);
		later(4);
		await sweep();
		for (const ad of ads) expect(boardAd(server.services, ad)).toBeUndefined();
	});

	test('of the only administrator is kept until somebody else is one', async () => {
		const { id } = await scene(server, odette, marc);
		await server.services.access.roles.change('command', id as never, 'give', 'admin', () => undefined);
		await wish(true);
		const { verdicts, removal } = (await odette.phone.mail())!.contents;
		expect(verdicts.get(REMOVAL_ID)?.get(removal!._rev)).toMatchObject({ refused: 'last-admin' });
		later(8);
		await sweep();
		expect(await server.services.accounts.member(id as never)).toBeDefined();
	});
});

describe('a removed account', () => {
	test('is in no store, on no phone and in no fresh copy, but for what others wrote', async () => {
		const { id, ads, photo, trip } = await scene(server, odette, marc);
		expect(new Set((await left([id, photo])).map((line) => line.split(' in ')[1]))).toContain('accounts');
		await wish(true);
		later(8);
		await sweep();
		expect(await left([id, photo])).toEqual([]);
		// What Marc was to take part in is called by its title, in his mailbox and in its book, and by nobody's name.
		expect((await left(['Cours de vielle'])).map((line) => line.replace(/-.*/, ''))).toEqual([
			'Cours de vielle in member',
			'Cours de vielle in parts'
		]);

		await untilQuiet(server, [marc]);
		const fresh = newPhone(server.origin, now);
		phones.push(fresh);
		await untilQuiet(server, [fresh]);
		for (const phone of [marc, fresh]) {
			const dump = await phone.dump();
			for (const word of WORDS) expect(dump).not.toContain(word);
		}
		// What Marc wrote is his.
		expect((await marc.phone.mail())!.contents.messages.map(({ text }) => text)).toEqual(['Est-elle libre ?']);

		// His trip has its seat again, and he is told that somebody comes no more, not who.
		expect(boardAd(server.services, trip)?.tally).toBeUndefined();
		const guests = (await guestsOf(marc, trip)).map(({ roster: { name, state, phone } }) => ({ name, state, phone }));
		expect(guests).toEqual([{ name: removal.nameless, state: 'cancelled', phone: undefined }]);
		// The lesson he was to take is off, and he reads so.
		const [, lesson] = ads;
		expect((await partIn(marc, lesson!, SATURDAY))?.standing).toMatchObject({
			state: 'closed',
			author: { name: removal.nameless }
		});
	});

	test('leaves an order that is closed in its totals, under no name, and takes back one that is not', async () => {
		await scene(server, odette, marc);
		const closesAt = new Date(clock + 4 * DAY_MS).toISOString();
		const buys = (other: Partial<Purchase>) =>
			publishes(
				marc,
				purchaseAd(
					purchase({
						lines: [line({ packSize: 10 })],
						threshold: { measure: 'units', amount: 5 },
						pickups: [],
						...other
					})
				)
			);
		const closed = await buys({ closesAt, deliveryOn: addDays(dayOf(clock), 25) });
		const open = await buys({ closesAt: new Date(clock + 15 * DAY_MS).toISOString(), deliveryOn: addDays(dayOf(clock), 25) });
		await untilQuiet(server, phones);
		const bags: Ordered = { type: 'order', lines: { pellets: { quantity: 10 } }, channel: 'app', note: 'Pour ma tablette' };
		for (const ad of [closed, open]) await odette.phone.ask(ad, undefined, bags, '06 71 82 93 04');
		await untilQuiet(server, phones);
		const totalOf = (ad: AdId) =>
			JSON.stringify(publicPurchase(boardAd(server.services, ad)!, new Date(clock).toISOString())?.tally) ?? '';
		const before = totalOf(closed);
		expect(before).toContain('10');
		await wish(true);
		later(8);
		await server.services.parts.sweep();
		await sweep();
		await untilQuiet(server, [marc]);
		expect(await left([])).toEqual([]);
		expect(totalOf(closed)).toBe(before);
		expect(totalOf(open)).not.toContain('10');
		const said = async (ad: AdId) => (await guestsOf(marc, ad)).map(({ roster }) => [roster.name, roster.state, roster.phone]);
		expect(await said(closed)).toEqual([[removal.nameless, 'accepted', undefined]]);
		expect(await said(open)).toEqual([[removal.nameless, 'cancelled', undefined]]);
	});

	test('ends what it led: a loan that has begun, a purchase that was ordered; whoever is in it reads so, and no word is left', async () => {
		await scene(server, odette, marc);
		const loan = await publishes(odette, {
			kind: 'loan',
			side: 'offer',
			category: 'tools',
			details: { point: 'au hangar vert' } as never
		});
		const bought = await publishes(
			odette,
			purchaseAd(
				purchase({
					supplier: 'Chez mon cousin',
					lines: [line({ packSize: 10 })],
					threshold: { measure: 'units', amount: 5 },
					closesAt: new Date(clock + DAY_MS).toISOString(),
					graceHours: 0,
					deliveryOn: addDays(dayOf(clock), 9),
					pickups: []
				})
			)
		);
		await untilQuiet(server, phones);
		const bags: Ordered = { type: 'order', lines: { pellets: { quantity: 10 } }, channel: 'app' };
		await marc.phone.ask(loan, undefined, borrow(dayOf(clock), addDays(dayOf(clock), 3)));
		await marc.phone.ask(bought, undefined, bags);
		await odette.phone.addPaper(bought, { name: 'Mme Gaudin', what: { ...bags, channel: 'paper' } });
		await untilQuiet(server, phones);
		await answers(odette, loan, 'accepted', { phone: '06 71 82 93 04' });
		await untilQuiet(server, phones);
		later(2);
		await odette.phone.conduct(bought, { act: 'order' });
		await untilQuiet(server, phones);
		expect((await partIn(marc, bought))?.standing).toMatchObject({ state: 'accepted', order: { phase: 'ordered' } });
		await wish(true);
		later(8);
		await server.services.parts.sweep();
		await sweep();
		await untilQuiet(server, [marc]);
		const also = ['hangar vert', 'Chez mon cousin', 'Mme Gaudin'];
		expect(await left(also)).toEqual([]);
		const dump = await marc.dump();
		for (const word of [...WORDS, ...also]) expect(dump).not.toContain(word);
		for (const ad of [loan, bought])
			expect((await partIn(marc, ad))?.standing).toMatchObject({
				state: 'closed',
				why: 'withdrawn',
				author: { name: removal.nameless }
			});

		// And who took part is forgotten in time, as in anybody's.
		later(90);
		await server.services.parts.sweep();
		await untilQuiet(server, [marc]);
		for (const ad of [loan, bought]) expect((await partIn(marc, ad))?.standing).toBeUndefined();
	});

	test('leaves all their phones at the next exchange, and none of them makes it anew', async () => {
		const { id } = await scene(server, odette, marc);
		const second = await newPhoneOf(odette, server.origin, now);
		phones.push(second);
		await untilQuiet(server, phones);
		await wish(true);
		later(8);
		await sweep();
		for (const phone of [odette, second]) {
			await phone.exchange();
			expect(await phone.phone.identity()).toBeUndefined();
			expect((await phone.phone.device.notices.get('left'))?.why).toBe('gone');
			for (const word of WORDS) expect(await phone.dump()).not.toContain(word);
			await phone.exchange();
		}
		await server.services.courier.idle();
		expect(await left([id])).toEqual([]);
	});

	test('is nobody’s: its handle is not taken by another', async () => {
		await scene(server, odette, marc);
		const { ref } = await selfOf(odette);
		await wish(true);
		later(8);
		await sweep();
		const { accounts } = server.services;
		expect(await accounts.signIn(newMemberId(), ref, 'f'.repeat(32))).toEqual({ refused: 'wrong' });
		expect(await accounts.memberOfRef(ref)).toBeUndefined();
	});

	test('is removed again from a copy that was restored', async () => {
		const { id, photo } = await scene(server, odette, marc);
		await wish(true);
		later(8);
		// The list beside the stores is of after, the stores are of before.
		await createRemovedList(dataDir).add(id as never);
		await server.services.removals.takeBack(id as never);
		await server.stop();
		server = await start();
		await sweep();
		expect(await left([id, photo])).toEqual([]);
	});
});
