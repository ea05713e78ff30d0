/** Two people ask for the last seat where there is no network: one gets it, the other is told (journey 4). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { adText } from '../factories/ads.ts';
import { boardAd } from '../factories/disk.ts';
import { ride, signup } from '../factories/parts.ts';
import type { TestPhone } from '../factories/phones.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { answers, guestsOf, memberPhone, offline, partIn, publishes } from '../factories/village.ts';

const DAY = addDays(dayOf(Date.now()), 3);
const TRIP = {
	kind: 'carpool',
	side: 'offer',
	category: 'transport',
	counterpart: 'cost-sharing',
	to: '38185',
	on: DAY,
	at: '08:00',
	hamlet: 'Perquelin',
	places: 1,
	details: { role: 'driver', back: '17:30', point: 'Arrêt du bas' }
} as const;

let server: TestServer;
let odette: TestPhone;
let marc: TestPhone;
let lea: TestPhone;
let all: TestPhone[];

beforeEach(async () => {
	server = await startServer();
	[odette, marc, lea] = [
		await memberPhone(server, 'Odette'),
		await memberPhone(server, 'Marc'),
		await memberPhone(server, 'Léa')
	];
	all = [odette, marc, lea];
	await untilQuiet(server, all);
});
afterEach(async () => {
	for (const phone of all) await phone.close();
	await server.stop();
});

describe('the last seat, asked for twice with no network', () => {
	test('is to be confirmed on both phones, given to one, and the other is told', async () => {
		const ad = await publishes(odette, TRIP);
		await untilQuiet(server, all);
		offline(marc, lea);
		await marc.phone.ask(ad, DAY, ride({ legs: ['out', 'back'], luggage: 'Skis' }), '06 12 34 56 78');
		await lea.phone.ask(ad, DAY, ride());
		for (const phone of [marc, lea]) expect((await partIn(phone, ad, DAY))?.state).toBe('to-confirm');
		await untilQuiet(server, all);
		for (const phone of [marc, lea]) expect((await partIn(phone, ad, DAY))?.state).toBe('asked');
		expect(boardAd(server.services, ad)?.tally).toEqual({ slots: { [`${DAY}.back`]: [0, 1], [`${DAY}.out`]: [0, 2] } });

		const rosters = (await guestsOf(odette, ad)).map(({ roster }) => roster);
		expect(rosters).toMatchObject([
			{ name: 'Marc', state: 'asked', phone: '06 12 34 56 78', what: { seats: 1, luggage: 'Skis' } },
			{ name: 'Léa', state: 'asked' }
		]);
		expect(rosters[1]).not.toHaveProperty('phone');

		// The driver too has no network, and says yes to both.
		offline(odette);
		await answers(odette, ad, 'accepted', { plate: 'ab-123-cd', note: 'Klaxonnez' });
		expect((await guestsOf(odette, ad)).map(({ answer }) => answer?.state)).toEqual(['to-confirm', 'to-confirm']);
		await untilQuiet(server, all);

		const [got, waits] = [await partIn(marc, ad, DAY), await partIn(lea, ad, DAY)];
		const states = [got?.state, waits?.state].sort();
		expect(states).toEqual(['accepted', 'asked']);
		const winner = got?.state === 'accepted' ? got : waits;
		expect(winner?.standing).toMatchObject({
			title: 'Qui peut m’aider à rentrer du bois ?',
			author: { name: 'Odette' },
			said: { plate: 'AB-123-CD', note: 'Klaxonnez' },
			meeting: { commune: '38442', hamlet: 'Perquelin', point: 'Arrêt du bas', to: '38185', at: '08:00' }
		});
		const answersShown = (await guestsOf(odette, ad)).map(({ roster, answer }) => [roster.state, answer?.state, answer?.refused]);
		expect(answersShown.sort()).toEqual([
			['accepted', undefined, undefined],
			['asked', 'not-taken', 'full']
		]);
		const tally = boardAd(server.services, ad)?.tally as { slots: Record<string, [number, number]> };
		expect(tally.slots[`${DAY}.out`]).toEqual([1, 1]);
		// What everybody may copy says how many, and not a word of who.
		const board = JSON.stringify(boardAd(server.services, ad));
		for (const secret of ['Marc', 'Léa', '06 12', 'AB-123']) expect(board).not.toContain(secret);

		const no = await guestsOf(odette, ad);
		await odette.phone.decide(no.find(({ roster }) => roster.state === 'asked')!.roster, 'refused', {
			note: 'Désolée, c’est plein'
		});
		await untilQuiet(server, all);
		const told = [await partIn(marc, ad, DAY), await partIn(lea, ad, DAY)].find((part) => part?.state === 'refused');
		expect(told?.standing?.said).toEqual({ note: 'Désolée, c’est plein' });
	});

	test('is free again when whoever had it cancels, and everybody is told', async () => {
		const ad = await publishes(odette, TRIP);
		await untilQuiet(server, all);
		await marc.phone.ask(ad, DAY, ride());
		await lea.phone.ask(ad, DAY, ride());
		await untilQuiet(server, all);
		await answers(odette, ad, 'accepted', {}, ({ name }) => name === 'Marc');
		await untilQuiet(server, all);
		offline(marc);
		await marc.phone.cancelPart((await partIn(marc, ad, DAY))!.part);
		expect((await partIn(marc, ad, DAY))?.state).toBe('to-confirm');
		await untilQuiet(server, all);
		expect((await partIn(marc, ad, DAY))?.state).toBe('cancelled');
		await answers(odette, ad, 'accepted', {}, ({ state }) => state === 'asked');
		await untilQuiet(server, all);
		expect((await partIn(lea, ad, DAY))?.state).toBe('accepted');
		expect((await guestsOf(odette, ad)).map(({ roster }) => roster.state)).toEqual(['cancelled', 'accepted']);
	});

	test('an ad taken back frees every seat and tells all; changed, it sends the new hour', async () => {
		const ad = await publishes(odette, TRIP);
		await untilQuiet(server, all);
		await marc.phone.ask(ad, DAY, ride());
		await untilQuiet(server, all);
		await answers(odette, ad, 'accepted');
		await untilQuiet(server, all);
		await odette.phone.publish(ad, adText({ ...TRIP, at: '09:15' }));
		await untilQuiet(server, all);
		expect((await partIn(marc, ad, DAY))?.standing).toMatchObject({ state: 'accepted', meeting: { at: '09:15' } });
		const own = (await odette.phone.mail())!.contents.ads.find(({ _id }) => _id === `ad:${ad}`)!;
		await odette.phone.setState(own, 'withdrawn');
		await untilQuiet(server, all);
		expect((await partIn(marc, ad, DAY))?.standing).toMatchObject({ state: 'closed', why: 'withdrawn' });
		expect((await guestsOf(odette, ad))[0]?.roster).toMatchObject({ state: 'closed' });
	});
});

test('the queue of a work party moves up by itself, and everyone is told their place in it', async () => {
	const ad = await publishes(odette, {
		kind: 'work-party',
		side: 'request',
		on: DAY,
		places: 1,
		details: { bring: 'Des gants' }
	});
	await untilQuiet(server, all);
	await marc.phone.ask(ad, DAY, signup());
	await untilQuiet(server, [marc]);
	await lea.phone.ask(ad, DAY, signup({ bring: 'Une tarte' }));
	await untilQuiet(server, all);
	expect((await partIn(marc, ad, DAY))?.standing).toMatchObject({ state: 'accepted', meeting: { bring: 'Des gants' } });
	expect((await partIn(lea, ad, DAY))?.standing).toMatchObject({ state: 'waiting', position: 1 });
	await marc.phone.cancelPart((await partIn(marc, ad, DAY))!.part);
	await untilQuiet(server, all);
	expect((await partIn(lea, ad, DAY))?.state).toBe('accepted');
	expect(boardAd(server.services, ad)?.tally).toEqual({ slots: { [DAY]: [1, 0] } });
	await lea.exchange();
	expect(await lea.phone.board.get(ad)).toMatchObject({ tally: { slots: { [DAY]: [1, 0] } } });
});

test('nobody answers for the author, and nobody enters people in an ad that is not theirs', async () => {
	const ad = await publishes(odette, TRIP);
	await untilQuiet(server, all);
	await marc.phone.ask(ad, DAY, ride());
	await untilQuiet(server, all);
	const { roster } = (await guestsOf(odette, ad))[0]!;
	await lea.phone.decide(roster, 'accepted');
	await marc.phone.decide(roster, 'accepted');
	await lea.phone.addPaper(ad, { on: DAY, name: 'Personne', what: ride() });
	await untilQuiet(server, all);
	expect((await partIn(marc, ad, DAY))?.state).toBe('asked');
	expect(await guestsOf(odette, ad)).toHaveLength(1);
	for (const phone of [marc, lea]) {
		const { verdicts } = (await phone.phone.mail())!.contents;
		const codes = [...verdicts.values()]
			.flatMap((byRev) => [...byRev.values()])
			.flatMap((verdict) => (verdict.accepted ? [] : [verdict.refused]));
		expect(new Set(codes)).toEqual(new Set(['not-yours']));
	}
});

test('somebody on paper has their place, and the author reads it', async () => {
	const ad = await publishes(odette, TRIP);
	await untilQuiet(server, all);
	offline(odette);
	await odette.phone.addPaper(ad, { on: DAY, name: 'Mme Rey', what: ride(), phone: '04 76 88 00 00' });
	await marc.phone.ask(ad, DAY, ride());
	await untilQuiet(server, all);
	expect((await guestsOf(odette, ad)).map(({ roster }) => [roster.name, roster.state]).sort()).toEqual([
		['Marc', 'asked'],
		['Mme Rey', 'accepted']
	]);
	await answers(odette, ad, 'accepted', {}, ({ name }) => name === 'Marc');
	await untilQuiet(server, all);
	expect((await partIn(marc, ad, DAY))?.state).toBe('asked');
});
