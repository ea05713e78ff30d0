/** Ads that somebody reads first, and what is beyond a newcomer's share of the day: from the phone to the board. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/dates.ts';
import { newAdId, newMemberId, threadOf, type AdId, type MemberId } from '../../src/domain/ids.ts';
import { START_RATES } from '../../src/domain/trust/rates.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { change } from '../../server/stores/puts.ts';
import * as devices from '../../src/lib/phone/known/devices.ts';
import * as enter from '../../src/lib/phone/known/enter.ts';
import type { Stores } from '../../server/stores/stores.ts';
import { adText } from '../factories/ads.ts';
import { boardAd } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';
import { lasting, withPower, type Power } from '../factories/stores.ts';
import { mailedCode } from '../factories/visitor.ts';
import { atEveryCut } from './every-cut.ts';

const DAY_MS = 86_400_000;
const MODERATOR = newMemberId();
let server: TestServer;
let disk: Stores;
let phones: TestPhone[] = [];
let clock = Date.now();
type Options = Omit<NonNullable<Parameters<typeof startServer>[0]>, 'stores' | 'now'>;
let options: Options = {};

async function open(given: Options = options) {
	options = given;
	server = await startServer({ ...given, stores: disk, now: () => clock });
	for (const { link } of phones) link.origin = server.origin;
}
const restart = async (given = options) => {
	await server.stop();
	await open(given);
	await server.services.courier.idle();
};

beforeEach(() => {
	disk = lasting(memoryStores());
	phones = [];
	clock = Date.now();
});
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server.stop();
});

async function member(name: string, now = () => clock, other: Parameters<typeof profile>[0] = {}): Promise<TestPhone> {
	const phone = newPhone(server.origin, now);
	phones.push(phone);
	await phone.phone.signUp(profile({ name, ...other }));
	await untilQuiet(server, [phone]);
	return phone;
}
async function publish(phone: TestPhone, other = {}, id: AdId = newAdId()): Promise<AdId> {
	await phone.phone.publish(id, adText({ title: `Annonce ${id}`, ...other }));
	await untilQuiet(server, [phone]);
	return id;
}
const idOf = async ({ phone }: TestPhone): Promise<MemberId> => (await phone.identity())!.id;
const stateOf = async (phone: TestPhone, id: AdId) => (await statesOf(phone))[`ad:${id}`];
const isShown = (id: AdId) => boardAd(server.services, id) !== undefined;
async function decided(phone: TestPhone) {
	await server.services.courier.idle();
	await untilQuiet(server, [phone]);
}
/** As when a code was typed, long ago. */
const confirm = (id: MemberId) =>
	server.services.registry.use('accounts', (db) =>
		change<{ confirmed?: string }>(db, `member:${id}`, (old) => old && { ...old, confirmed: new Date(clock).toISOString() })
	);

const SCAM = {
	title: 'PRET ENTRE PARTICULIERS',
	text: 'Prêt d’argent rapide au taux de 2 %, par mandat cash, écrivez à pret.rapide@gmail.com'
};

describe('where the kit says that first ads are read first', () => {
	beforeEach(() => open({ moderation: { holdFirstAds: 2 } }));

	test('an ad is received, read, released, published; its author is told each time, and never waits for a verdict', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		expect(await stateOf(odette, id)).toBe('held');
		expect(await odette.exchange()).toMatchObject({ reached: true, verdictDue: false });
		expect(isShown(id)).toBe(false);
		const [held, ...more] = await server.services.holding.list();
		expect(more).toEqual([]);
		expect(held).toMatchObject({ id, title: `Annonce ${id}`, commune: '38442', author: { name: 'Odette' }, why: ['first-ads'] });

		await server.services.holding.release(id, MODERATOR);
		await decided(odette);
		expect(await stateOf(odette, id)).toBe('published');
		expect(boardAd(server.services, id)).toMatchObject({ title: `Annonce ${id}`, author: { name: 'Odette' } });
		expect(await server.services.holding.list()).toEqual([]);
	});

	test('refused, it comes back with its reason and its whole text, and may be corrected', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		await server.services.holding.refuse(id, MODERATOR, 'not-for-the-board');
		await decided(odette);
		expect(await stateOf(odette, id)).toBe('refused');
		const { contents } = (await odette.phone.mail())!;
		expect([...contents.verdicts.get(`ad:${id}`)!.values()]).toMatchObject([{ refused: 'not-for-the-board' }]);
		expect(contents.ads[0]).toMatchObject({ text: adText().text });
		expect(isShown(id)).toBe(false);
		await publish(odette, { text: 'Autre texte.' }, id);
		expect(await stateOf(odette, id)).toBe('held');
		expect(await server.services.holding.list()).toMatchObject([{ text: 'Autre texte.' }]);
	});

	test('after two that were read, the next appear at once; so do corrections of those', async () => {
		const odette = await member('Odette');
		for (let times = 0; times < 2; times += 1) {
			const id = await publish(odette);
			expect(await stateOf(odette, id)).toBe('held');
			await server.services.holding.release(id, MODERATOR);
			await decided(odette);
		}
		const third = await publish(odette);
		expect(await stateOf(odette, third)).toBe('published');
		await publish(odette, { text: 'Corrigé.' }, third);
		expect(boardAd(server.services, third)).toMatchObject({ text: 'Corrigé.' });
	});

	test('an edit of what is held replaces it, and a decision on the former text decides nothing', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		const { rev } = (await server.services.holding.list())[0]!;
		await publish(odette, { text: 'Un autre texte.' }, id);
		expect(await server.services.holding.list()).toMatchObject([{ id, text: 'Un autre texte.' }]);
		await server.services.holding.release(id, MODERATOR, rev);
		await decided(odette);
		expect(await stateOf(odette, id)).toBe('held');
		expect(isShown(id)).toBe(false);
	});

	test('an edit that crosses a release on its way is not what was released', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		odette.link.weather = () => 'cut';
		await odette.phone.publish(id, adText({ text: 'Échangé en route.' }));
		await server.services.holding.release(id, MODERATOR);
		await server.services.courier.idle();
		expect(boardAd(server.services, id)).toMatchObject({ text: adText().text });
		await untilQuiet(server, [odette]);
		expect(boardAd(server.services, id)).toMatchObject({ text: 'Échangé en route.' });
	});

	test('taken back while it is held, it leaves the list, and nothing was ever shown', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		await odette.phone.setState((await odette.phone.mail())!.contents.ads[0]!, 'withdrawn');
		await untilQuiet(server, [odette]);
		expect(await server.services.holding.list()).toEqual([]);
		expect(await stateOf(odette, id)).toBe('withdrawn');
		await server.services.holding.release(id, MODERATOR);
		await decided(odette);
		expect(isShown(id)).toBe(false);
	});

	test('who was confirmed by a code, or is vouched for, does not wait; what waited appears', async () => {
		const [odette, marc] = [await member('Odette'), await member('Marc')];
		await confirm(await idOf(odette));
		expect(await stateOf(odette, await publish(odette))).toBe('published');
		const id = await publish(marc);
		expect(await stateOf(marc, id)).toBe('held');
		await server.services.holding.vouch(await idOf(marc), await idOf(odette));
		await decided(marc);
		expect(await stateOf(marc, id)).toBe('published');
	});

	test('what waited appears once its author’s address is confirmed by the code of a letter', async () => {
		const email = 'odette@exemple.fr';
		const odette = await member('Odette', undefined, { contact: { by: 'email', email } });
		const id = await publish(odette);
		expect(await stateOf(odette, id)).toBe('held');
		const ticket = await devices.askOwnCode(odette.phone, email);
		await devices.confirmOwn(odette.phone, ticket, (await mailedCode(server, email))!);
		await decided(odette);
		expect(await stateOf(odette, id)).toBe('published');
		expect(await server.services.holding.list()).toEqual([]);
	});

	test('and so it does once the mairie has said who somebody is, by a slip', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		expect(await stateOf(odette, id)).toBe('held');
		const { code } = await server.services.known.slips.make(MODERATOR, { member: await idOf(odette) });
		await enter.bySlip(odette.phone, code);
		await decided(odette);
		expect(await stateOf(odette, id)).toBe('published');
	});

	test('a suspicious ad is read first, whoever wrote it; a vouched one stays where it is', async () => {
		const odette = await member('Odette');
		await confirm(await idOf(odette));
		const id = await publish(odette, SCAM);
		expect(await stateOf(odette, id)).toBe('held');
		expect((await server.services.holding.list())[0]!.why).toContain('money-sent');
		await server.services.holding.vouch(await idOf(odette), MODERATOR);
		await decided(odette);
		expect(await stateOf(odette, id)).toBe('held');
	});

	test('a good ad turned into a suspicious one keeps its old text on the board meanwhile, by whatever door', async () => {
		const odette = await member('Odette');
		await confirm(await idOf(odette));
		const id = await publish(odette);
		await publish(odette, SCAM, id);
		expect(await stateOf(odette, id)).toBe('held');
		expect(boardAd(server.services, id)).toMatchObject({ text: adText().text });
		await odette.phone.setState((await odette.phone.mail())!.contents.ads[0]!, 'done');
		await untilQuiet(server, [odette]);
		expect(boardAd(server.services, id)).toMatchObject({ state: 'done', text: adText().text });
	});

	test('the same words from four accounts are noticed', async () => {
		const text =
			'Nous vendons des tapis faits main venus de loin, visite à domicile cette semaine seulement, demandez-nous un rendez-vous.';
		for (let times = 0; times < 4; times += 1) {
			const phone = await member(`Personne ${times}`);
			await confirm(await idOf(phone));
			const id = await publish(phone, { title: `Tapis ${times}`, text });
			expect(await stateOf(phone, id)).toBe(times < 3 ? 'published' : 'held');
		}
	});

	test('what the form noticed is weighed, and is not published', async () => {
		const odette = await member('Odette');
		await confirm(await idOf(odette));
		const id = newAdId();
		await odette.phone.publish(id, adText(), ['hasty', 'trap']);
		await untilQuiet(server, [odette]);
		expect(await stateOf(odette, id)).toBe('held');
		await server.services.holding.release(id, MODERATOR);
		await decided(odette);
		expect(boardAd(server.services, id)).not.toHaveProperty('form');
	});

	test('a kit that no longer asks for it lets what was held appear', async () => {
		const odette = await member('Odette');
		const id = await publish(odette);
		await restart({});
		await untilQuiet(server, [odette]);
		expect(isShown(id)).toBe(true);
	});

	test('an account that is erased leaves nothing here', async () => {
		const odette = await member('Odette');
		await publish(odette);
		await server.services.holding.forget(await idOf(odette));
		expect(await server.services.holding.list()).toEqual([]);
	});
});

test('a demonstration, or a kit that says nothing, holds nothing', async () => {
	await open({});
	const odette = await member('Odette');
	expect(await stateOf(odette, await publish(odette, SCAM))).toBe('published');
});

test('paid work that is not declared is published, and shown to a moderator', async () => {
	await open({});
	const odette = await member('Odette');
	const id = await publish(odette, { text: 'Je tonds chez vous, 15 € de l’heure.' });
	await publish(odette, { text: 'Je tonds chez vous contre une tarte.' });
	expect(await server.services.holding.flagged()).toMatchObject([{ id, codes: ['paid-work'] }]);
	await server.services.holding.unflag(id);
	expect(await server.services.holding.flagged()).toEqual([]);
});

describe('a cut anywhere', () => {
	/** Held, edited, released; another refused. */
	async function tell(good: AdId, bad: AdId) {
		const odette = phones[0]!;
		await odette.phone.publish(good, adText({ text: 'Avant.' }));
		await odette.exchange();
		await server.services.courier.idle();
		await odette.phone.publish(good, adText({ text: 'Après.' }));
		await odette.phone.publish(bad, adText({ title: 'Non' }));
		await odette.exchange();
		await server.services.courier.idle();
		await server.services.holding.release(good, MODERATOR);
		await server.services.courier.idle();
		await server.services.holding.refuse(bad, MODERATOR, 'not-for-the-board');
		await server.services.courier.idle();
	}

	async function cutAt(power: Power) {
		const plain = lasting(memoryStores());
		disk = plain;
		await open({ moderation: { holdFirstAds: 2 } });
		phones = [];
		const odette = await member('Odette');
		await server.stop();
		disk = withPower(plain, power);
		await open();
		const [good, bad] = [newAdId(), newAdId()];
		await tell(good, bad).catch(() => undefined);
		await server.stop().catch(() => undefined);

		disk = plain;
		await open();
		await server.services.courier.idle();
		await untilQuiet(server, [odette]);
		// A moderator whose click met the cut clicks again; one whose click was taken has nothing left to click on.
		for (const { id } of await server.services.holding.list()) {
			if (id === good) await server.services.holding.release(id, MODERATOR);
			else await server.services.holding.refuse(id, MODERATOR, 'not-for-the-board');
		}
		await decided(odette);
		const states = await statesOf(odette);
		const { contents } = (await odette.phone.mail())!;
		for (const ad of contents.ads) {
			const isGood = ad._id === `ad:${good}`;
			expect(states[ad._id]).toBe(isGood ? 'published' : 'refused');
			if (isGood) expect(boardAd(server.services, good)).toMatchObject({ text: ad.text });
		}
		expect(isShown(bad)).toBe(false);
		expect(await server.services.holding.list()).toEqual([]);
		expect(await server.services.markers.left()).toEqual([]);
	}

	test('loses no decision, and shows nothing that nobody released', async () => {
		const steps = await atEveryCut(cutAt, async () => {
			for (const phone of phones) await phone.close();
			await server.stop();
		});
		expect(steps).toBeGreaterThan(15);
	}, 300_000);
});

describe('a newcomer’s share of the day', () => {
	beforeEach(async () => {
		// Noon in the valley: a test that runs at midnight is about the same day.
		clock = Date.parse(`${dayOf(Date.now())}T11:00:00Z`);
		await open({ rates: START_RATES });
	});
	const statesIn = async (phone: TestPhone, ids: readonly AdId[]) => Promise.all(ids.map((id) => stateOf(phone, id)));
	async function tomorrow(phone: TestPhone) {
		clock += DAY_MS;
		await server.services.lookAtLater();
		await server.services.courier.idle();
		await untilQuiet(server, [phone]);
	}
	async function several(phone: TestPhone, count: number): Promise<AdId[]> {
		const ids = [];
		for (let times = 0; times < count; times += 1) ids.push(await publish(phone));
		return ids;
	}

	test('three ads appear, the others are kept and appear by themselves on the next days', async () => {
		const odette = await member('Odette');
		const ids = await several(odette, 7);
		expect(await statesIn(odette, ids)).toEqual([...Array(3).fill('published'), ...Array(4).fill('later')]);
		expect(await odette.exchange()).toMatchObject({ verdictDue: false });
		await tomorrow(odette);
		expect((await statesIn(odette, ids)).filter((state) => state === 'published')).toHaveLength(6);
		await tomorrow(odette);
		expect((await statesIn(odette, ids)).filter((state) => state === 'published')).toHaveLength(7);
	});

	test('others are not held back, and corrections of what is shown take no place', async () => {
		const odette = await member('Odette');
		const [first] = (await several(odette, 4)) as [AdId];
		await publish(odette, { text: 'Corrigé.' }, first);
		expect(boardAd(server.services, first)).toMatchObject({ text: 'Corrigé.' });
		const marc = await member('Marc');
		expect(await stateOf(marc, await publish(marc))).toBe('published');
	});

	test('a restart forgets none of it', async () => {
		const odette = await member('Odette');
		const ids = await several(odette, 4);
		await restart();
		await untilQuiet(server, [odette]);
		expect(await stateOf(odette, ids[3]!)).toBe('later');
		await server.stop();
		clock += DAY_MS;
		await open();
		await server.services.courier.idle();
		await untilQuiet(server, [odette]);
		expect(await stateOf(odette, ids[3]!)).toBe('published');
	});

	test('seven ads written over as many days without signal appear at once', async () => {
		const arrived = clock;
		const odette = await member('Odette', () => clock);
		odette.link.weather = () => 'cut';
		const ids = [];
		for (let day = 7; day > 0; day -= 1) {
			clock = arrived - day * DAY_MS;
			const id = newAdId();
			ids.push(id);
			await odette.phone.publish(id, adText({ title: `Jour ${day}` }));
		}
		clock = arrived;
		await untilQuiet(server, [odette]);
		expect(new Set(await statesIn(odette, ids))).toEqual(new Set(['published']));
	});

	test('a clock that says whatever it likes gives no more than ten in a day', async () => {
		let said = clock;
		const odette = await member('Odette', () => said);
		const ids = [];
		for (let times = 0; times < 14; times += 1) {
			said = clock - (times % 9) * DAY_MS + (times > 10 ? 30 * DAY_MS : 0);
			ids.push(await publish(odette, { on: undefined }));
		}
		const states = await statesIn(odette, ids);
		expect(states.filter((state) => state === 'published').length).toBeLessThanOrEqual(10);
	});

	test('who is confirmed and has been here for a month has no share; who is only confirmed has one still', async () => {
		const odette = await member('Odette');
		await confirm(await idOf(odette));
		expect((await statesIn(odette, await several(odette, 4)))[3]).toBe('later');
		clock += 31 * DAY_MS;
		await untilQuiet(server, [odette]);
		expect(new Set(await statesIn(odette, await several(odette, 5)))).toEqual(new Set(['published']));
	});

	test('ten first contacts are delivered, the next ones tomorrow; answers are never counted', async () => {
		const odette = await member('Odette');
		await confirm(await idOf(odette));
		clock += 31 * DAY_MS;
		const ids = await several(odette, 12);
		const marc = await member('Marc');
		const { ref } = (await marc.phone.identity())!;
		for (const id of ids) await marc.phone.send(threadOf(id, ref), `Bonjour ${id}`);
		await untilQuiet(server, [marc]);
		await untilQuiet(server, [odette]);
		const inbox = async () => (await odette.phone.mail())!.contents.inbox.length;
		expect(await inbox()).toBe(10);
		const waiting = Object.entries(await statesOf(marc)).filter(([, state]) => state === 'later');
		expect(waiting).toHaveLength(2);
		const begun = (await odette.phone.mail())!.contents.inbox[0]!.thread;
		await marc.phone.send(begun, 'Et encore ceci.');
		await untilQuiet(server, [marc]);
		await untilQuiet(server, [odette]);
		expect(await inbox()).toBe(11);
		await tomorrow(marc);
		await untilQuiet(server, [odette]);
		expect(await inbox()).toBe(13);
	});
});
