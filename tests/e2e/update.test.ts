/** A new version is offered, never imposed: two real builds, real service workers, and somebody writing. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newDevice, type Device } from './support/device.ts';
import { begin } from './support/form.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const READY = 'Une nouvelle version est prête.';
const LATER = 'Une nouvelle version est prête. Elle attend que vous ayez fini.';

let server: BuiltServer;
let device: Device;

beforeAll(async () => {
	server = await builtServer();
});
afterAll(() => server?.discard());

beforeEach(async () => {
	await become('this');
	device = await newDevice();
});
afterEach(() => device?.discard());

async function become(version: 'this' | 'next') {
	await server.stop();
	server.use(version);
	await server.start();
}

/** Opened twice: the second time, the service worker answers. */
async function visited(path: string): Promise<Page> {
	const page = await device.open(server.origin + path);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.reload();
	await alive(page);
	expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	return page;
}

/** The line of honesty speaks once the page has its stores, and the worker is registered before that or soon after. */
async function alive(page: Page) {
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	await page.waitForTimeout(300);
}

/** As when the app comes back to the foreground: it looks for a new version by itself. */
const lookForNew = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')));
const take = (page: Page) => page.getByRole('button', { name: 'La prendre maintenant' });

async function versionOf(page: Page): Promise<string> {
	await page.getByRole('link', { name: 'Moi' }).click();
	return (await page.getByText(/^Version /).innerText()).replace('Version ', '');
}

test('who writes is told and not asked; afterwards the new version is taken at the same address, and works offline', async () => {
	const page = await visited('/publier');
	await begin(page, /^Prêt/, 'Je cherche à emprunter');
	await become('next');
	await lookForNew(page);
	await page.getByText(LATER).waitFor({ timeout: 20_000 });
	expect(await take(page).count()).toBe(0);
	await page.getByLabel('Titre').fill('Une brouette');
	await page.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();
	expect(await take(page).count()).toBe(0);

	await page.getByRole('link', { name: 'Annonces', exact: true }).click();
	await page.getByText(READY, { exact: true }).waitFor();
	// In the middle of a search, too, it waits.
	await page.getByRole('searchbox').fill('bois');
	await page.getByText(LATER).waitFor();
	expect(await take(page).count()).toBe(0);
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.waitForURL(/q=bois/);

	const reloaded = page.waitForEvent('load');
	await take(page).click();
	await reloaded;
	await alive(page);
	expect(new URL(page.url()).pathname + new URL(page.url()).search).toContain('/annonces?q=bois');
	expect(await page.getByText(READY).count()).toBe(0);
	await server.stop();
	await page.reload();
	await page.getByRole('article').first().waitFor();
	expect(await versionOf(page)).toBe('next');
	await page.getByRole('article').filter({ hasText: 'Une brouette' }).waitFor();
});

// Once in some thirty runs Chromium never begins the look for a new version, and asks the server nothing: its own queue
// stands still, and no page can free it. Everything is then begun again, with another browser.
test('another tab loses nothing of what is typed there, and follows as soon as it can', { retry: 2 }, async () => {
	const reader = await visited('/annonces');
	const writer = await reader.context().newPage();
	await writer.goto(`${server.origin}/publier`);
	await begin(writer, /^Don/, 'Je donne');
	await writer.evaluate(() => Object.assign(globalThis, { sameDocument: true }));

	await become('next');
	await reader.bringToFront();
	await lookForNew(reader);
	await take(reader).waitFor({ timeout: 20_000 });
	const reloaded = reader.waitForEvent('load');
	await take(reader).click();
	await reloaded;
	await alive(reader);

	await writer.bringToFront();
	await writer.getByText(LATER).waitFor();
	await writer.getByLabel('Titre').fill('Des cagettes');
	await writer.getByLabel('Texte', { exact: true }).fill('Une dizaine, à prendre sur place.');
	await writer.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();
	expect(await writer.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
	expect(await versionOf(writer)).toBe('next');
	expect(await writer.evaluate(() => 'sameDocument' in globalThis)).toBe(false);
	await writer.getByRole('article').filter({ hasText: 'Des cagettes' }).waitFor();
});

test('nobody answers the question: the next start has the new version, once every tab was closed', async () => {
	const page = await visited('/annonces');
	await become('next');
	await lookForNew(page);
	await page.getByText(READY, { exact: true }).waitFor({ timeout: 20_000 });
	await page.reload();
	await alive(page);
	expect(await versionOf(page)).not.toBe('next');
	await device.close();
	const later = await device.open(`${server.origin}/annonces`);
	await alive(later);
	expect(await versionOf(later)).toBe('next');
	expect(await later.getByText(READY).count()).toBe(0);
});
