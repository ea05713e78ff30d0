/** Journey 2: an ad with two photos, written where there is no signal, by somebody new, on a phone that dies twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { PHOTO_BYTES, THUMB_BYTES } from '../../src/domain/photos/limits.ts';
import { extraParts } from '../../src/domain/photos/metadata.ts';
import { heic, tellTales } from '../factories/photos.ts';
import { newDevice, type Device } from './support/device.ts';
import { begin, next } from './support/form.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

/** The machine may be busy. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 });

const TITLE = 'Une brebis boiteuse à soigner';
const TEXT = 'Qui sait parer un onglon ? Je suis à la cabane jusqu’à dimanche.';

let server: BuiltServer;
let shepherd: Device;
let neighbour: Device;
let ad = '';

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	shepherd = await newDevice();
	neighbour = await newDevice();
});
afterAll(async () => {
	await shepherd?.discard();
	await neighbour?.discard();
	await server?.discard();
});

async function visitOnce(device: Device): Promise<void> {
	const page = await device.open(`${server.origin}/annonces`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	await device.close();
}

/** The words of the ad, up to the step where its photos are too. */
async function fillAd(page: Page): Promise<void> {
	await begin(page, /^Service/, 'J’ai besoin d’un service');
	await page.getByLabel('Titre').fill(TITLE);
	await page.getByLabel('Texte', { exact: true }).fill(TEXT);
	await page.getByLabel('Rubrique').selectOption({ index: 1 });
}

async function choose(page: Page, ...files: { name: string; mimeType: string; bytes: Uint8Array }[]): Promise<void> {
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles(files.map(({ bytes, ...file }) => ({ ...file, buffer: Buffer.from(bytes) })));
}

const own = (page: Page) => page.getByRole('article').filter({ hasText: TITLE });
const prints = (page: Page) => page.locator('#photos li img');
/** Pictures that are really there, and not only named. */
const drawn = (page: Page, selector: string) =>
	page.evaluate(
		(wanted) =>
			[...document.querySelectorAll<HTMLImageElement>(wanted)].filter((img) => img.complete && img.naturalWidth > 1).length,
		selector
	);

/** The bytes of every photo on this phone, as they will be sent. */
const keptBytes = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number[][]>((resolve, reject) => {
				const opened = indexedDB.open('sharetreuse-device');
				opened.onerror = () => reject(new Error('not opened'));
				opened.onsuccess = () => {
					const all = opened.result.transaction('photoBytes').objectStore('photoBytes').getAll();
					all.onsuccess = () => {
						opened.result.close();
						resolve((all.result as { bytes: Uint8Array }[]).map(({ bytes }) => [...bytes]));
					};
				};
			})
	);

test('it is sent once, then its two photos, and both are seen elsewhere and kept there', async () => {
	await visitOnce(shepherd);
	await visitOnce(neighbour);
	await server.stop();

	// At the hut: nobody at the other end. Two photos that say where they were taken, and a file that is none.
	let page = await shepherd.open(`${server.origin}/publier`);
	await fillAd(page);
	await choose(
		page,
		{ name: 'brebis.jpg', mimeType: 'image/jpeg', bytes: await tellTales.jpeg(2400, 1800) },
		{ name: 'IMG_2.HEIC', mimeType: 'image/heic', bytes: heic() },
		{ name: 'cabane.png', mimeType: 'image/png', bytes: await tellTales.png(900, 600) }
	);
	await page.getByText('2 photos gardées sur ce téléphone.').waitFor({ timeout: 60_000 });
	await page.getByText(/format HEIC, que ce navigateur n’ouvre pas/).waitFor();
	await soon(() => drawn(page, '#photos li img')).toBe(2);
	await page.getByLabel('Que voit-on sur la photo 1').fill('La brebis, patte avant levée');
	await page.waitForTimeout(500);

	// The battery goes, in the middle of it.
	await shepherd.kill();
	page = await shepherd.open(`${server.origin}/moi`);
	await own(page).getByRole('link', { name: 'Reprendre' }).click();
	// It goes on where something is missing; the photos are one step before.
	await page.getByRole('button', { name: 'Étape précédente' }).click();
	await soon(() => page.getByLabel('Texte', { exact: true }).inputValue()).toBe(TEXT);
	await soon(() => drawn(page, '#photos li img')).toBe(2);
	expect(await page.getByLabel('Que voit-on sur la photo 1').inputValue()).toBe('La brebis, patte avant levée');
	const before = await prints(page).first().getAttribute('width');

	// Put in another order and back, taken away and given back.
	await page.getByRole('button', { name: 'Reculer la photo 1' }).click();
	await soon(() => page.getByLabel('Que voit-on sur la photo 2').inputValue()).toBe('La brebis, patte avant levée');
	await page.getByRole('button', { name: 'Avancer la photo 2' }).click();
	await page.getByRole('button', { name: 'Enlever la photo 2' }).click();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await soon(() => drawn(page, '#photos li img')).toBe(2);
	expect(await prints(page).first().getAttribute('width')).toBe(before);

	// Nothing on this phone says where they were taken.
	for (const bytes of (await keptBytes(page)).map((all) => new Uint8Array(all))) {
		expect(extraParts(bytes)).toEqual([]);
		expect(bytes.length).toBeLessThanOrEqual(PHOTO_BYTES);
		console.log(`a photo on the phone: ${bytes.length} bytes`);
	}

	await next(page);
	await page.getByLabel('Commune').selectOption({ label: 'Sarcenas' });
	await next(page);
	await page.getByRole('button', { name: 'S’inscrire et publier' }).click();
	await page.getByLabel('Votre nom sur le panneau').fill('Bastien');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	await page.getByRole('button', { name: 'M’inscrire' }).click();
	await own(page).getByText('En attente d’envoi').waitFor();
	await page.getByRole('link', { name: 'Mes envois' }).first().click();
	await page.getByText('En attente : elle part après le texte.').first().waitFor();

	// And again, before anything could leave.
	await shepherd.kill();
	page = await shepherd.open(`${server.origin}/moi`);
	await own(page).getByText('En attente d’envoi').waitFor();

	// Down in the valley, two days later.
	await server.start();
	await own(page).getByText('Publiée').waitFor({ timeout: 60_000 });
	await expect.poll(async () => (await onBoard()).flatMap(({ photos = [] }) => photos).length, { timeout: 60_000 }).toBe(2);
	const shown = await onBoard();
	expect(shown).toHaveLength(1);
	expect(shown[0]!.photos?.[0]).toMatchObject({ alt: 'La brebis, patte avant levée', width: 1200, height: 1600 });
	ad = shown[0]!.id;
	await page.getByRole('link', { name: 'Mes envois' }).first().click();
	await page.getByRole('heading', { name: 'Rien n’attend' }).waitFor({ timeout: 60_000 });
	await page.getByText('Mes photos').waitFor({ state: 'detached', timeout: 60_000 });

	for (const { id } of shown[0]!.photos ?? []) {
		for (const [file, most] of [
			['vignette.webp', THUMB_BYTES],
			['grande.webp', PHOTO_BYTES],
			['grande.jpg', PHOTO_BYTES]
		] as const) {
			const bytes = new Uint8Array(await (await fetch(`${server.origin}/photos/${id}/${file}`)).arrayBuffer());
			expect(extraParts(bytes), file).toEqual([]);
			expect(bytes.length).toBeLessThanOrEqual(most);
			console.log(`${file}: ${bytes.length} bytes`);
		}
	}

	// Elsewhere: on the board, then large, then with the network cut.
	let other = await neighbour.open(`${server.origin}/annonces`);
	await other.getByRole('article').filter({ hasText: TITLE }).waitFor({ timeout: 30_000 });
	await soon(() => drawn(other, '.note .print img')).toBe(1);
	await other.getByRole('link', { name: TITLE }).click();
	await other.getByRole('heading', { level: 1, name: TITLE }).waitFor();
	await soon(() => drawn(other, '.photos img')).toBe(2);
	const firstOf = (where: Page) => where.getByRole('link', { name: 'Voir en grand : La brebis, patte avant levée' });
	const first = firstOf(other);
	await first.focus();
	await other.keyboard.press('Enter');
	await soon(() => drawn(other, 'dialog img')).toBe(1);
	await other.getByRole('button', { name: 'Suivante' }).click();
	await other.getByText('Photo 2 sur 2').waitFor();
	await soon(() => drawn(other, 'dialog img')).toBe(1);
	await other.keyboard.press('Escape');
	expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
	await other.waitForTimeout(300);
	await neighbour.close();

	await server.stop('SIGKILL');
	other = await neighbour.open(`${server.origin}/annonces/${ad}`);
	await other.getByRole('heading', { level: 1, name: TITLE }).waitFor();
	await soon(() => drawn(other, '.photos img')).toBe(2);
	await firstOf(other).click();
	await soon(() => drawn(other, 'dialog img')).toBe(1);
	await neighbour.close();
	await server.start();
});

const onBoard = async () => {
	const board = (await (await fetch(`${server.origin}/api/board/snapshot`)).json()) as {
		ads: { id: string; title: string; photos?: { id: string; alt?: string }[] }[];
	};
	return board.ads.filter(({ title }) => title === TITLE);
};

test('who counts their megabytes fetches no photo but those they ask for', async () => {
	const thrifty = await newDevice();
	try {
		const page = await thrifty.open('about:blank');
		await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
		const asked: string[] = [];
		page.context().on('request', (request) => {
			const { pathname } = new URL(request.url());
			if (pathname.startsWith('/photos/')) asked.push(pathname);
		});
		await page.goto(`${server.origin}/annonces/${ad}`);
		await page.getByText('Touchez une photo pour la voir').waitFor();
		await page.waitForTimeout(1500);
		expect(asked).toEqual([]);
		await page
			.getByRole('link', { name: /Voir en grand/ })
			.first()
			.click();
		await soon(() => drawn(page, 'dialog img')).toBe(1);
		expect(asked).toHaveLength(1);
	} finally {
		await thrifty.discard();
	}
});

test('without JavaScript the page of the ad has its pictures, with their shape and what they show', async () => {
	const html = await (await fetch(`${server.origin}/annonces/${ad}`)).text();
	const images = html.match(/<noscript><img[^>]+>/g) ?? [];
	expect(images).toHaveLength(2);
	expect(images[0]).toMatch(/src="\/photos\/[0-9a-z]{32}\/grande\.jpg"/);
	expect(images[0]).toMatch(/alt="La brebis, patte avant levée"/);
	expect(images[0]).toMatch(/width="1200"/);
	expect(html).toMatch(/"image":\["http[^"]+\/grande\.jpg"/);
});
