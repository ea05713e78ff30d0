/** Photos for those who see, hear or move otherwise: in the form, on the board, on an ad's page, large. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { picture } from '../factories/photos.ts';
import { sidewaysOn, smallTargetsOn, violationsOn } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { begin, next } from './support/form.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TITLE = 'Un vieux poêle à donner';
let server: BuiltServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	browser = await openBrowser();
	context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 740 }, hasTouch: true, isMobile: true });
	page = await context.newPage();
});
afterAll(async () => {
	await browser?.close();
	await server?.discard();
});

async function isForEverybody(): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		expect(await violationsOn(page), colorScheme).toEqual([]);
	}
	expect(await sidewaysOn(page)).toEqual([]);
	expect(await smallTargetsOn(page)).toEqual([]);
}

test('the form with four photos, and what it says of a fifth and of a file that is none', async () => {
	await page.goto(`${server.origin}/publier`);
	await begin(page, /^Don/, 'Je donne');
	await page.getByLabel('Titre').fill(TITLE);
	await page.getByLabel('Texte', { exact: true }).fill('Il tire bien. À venir chercher à deux, il pèse son poids.');
	await page.getByLabel('Rubrique').selectOption({ index: 1 });
	// A phone has a camera of its own.
	await page.getByRole('button', { name: 'Prendre une photo' }).waitFor();
	const shapes = [
		[900, 600],
		[600, 900],
		[800, 800],
		[1000, 400],
		[500, 500]
	] as const;
	const files = await Promise.all(
		shapes.map(async ([width, height], seed) => ({
			name: `${seed}.jpg`,
			mimeType: 'image/jpeg',
			buffer: await picture(width, height, seed + 1)
				.jpeg()
				.toBuffer()
		}))
	);
	const input = page.locator('input[type=file][multiple]');
	await input.setInputFiles([{ name: 'lettre.txt', mimeType: 'text/plain', buffer: Buffer.from('Bonjour') }]);
	await page.getByText('Ce n’est pas une photo.').waitFor();
	await input.setInputFiles(files);
	await page.getByText('Quatre photos au plus : les autres n’ont pas été prises.').waitFor({ timeout: 30_000 });
	await page.getByText('4 photos gardées sur ce téléphone.').waitFor({ timeout: 30_000 });
	await page.getByLabel('Que voit-on sur la photo 1').fill('Le poêle, de face');
	await isForEverybody();
	await next(page);
	await page.getByLabel('Commune').selectOption({ label: 'Sarcenas' });
	await next(page);
});

test('the board, the ad and one of its photos, large', async () => {
	await page.getByRole('button', { name: 'S’inscrire et publier' }).click();
	await page.getByLabel('Votre nom sur le panneau').fill('Odette');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	await page.getByRole('button', { name: 'M’inscrire' }).click();
	await page.getByRole('article').filter({ hasText: TITLE }).getByText('Publiée').waitFor({ timeout: 60_000 });
	await page.getByText('Mes photos').waitFor({ state: 'detached', timeout: 60_000 });

	await page.goto(`${server.origin}/annonces`);
	await page.locator('.note .print img').first().waitFor({ timeout: 30_000 });
	await isForEverybody();
	await page.getByRole('link', { name: TITLE }).click();
	await page.getByRole('link', { name: 'Voir en grand : Photo 2 sur 4' }).waitFor();
	await isForEverybody();
	await page.getByRole('link', { name: 'Voir en grand : Le poêle, de face' }).click();
	await page.getByRole('dialog').getByText('Le poêle, de face').waitFor();
	await isForEverybody();
	await page.keyboard.press('ArrowRight');
	await page.getByText('Photo 2 sur 4').waitFor();
	await page.getByRole('button', { name: 'Précédente' }).click();
	await page.getByText('Photo 1 sur 4').waitFor();
	await page.getByRole('button', { name: 'Fermer' }).click();
	await page.getByRole('dialog').waitFor({ state: 'detached' });
});
