/** Stopped at any write of a purchase's life, the server finishes when it opens again: nothing counts twice, all are told. */
import { afterEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { newAdId } from '../../src/domain/ids.ts';
import type { Ordered } from '../../src/domain/parts/what.ts';
import { publicPurchase } from '../../src/kinds/group-purchase/public.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import { boardAd } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { line, purchase, purchaseAd } from '../factories/purchases.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting, withPower, type Power } from '../factories/stores.ts';
import { guestsOf, partIn } from '../factories/village.ts';
import { everythingAgrees } from './parts-agree.ts';
import { atEveryCut } from './every-cut.ts';

const CLOSES = new Date(Date.now() + 3 * 86_400_000).toISOString();
const TIMEOUT_MS = 900_000;
const DETAILS = purchase({
	lines: [line({ packSize: 10 })],
	threshold: { measure: 'units', amount: 5 },
	closesAt: CLOSES,
	deliveryOn: addDays(dayOf(CLOSES), 3),
	pickups: []
});
const bags = (quantity: number): Ordered => ({ type: 'order', lines: { pellets: { quantity } }, channel: 'app' });

let phones: TestPhone[] = [];
let server: TestServer | undefined;
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server?.stop().catch(() => undefined);
});

/** An order by telephone, one on paper, one changed; a tick, and the purchase given up. Each as far as the power goes. */
async function tell() {
	const [paul, marc] = ['Paul', 'Marc'].map(() => newPhone(server!.origin)) as [TestPhone, TestPhone];
	phones = [paul, marc];
	const ad = newAdId();
	const round = async (...some: TestPhone[]) => {
		for (const phone of some) {
			await phone.exchange();
			await server!.services.courier.idle();
		}
		for (const phone of some) await phone.exchange();
	};
	await paul.phone.signUp(profile({ name: 'Paul' }));
	await paul.phone.publish(ad, adText(purchaseAd(DETAILS)));
	await round(paul);
	await marc.phone.signUp(profile({ name: 'Marc' }));
	await marc.phone.ask(ad, undefined, bags(8));
	await paul.phone.addPaper(ad, { name: 'Mme Rey', what: bags(4) });
	await round(marc, paul);
	await marc.phone.ask(ad, undefined, bags(6));
	const [guest] = await guestsOf(paul, ad);
	if (guest) await paul.phone.tick(ad, guest.roster.who, 'paid', true);
	await round(marc, paul);
	await paul.phone.conduct(ad, { act: 'abandon', why: 'Plus de camion.' });
	await round(paul, marc);
	return { ad, marc };
}

async function cutAt(power: Power) {
	const disk = lasting(memoryStores());
	// A server that has started once: what it writes then is not of this story.
	await (await startServer({ stores: disk })).stop();
	server = await startServer({ stores: withPower(disk, power) });
	const { ad, marc } = await tell();
	await server.stop().catch(() => undefined);

	server = await startServer({ stores: disk });
	await server.services.courier.idle();
	await untilQuiet(server, phones);
	await everythingAgrees(server, phones);
	const shown = publicPurchase(boardAd(server.services, ad)!, new Date().toISOString());
	expect(shown).toMatchObject({ phase: { name: 'abandoned' }, acts: [{ act: { act: 'abandon' } }] });
	// What is written before is heard before; where the cut came between, the last order may have come too late.
	expect([6, 8, undefined]).toContain(((await partIn(marc, ad))?.standing?.what as Ordered | undefined)?.lines.pellets?.quantity);
	if (await partIn(marc, ad).then((part) => part?.state === 'accepted'))
		expect((await partIn(marc, ad))?.standing?.order).toMatchObject({ phase: 'abandoned', why: 'Plus de camion.' });
}

test(
	'a cut at any write, done or not, loses no order, counts none twice, and leaves nobody untold',
	async () => {
		const steps = await atEveryCut(cutAt, async () => {
			for (const phone of phones) await phone.close();
			await server!.stop();
		});
		expect(steps).toBeGreaterThan(40);
	},
	TIMEOUT_MS
);
