/** Being known without a password, in real browsers: a letter's code, a slip, another phone, a sheet; leaving, losing, lending (F13). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedStores } from '../../server/stores/embedded.ts';
import { newDevice, type Device } from './support/device.ts';
import { dumpOf } from './support/dump.ts';
import { begin, fillIn } from './support/form.ts';
import { pair } from './support/people.ts';
import { claimAdmin, setUpApp } from './support/staff.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const EMAIL = 'odette@exemple.fr';
let server: BuiltServer;
let phone: Device;
let tablet: Device;
let counter: Device;
let sheet: string[] = [];
/** Of the mairie, for the days without its app of codes. */
let spare: string[] = [];

beforeAll(async () => {
	server = await builtServer({ DEMO: '0' });
	await server.start();
	[phone, tablet, counter] = [await newDevice(), await newDevice(), await newDevice({ width: 1280, height: 800 })];
});
afterAll(async () => {
	for (const device of [phone, tablet, counter]) await device?.discard();
	await server?.discard();
});

const open = (device: Device, path: string) => device.open(server.origin + path);
const press = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();

async function signUp(page: Page, name: string, email?: string) {
	await page.getByLabel('Votre nom sur le panneau').fill(name);
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: email ? 'Par courriel' : 'Par la mairie' }).click();
	if (email) await page.getByLabel('Votre adresse de courriel').fill(email);
	await page.getByLabel('J’ai plus de 15 ans').check();
}

async function writeGift(page: Page, title: string) {
	await page.goto(`${server.origin}/publier`);
	await begin(page, /^Don/, 'Je donne');
	await fillIn(page, { title, text: 'Une dizaine.' });
	await page.getByRole('button', { name: 'Publier', exact: true }).click();
	await page.getByRole('heading', { name: 'C’est épinglé' }).waitFor();
}

/** As read on the outbox page. */
async function codeFromOutbox(): Promise<string> {
	const html = await (await fetch(`${server.origin}/api/outbox`)).text();
	return /code\s?:\s([2-9A-Z]{6})/.exec(html)?.[1] ?? '';
}

async function enterByPaper(page: Page, code: string) {
	await page.getByRole('radio', { name: /^Avec un code sur papier/ }).click();
	await page.getByLabel('Le code du papier').fill(code);
	await press(page, 'Entrer');
}

test('what was typed to sign up is there after a crash; the address is confirmed by a code typed in the app', async () => {
	let page = await open(phone, '/inscription');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await signUp(page, 'Odette', EMAIL);
	await page.waitForTimeout(500);
	await phone.kill();
	page = await open(phone, '/inscription');
	await expect.poll(() => page.getByLabel('Votre adresse de courriel').inputValue()).toBe(EMAIL);
	expect(await page.getByLabel('J’ai plus de 15 ans').isChecked()).toBe(true);
	await press(page, 'M’inscrire');
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();

	await page.getByRole('link', { name: 'Confirmer mon adresse' }).click();
	await press(page, 'Recevoir un code');
	await page.getByLabel('Le code reçu').fill('abcd');
	await press(page, 'Confirmer');
	await page.getByText('Ce code n’est pas complet').waitFor();
	await page.getByLabel('Le code reçu').fill((await codeFromOutbox()).toLowerCase());
	await press(page, 'Confirmer');
	await page.getByText('Adresse confirmée.').waitFor();
});

test('a letter’s code lets another device in, even when the app was closed to read it', async () => {
	let page = await open(tablet, '/connexion');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByRole('radio', { name: /^Par courriel/ }).click();
	await page.getByLabel('Votre adresse de courriel').fill(EMAIL);
	await press(page, 'Recevoir un code');
	await page.getByLabel('Le code reçu').waitFor();
	await tablet.kill();
	page = await open(tablet, '/connexion');
	await page.getByRole('radio', { name: /^Par courriel/ }).click();
	expect(await page.getByLabel('Le code reçu').getAttribute('autocomplete')).toBe('one-time-code');
	await page.getByLabel('Le code reçu').fill(await codeFromOutbox());
	await press(page, 'Entrer');
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();
});

test('a recovery sheet is shown once; its maker sees the two devices', async () => {
	const page = await open(phone, '/moi/secours');
	await press(page, 'Faire ma feuille');
	await page.getByText('Ces codes ne seront plus jamais montrés').waitFor();
	sheet = await page.getByRole('list', { name: 'Les codes' }).getByRole('listitem').allInnerTexts();
	expect(sheet).toHaveLength(8);
	await page.emulateMedia({ media: 'print' });
	expect(await page.getByRole('button').count()).toBe(0);
	await page.emulateMedia({ media: 'screen' });
	await page.reload();
	await page.getByText('Il reste 8 codes').waitFor();
	await open(phone, '/moi/appareils');
	await page.getByText('ajouté par un code reçu par courriel').waitFor();
});

test('a phone that is left with the network cut keeps nothing of its owner', async () => {
	await server.stop();
	const page = await open(tablet, '/moi/quitter');
	expect(await dumpOf(page)).toContain('Odette');
	await press(page, 'Quitter');
	await page.getByText('Ce téléphone ne garde plus rien de vous.').waitFor();
	const found = await dumpOf(page);
	expect(found).not.toContain('Odette');
	expect(found).not.toContain(EMAIL);
	await server.start();
});

test('a second device comes in by the code it shows, once the first has said yes', async () => {
	const page = await open(tablet, '/connexion');
	await pair(await open(phone, '/moi'), page, server.origin);
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();
});

test('a device declared lost erases everything at its next contact', async () => {
	const first = await open(phone, '/moi/appareils');
	await first.getByRole('button', { name: /^Retirer Ordinateur/ }).click();
	await press(first, 'Perdu ou volé');
	await first.getByText('C’est fait.').waitFor();
	const page = await open(tablet, '/moi');
	await page.getByText('Ce téléphone a été déclaré perdu.').waitFor();
	await expect.poll(() => dumpOf(page)).not.toContain('Odette');
});

test('a slip of the mairie lets a newcomer in', async () => {
	const page = await open(counter, '/inscription');
	await signUp(page, 'Secrétariat');
	await press(page, 'M’inscrire');
	await page.getByRole('heading', { name: 'Bonjour Secrétariat' }).waitFor();
	await page.locator('.honest').filter({ hasText: 'à envoyer' }).waitFor({ state: 'hidden' });
	await open(counter, '/mairie/papier');
	await page.getByText('Cette page est pour les secrétariats de mairie.').waitFor();
	await claimAdmin(page, server);
	await open(counter, '/mairie/papier');
	await page.getByRole('link', { name: 'Montrer ma seconde preuve' }).click();
	({ codes: spare } = await setUpApp(page));
	await open(counter, '/mairie/papier');
	await page.getByLabel('Son nom sur le panneau').fill('Léonie');
	await page.getByLabel('Sa commune').selectOption({ label: 'Sarcenas' });
	await page.getByLabel('Cette personne a plus de 15 ans').check();
	await press(page, 'Préparer le papier');
	const code = await page.locator('p.code').innerText();

	const other = await open(tablet, `/connexion#code=${code.replaceAll(' ', '')}`);
	expect((await other.getByLabel('Le code du papier').inputValue()).length).toBe(12);
	await other.getByLabel('Le code du papier').fill(code.slice(0, -1) + (code.endsWith('2') ? '3' : '2'));
	await press(other, 'Entrer');
	await other.getByText('Relisez-le.').waitFor();
	await other.getByLabel('Le code du papier').fill(code.toLowerCase());
	await press(other, 'Entrer');
	await other.getByRole('heading', { name: 'Bonjour Léonie' }).waitFor();
});

test('what somebody wrote waits for them when another comes to their phone, and leaves when they are back', async () => {
	await server.stop();
	const page = await open(tablet, '/moi');
	await writeGift(page, 'Les cagettes de Léonie');
	// Nothing of Léonie's may leave before Odette comes: not even from the page that is still open when the server is back.
	await page.route('**/db/**', (route) => route.abort());
	await server.start();

	await open(tablet, '/connexion');
	await page.getByText('Ce téléphone est à Léonie.').waitFor();
	await enterByPaper(page, sheet[0] ?? '');
	// Also said on the page one comes by: reloaded there, one stays there.
	await page.waitForURL(`${server.origin}/moi`);
	await page.getByText('Léonie avait écrit sur ce téléphone').waitFor();
	await page.unroute('**/db/**');
	await page.reload();
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();
	expect(await page.locator('main').innerText()).not.toContain('Les cagettes');
	expect(await titles()).toEqual([]);

	// The server was started again: what was shown to it is shown again.
	const clerk = await open(counter, '/mairie/papier');
	await clerk.getByRole('link', { name: 'Montrer ma seconde preuve' }).click();
	await clerk.getByLabel('Le code du moment').fill(spare[0] ?? '');
	await press(clerk, 'Montrer ce code');
	await clerk.getByText('C’est ouvert ici pour la journée').waitFor();
	await open(counter, '/mairie/papier');
	await clerk.getByRole('radio', { name: /^Quelqu’un déjà inscrit/ }).click();
	await clerk.getByLabel('Son nom sur le panneau').fill('leonie');
	await clerk.getByLabel('Sa commune').selectOption({ label: 'Sarcenas' });
	await press(clerk, 'Chercher');
	await press(clerk, 'Préparer le papier pour Léonie');
	const code = await clerk.locator('p.code').innerText();
	await open(tablet, '/connexion');
	await enterByPaper(page, code);
	await page.getByRole('heading', { name: 'Bonjour Léonie' }).waitFor();
	await expect.poll(titles, { timeout: 20_000 }).toEqual(['Les cagettes de Léonie · Léonie']);
});

test('a phone not seen for too long says so once, calmly, goes on writing, and sends when its owner is known again', async () => {
	await phone.close();
	await server.stop();
	await eachDoc('device:', (doc) => ({ ...doc, seenAt: '2025-01-01T00:00:00.000Z', provedAt: '2025-01-01T00:00:00.000Z' }));
	await server.start();
	const page = await open(phone, '/moi/appareils');
	const banner = page.getByRole('complementary', { name: 'À savoir' }).filter({ hasText: 'faites-vous reconnaître' });
	await banner.waitFor();
	await open(phone, '/moi');
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();
	await writeGift(page, 'Les bûches d’Odette');
	await banner.getByRole('link', { name: 'Me faire reconnaître' }).click();
	await enterByPaper(page, sheet[1] ?? '');
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();
	await expect.poll(titles, { timeout: 20_000 }).toContain('Les bûches d’Odette · Odette');
	expect(await banner.count()).toBe(0);
});

async function titles(): Promise<string[]> {
	const { ads } = (await (await fetch(`${server.origin}/data/annonces`)).json()) as { ads: { id: string; title: string }[] };
	return Promise.all(
		ads.map(async ({ id, title }) => {
			const { ad } = (await (await fetch(`${server.origin}/data/annonces/${id}`)).json()) as {
				ad?: { author: { name: string } };
			};
			return `${title} · ${ad?.author.name}`;
		})
	);
}

type Doc = PouchDB.Core.ExistingDocument<object>;
async function eachDoc(prefix: string, change: (doc: Doc) => object) {
	const stores = embeddedStores(server.dataDir);
	const db = stores.open('accounts');
	const { rows } = await db.allDocs({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
	for (const { doc } of rows) if (doc) await db.put(change(doc));
	await db.close();
	await stores.close();
}
