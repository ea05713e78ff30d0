/** Stopped at any write between asking and being told, the server finishes when it opens again. Nobody is told twice. */
import { afterEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { newAdId } from '../../src/domain/ids.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import { ride } from '../factories/parts.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting, withPower, type Power } from '../factories/stores.ts';
import { answers, guestsOf, partIn } from '../factories/village.ts';
import { everythingAgrees } from './parts-agree.ts';
import { atEveryCut } from './every-cut.ts';

const DAY = addDays(dayOf(Date.now()), 3);
const TRIP = {
	kind: 'carpool',
	side: 'offer',
	category: 'transport',
	counterpart: 'cost-sharing',
	to: '38185',
	on: DAY,
	at: '08:00',
	places: 1
} as const;

/** Two whole stories for each of some seventy writes: a minute alone on the machine, many beside others. */
const TIMEOUT_MS = 900_000;

let phones: TestPhone[] = [];
let server: TestServer | undefined;
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server?.stop().catch(() => undefined);
});

/** The last seat asked for twice, given, given back, given again, and the ad withdrawn; each step as far as the power goes. */
async function tell() {
	const [odette, marc, lea] = ['Odette', 'Marc', 'Léa'].map(() => newPhone(server!.origin)) as [TestPhone, TestPhone, TestPhone];
	phones = [odette, marc, lea];
	const ad = newAdId();
	const round = async (...some: TestPhone[]) => {
		for (const phone of some) {
			await phone.exchange();
			await server!.services.courier.idle();
		}
		for (const phone of some) await phone.exchange();
	};
	await odette.phone.signUp(profile({ name: 'Odette' }));
	await odette.phone.publish(ad, adText(TRIP));
	await round(odette);
	for (const [phone, name] of [
		[marc, 'Marc'],
		[lea, 'Léa']
	] as const) {
		await phone.phone.signUp(profile({ name }));
		await phone.phone.ask(ad, DAY, ride());
	}
	await round(marc, lea, odette);
	await answers(odette, ad, 'accepted');
	await round(odette, marc, lea);
	const had = await partIn(marc, ad, DAY);
	if (had?.state === 'accepted') await marc.phone.cancelPart(had.part);
	await round(marc, odette);
	await answers(odette, ad, 'accepted', {}, ({ state }) => state === 'asked');
	await round(odette, lea);
	return { odette, ad };
}

async function cutAt(power: Power) {
	const disk = lasting(memoryStores());
	// A server that has started once: what it writes then is not of this story.
	await (await startServer({ stores: disk })).stop();
	server = await startServer({ stores: withPower(disk, power) });
	const { odette, ad } = await tell();
	await server.stop().catch(() => undefined);

	server = await startServer({ stores: disk });
	await server.services.courier.idle();
	await untilQuiet(server, phones);
	await everythingAgrees(server, phones);

	// From wherever the cut left them, it goes on as for anybody.
	await answers(odette, ad, 'accepted', {}, ({ state }) => state === 'asked');
	await untilQuiet(server, phones);
	await everythingAgrees(server, phones);
	const states = (await guestsOf(odette, ad)).map(({ roster }) => roster.state);
	expect(states.filter((state) => state === 'accepted').length).toBe(1);
}

test(
	'a cut at any write, done or not, gives no seat twice and leaves nobody without an answer',
	async () => {
		const steps = await atEveryCut(cutAt, async () => {
			for (const phone of phones) await phone.close();
			await server!.stop();
		});
		expect(steps).toBeGreaterThan(60);
	},
	TIMEOUT_MS
);
