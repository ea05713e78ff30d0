/** What a person wants kept here: chosen on a page, obeyed at once, remembered without network. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDevice, type Device } from './support/device.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
let device: Device;

beforeAll(async () => {
	server = await builtServer();
});
afterAll(() => server?.discard());
beforeEach(async () => {
	await server.start();
	device = await newDevice();
});
afterEach(async () => {
	await device?.discard();
	await server?.stop();
});

/** Lines of texts on the disk of this phone. */
const textsOnDisk = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const asked = indexedDB.open('sharetreuse-board');
				asked.onerror = () => reject(asked.error as DOMException);
				asked.onsuccess = () => {
					const all = asked.result.transaction('lines').objectStore('lines').getAll();
					all.onsuccess = () => {
						asked.result.close();
						resolve((all.result as { sort: string }[]).filter(({ sort }) => sort === 'texts').length);
					};
				};
			})
	);

const board = (page: Page) => page.getByRole('region', { name: 'Le panneau sur ce téléphone' });
const status = (page: Page) => board(page).getByRole('status');

async function settings(): Promise<Page> {
	const page = await device.open(`${server.origin}/moi/reglages`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await status(page).getByText('Tout ce que vous gardez est là', { exact: false }).waitFor();
	return page;
}

describe('what this phone keeps of the board', () => {
	test('is said in ads and in megabytes, for what is here and for each choice', async () => {
		const page = await settings();
		expect(await status(page).innerText()).toMatch(/^Ici\s: \d+\sannonces, \d+\sko\./);
		await board(page)
			.getByText(/^Chaque annonce en entier\s: \d+\sko\.$/)
			.waitFor();
		await board(page)
			.getByText(/^Un texte vient quand vous ouvrez l’annonce\s: \d+\sko\.$/)
			.waitFor();
	});

	test('titles only: texts leave at once, the choice survives a reload without the server, and all comes back', async () => {
		const page = await settings();
		await expect.poll(() => textsOnDisk(page)).toBeGreaterThan(0);
		await board(page).getByRole('radio', { name: 'Les titres seulement' }).check();
		await expect.poll(() => textsOnDisk(page)).toBe(0);
		await status(page).getByText('Un texte vient quand vous ouvrez', { exact: false }).waitFor();

		await server.stop();
		await page.reload();
		await status(page).getByText('Un texte vient quand vous ouvrez', { exact: false }).waitFor();
		expect(await board(page).getByRole('radio', { name: 'Les titres seulement' }).isChecked()).toBe(true);
		// The list is still whole.
		const listed = await device.open(`${server.origin}/annonces`);
		await expect.poll(() => listed.getByRole('article').count()).toBe(30);

		await server.start();
		const again = await device.open(`${server.origin}/moi/reglages`);
		await board(again).getByRole('radio', { name: /^Tout/ }).check();
		await expect.poll(() => textsOnDisk(again)).toBeGreaterThan(0);
		await status(again).getByText('Tout ce que vous gardez est là', { exact: false }).waitFor();
	});

	test('around me asks from where, and remembers it', async () => {
		const page = await settings();
		await board(page).getByRole('radio', { name: 'Autour de chez moi' }).check();
		await board(page).getByText('dites d’où vous regardez', { exact: false }).waitFor();
		await board(page).locator('summary').click();
		await page.locator('#place').selectOption({ label: 'Sarcenas' });
		await board(page).getByText('gardées autour d’ici', { exact: false }).waitFor();
		await page.reload();
		await expect.poll(() => board(page).getByRole('radio', { name: 'Autour de chez moi' }).isChecked()).toBe(true);
		await board(page).getByText('Sarcenas').first().waitFor();
	});

	test('saving data is one tap, by keyboard too, and is remembered without the server', async () => {
		const page = await settings();
		const yes = board(page).getByRole('group', { name: 'Économiser mes données' }).getByRole('button', { name: 'Oui' });
		await yes.focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => yes.getAttribute('aria-pressed')).toBe('true');
		await server.stop();
		await page.reload();
		await expect.poll(() => yes.getAttribute('aria-pressed')).toBe('true');
	});
});

test('colours and the size of the text are chosen there, and kept', async () => {
	const page = await settings();
	await page.getByRole('button', { name: 'Sombres' }).click();
	await page.getByRole('region', { name: 'Lire à votre goût' }).getByRole('button', { name: 'Très grande' }).click();
	await page.reload();
	await expect
		.poll(() => page.evaluate(() => ({ ...document.documentElement.dataset })))
		.toMatchObject({ theme: 'dark', size: 'larger' });
});
