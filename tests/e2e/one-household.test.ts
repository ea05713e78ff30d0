/** One household asks on two of its devices that do not know of each other: on a screen, nothing of either is lost (F4). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import type { AdText } from '../../src/domain/ad.ts';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/kinds/group-purchase/wall-clock.ts';
import { adText } from '../factories/ads.ts';
import type { TestPhone } from '../factories/phones.ts';
import { line, purchase, purchaseAd } from '../factories/purchases.ts';
import { memberPhone } from '../factories/village.ts';
import { signup } from '../factories/parts.ts';
import { newDevice, type Device } from './support/device.ts';
import { visit } from './support/patience.ts';
import { become } from './support/people.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const [ad, lesson] = [newAdId(), newAdId()];
const today = dayOf(Date.now());
const JOINED = 'Écrite sur deux de vos appareils.';

let server: BuiltServer;
let device: Device;
const phones: TestPhone[] = [];
let paul: TestPhone;
/** Her other telephone; the first is the browser. */
let other: TestPhone;
let page: Page;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	device = await newDevice();
	[paul, other] = [await member('Paul'), await member('Rosa')];
	page = await visit(device, server.origin);
	await become(page, (await other.phone.identity())!);
	await page.goto(`${server.origin}/moi`);
	await page.getByText('Bonjour Rosa').waitFor({ timeout: 30_000 });
});
afterAll(async () => {
	await device?.discard();
	for (const phone of phones) await phone.close();
	await server?.discard();
});

async function member(name: string): Promise<TestPhone> {
	const phone = await memberPhone(server, name);
	phones.push(phone);
	await phone.exchange();
	return phone;
}

async function publish(id: AdId, ad: Partial<AdText>): Promise<void> {
	await paul.phone.publish(id, adText(ad));
	await paul.exchange();
	await expect
		.poll(() => fetch(`${server.origin}/data/annonces/${id}`).then(({ status }) => status), { timeout: 30_000 })
		.toBe(200);
}

const wanted = (name: string) => page.getByLabel(`${name} : combien`).inputValue();

test('both lines are in the form that was open, it says so until it was read, and sending it loses none', async () => {
	const closes = instantAt(addDays(today, 3), '20:00');
	const lines = [line({ packSize: 65 }), line({ id: 'logs', name: 'Bûches', unit: 'stère', packSize: 1 })];
	const details = purchase({ lines, closesAt: closes, graceHours: 0, deliveryOn: addDays(today, 20), pickups: [] });
	await publish(ad, purchaseAd(details));
	await page.goto(`${server.origin}/annonces/${ad}`);
	await page.getByRole('link', { name: 'Commander' }).waitFor();

	await server.stop();
	await other.phone.ask(ad, undefined, { type: 'order', lines: { logs: { quantity: 2 } }, channel: 'app' });
	await page.getByRole('link', { name: 'Commander' }).click();
	const more = page.getByRole('button', { name: 'Plus de Granulés de bois', exact: true });
	for (let n = 0; n < 4; n += 1) await more.click();
	await page.getByRole('button', { name: 'Commander', exact: true }).click();
	await page.getByText('À confirmer', { exact: true }).waitFor();
	// They look at it again, and change a line, when the other one's comes.
	await page.getByRole('link', { name: 'Changer ma commande' }).click();
	await expect.poll(() => wanted('Granulés de bois')).toBe('4');
	await more.click();

	await server.start();
	await other.exchange();
	await page.getByText(JOINED).waitFor({ timeout: 60_000 });
	await expect.poll(() => wanted('Bûches')).toBe('2');
	expect(await wanted('Granulés de bois')).toBe('5');
	await page.getByRole('button', { name: 'C’est relu' }).click();
	await page.getByText(JOINED).waitFor({ state: 'detached' });
	await page.getByRole('button', { name: 'Enregistrer ma commande' }).click();

	await expect
		.poll(
			async () => {
				const { ad: shown } = (await (await fetch(`${server.origin}/data/annonces/${ad}`)).json()) as {
					ad: { tally?: { sums?: { lines: { id: string; units: number }[] } } };
				};
				return shown.tally?.sums?.lines.map(({ id, units }) => `${id} ${units}`);
			},
			{ timeout: 60_000 }
		)
		.toEqual(['pellets 5', 'logs 2']);
});

test('a form that nobody has touched says what was asked from the other one, and is no draft; touched, it stays', async () => {
	const day = addDays(today, 5);
	await publish(lesson, { kind: 'lesson', side: 'offer', places: 9, details: { dates: [day] } as never });
	await page.goto(`${server.origin}/annonces/${lesson}/demander`);
	const people = page.getByRole('group', { name: 'Combien de personnes' }).getByRole('status');
	await expect.poll(() => people.innerText()).toBe('1');
	expect(await drafts()).not.toContain(`part:${lesson}`);
	await other.phone.ask(lesson, day, signup({ people: 3 }));
	await other.exchange();
	await page.getByRole('button', { name: 'Actualiser' }).first().click();
	await expect.poll(() => people.innerText()).toBe('3');

	await page.getByLabel('Votre numéro').fill('06 12 34 56 78');
	await expect.poll(() => drafts()).toContain(`part:${lesson}`);
	await other.phone.ask(lesson, day, signup({ people: 2 }));
	await other.exchange();
	await page.reload();
	await expect.poll(() => page.getByLabel('Votre numéro').inputValue()).toBe('06 12 34 56 78');
	expect(await people.innerText()).toBe('3');
});

/** Which forms this browser keeps as drafts. */
const drafts = () =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('sharetreuse-device');
				opening.onerror = () => reject(new Error('not opened'));
				opening.onsuccess = () => {
					const all = opening.result.transaction('forms').objectStore('forms').getAllKeys();
					all.onsuccess = () => {
						opening.result.close();
						resolve(all.result.map(String));
					};
				};
			})
	);
