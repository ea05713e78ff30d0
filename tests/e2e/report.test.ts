/** « Signaler » with no network and no account: a number at once, and one report when the network is back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isReportNumber } from '../../src/domain/report.ts';
import { newDevice, type Device } from './support/device.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
let device: Device;
beforeAll(async () => {
	server = await builtServer();
	await server.start();
	device = await newDevice();
});
afterAll(async () => {
	await device?.discard();
	await server?.discard();
});

test('an ad is reported in a valley without signal, and received once', async () => {
	let page = await device.open(`${server.origin}/annonces`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	await server.stop();
	await page.reload();
	await page.getByRole('article').first().getByRole('link').first().click();
	await page.getByRole('link', { name: 'Signaler cette annonce' }).click();

	// Nothing but the reason and the tick is asked for, and what lacks is said.
	await page.getByRole('button', { name: 'Signaler' }).click();
	await page.getByText('Choisissez ce qui ne va pas.').waitFor();
	await page.getByText('Cochez cette case').waitFor();
	await page.getByRole('radio', { name: /C’est une vente/ }).click();
	await page.getByLabel(/de bonne foi/).check();
	await page.getByRole('button', { name: 'Signaler' }).click();
	const number = (await page.locator('.number').innerText()).replaceAll(/\s/g, '');
	expect(isReportNumber(number)).toBe(true);
	await page.getByText('En attente d’envoi').waitFor();
	await page.getByText(/1.à envoyer/).waitFor();

	// The battery goes; the report stays.
	await device.kill();
	page = await device.open(`${server.origin}/moi`);
	await page.getByRole('heading', { name: 'Mes signalements' }).waitFor();
	expect((await page.locator('.number').innerText()).replaceAll(/\s/g, '')).toBe(number);
	await page.getByText('En attente d’envoi').waitFor();
	await server.start();
	await page.getByText('Reçu', { exact: true }).waitFor({ timeout: 40_000 });
	await page.reload();
	await page.getByText('Reçu', { exact: true }).waitFor();
});
