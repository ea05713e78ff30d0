/** A phone with the board on it, and somebody who asks for news now and then. */
import type { Locator, Page } from 'playwright-core';
import type { Device } from './device.ts';

/** The board is on the phone, and every address opens without network. */
export async function visit(device: Device, origin: string): Promise<Page> {
	const page = await device.open(`${origin}/annonces`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByText(/\d+\sannonces?, copie/).waitFor();
	return page;
}

const exchange = (page: Page) =>
	page
		.getByRole('button', { name: 'Actualiser' })
		.or(page.getByRole('button', { name: 'Envoyer maintenant' }))
		.first()
		.click();

/** What somebody else did comes with one of the next exchanges: news is asked for now and then until it shows. */
export async function untilShown(wanted: Locator): Promise<void> {
	const page = wanted.page();
	for (let tries = 0; tries < 40; tries += 1) {
		if (await wanted.isVisible()) return;
		await exchange(page).catch(() => undefined);
		await page.waitForTimeout(500);
	}
	throw new Error(`never shown at ${page.url()}: ${String(wanted)}\n${await page.getByRole('main').innerText()}`);
}

/** Opens that address, and asks for news now and then until it says so. */
export async function untilSays(device: Device, address: string, said: RegExp): Promise<Page> {
	const page = await device.open(address);
	const wanted = page.getByRole('main').getByText(said).first();
	for (let tries = 0; tries < 20; tries += 1) {
		if (await wanted.isVisible().catch(() => false)) return page;
		await exchange(page).catch(() => undefined);
		await page.waitForTimeout(500);
	}
	throw new Error(`${address} never said ${String(said)}:\n${await page.getByRole('main').innerText()}`);
}
