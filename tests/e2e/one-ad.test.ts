/** The way of one ad, on real Chromiums and the built app, with the server really stopped. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { newDevice, type Device } from './support/device.ts';
import { begin, fillIn } from './support/form.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TITLE = 'Qui a une fendeuse à prêter ?';
const TEXT = 'Trois stères de hêtre à fendre avant la neige. Je rends propre et affûté.';
const ANSWER = 'J’en ai une, passez samedi matin.';
const THANKS = 'Merci ! Je viens vers neuf heures.';

let server: BuiltServer;
let a: Device;
let b: Device;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	a = await newDevice();
	b = await newDevice();
});

afterAll(async () => {
	await a?.discard();
	await b?.discard();
	await server?.discard();
});

/** The board is on the phone and every address opens without network. */
async function visitOnce(device: Device): Promise<void> {
	const page = await device.open(`${server.origin}/annonces`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	await device.close();
}

async function signUp(page: Page, name: string): Promise<void> {
	await page.getByLabel('Votre nom sur le panneau').fill(name);
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	await page.getByRole('button', { name: 'M’inscrire' }).click();
}

async function fillAd(page: Page, title: string, text: string): Promise<void> {
	await begin(page, /^Prêt/, 'Je cherche à emprunter');
	await fillIn(page, { title, text, category: 'Outils et machines' });
}

/** What is on screen for one own ad. */
const own = (page: Page, title: string) => page.getByRole('article').filter({ hasText: title });

/** Every state that the screen shows for an own ad, in order. */
async function watchStates(page: Page, title: string): Promise<() => Promise<string[]>> {
	await page.evaluate((wanted) => {
		const seen: string[] = [];
		const look = () => {
			const note = [...document.querySelectorAll('article')].find((article) => article.textContent.includes(wanted));
			const state = note?.querySelector('.state')?.textContent.trim();
			if (state && seen.at(-1) !== state) seen.push(state);
		};
		look();
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
		Object.assign(globalThis, { seenStates: seen });
	}, title);
	return () => page.evaluate(() => (globalThis as unknown as { seenStates: string[] }).seenStates);
}

test('an ad written with no signal reaches another phone, and is answered, with nobody pressing anything', async () => {
	await visitOnce(a);
	await visitOnce(b);
	await server.stop();

	// A: a deep link, the list and an ad, with nobody at the other end.
	let page = await a.open(`${server.origin}/annonces?genre=loan`);
	const first = page.getByRole('article').first();
	await first.waitFor();
	await first.getByRole('link').first().click();
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page
		.getByRole('link', { name: /Répondre/ })
		.first()
		.waitFor();

	// Signs up and writes, in one go.
	await page.goto(`${server.origin}/publier`);
	await fillAd(page, TITLE, TEXT);
	await page.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();

	// A second ad, in the middle of which the battery goes.
	await page.goto(`${server.origin}/publier`);
	await begin(page, /^Don/, 'Je donne');
	await page.getByLabel('Titre').pressSequentially('Des pots de confiture vides', { delay: 15 });
	await page.waitForTimeout(500);
	await page.getByLabel('Texte', { exact: true }).pressSequentially('Une trentaine, avec', { delay: 15 });
	await a.kill();

	page = await a.open(`${server.origin}/moi`);
	await own(page, 'Des pots de confiture vides').waitFor();
	await own(page, TITLE).getByRole('link', { name: 'Reprendre' }).click();
	await expect.poll(() => page.getByLabel('Texte', { exact: true }).inputValue()).toBe(TEXT);
	await page.getByRole('button', { name: 'S’inscrire et publier' }).click();
	await signUp(page, 'Aline');
	await own(page, TITLE).getByText('En attente d’envoi').waitFor();

	// The server is back. Nobody presses anything.
	const states = await watchStates(page, TITLE);
	await server.start();
	await own(page, TITLE).getByText('Publiée').waitFor({ timeout: 60_000 });
	expect(await states()).toEqual(['En attente d’envoi', 'Reçue', 'Publiée']);
	await own(page, 'Des pots de confiture vides').getByText('Brouillon').waitFor();

	// B comes by, then loses the network, reads and answers.
	let other = await b.open(`${server.origin}/annonces`);
	await other.getByRole('article').filter({ hasText: TITLE }).waitFor({ timeout: 30_000 });
	await b.close();
	await server.stop('SIGKILL');
	other = await b.open(`${server.origin}/annonces`);
	await other.getByRole('article').filter({ hasText: TITLE }).getByRole('link').first().click();
	await other.getByText(TEXT).waitFor();
	await other
		.getByRole('link', { name: /Répondre/ })
		.first()
		.click();
	await other.getByLabel('Votre message à Aline').fill(ANSWER);
	await other.getByRole('button', { name: /S’inscrire/ }).click();
	await signUp(other, 'Bruno');
	await other.getByText(ANSWER).waitFor();
	await other.getByText('En attente d’envoi').waitFor();

	await server.start();
	await other.getByText('Remise').waitFor({ timeout: 60_000 });

	// The answer reaches A, and A's reaches B.
	await page.goto(`${server.origin}/echanges`);
	await page.getByRole('link', { name: /Bruno/ }).click({ timeout: 60_000 });
	await page.locator('.log').getByText(ANSWER).waitFor();
	await page.getByLabel('Votre message').fill(THANKS);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Remise').waitFor({ timeout: 30_000 });
	await other.reload();
	await other.locator('.log').getByText(THANKS).waitFor({ timeout: 30_000 });

	// Exactly one of each, whatever was retried.
	expect(await other.locator('.log').getByText(ANSWER).count()).toBe(1);
	expect(await other.locator('.log').getByText(THANKS).count()).toBe(1);
	expect(await page.locator('.log').getByText(ANSWER).count()).toBe(1);
	const board = (await (await fetch(`${server.origin}/api/board/snapshot`)).json()) as { ads: { title: string }[] };
	expect(board.ads.filter(({ title }) => title === TITLE)).toHaveLength(1);
});
