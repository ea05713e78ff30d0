/** A phone that cannot keep anything still reads, says what is not kept, and recovers by itself (O9). */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alive, openBrowser } from './support/browser.ts';
import { begin } from './support/form.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await server?.discard();
});
beforeEach(async () => {
	context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR', serviceWorkers: 'block' });
	page = await context.newPage();
	page.setDefaultTimeout(10_000);
});
afterEach(() => context?.close());

const go = (path: string) => page.goto(server.origin + path);
const refresh = () => page.getByRole('button', { name: 'Actualiser' }).click();
const COPY = /\d+\sannonces, copie de/;
const BLOCKED = 'Ce téléphone ne garde rien pour l’instant';
const FULL = 'Ce téléphone n’a plus de place';

/** As in a private window of some browsers: databases fail to open, until they do not. */
const failing = () =>
	context.addInitScript(() => {
		const open = Reflect.get(IDBFactory.prototype, 'open') as (...given: unknown[]) => unknown;
		Object.assign(globalThis, { storeIsBlocked: true });
		IDBFactory.prototype.open = function (...given: unknown[]) {
			if ((globalThis as { storeIsBlocked?: boolean }).storeIsBlocked) throw new DOMException('no', 'SecurityError');
			return open.apply(this, given) as IDBOpenDBRequest;
		};
	});
/** Where there is no such thing at all. */
const absent = () => context.addInitScript(() => void Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));

describe.each([
	['refused', failing],
	['absent', absent]
])('storage %s', (_, block) => {
	test('the board is read through the network, and nothing is claimed', async () => {
		await block();
		await go('/annonces');
		await page.getByText(BLOCKED, { exact: true }).waitFor();
		await page.getByText('Lu par le réseau', { exact: false }).waitFor();
		expect(await page.getByText(/pas de réseau/).count()).toBe(0);
		expect(await page.getByRole('article').count()).toBe(30);
		await page.getByRole('article').first().getByRole('link').first().click();
		await page.waitForURL(/annonces\/\w+$/);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.getByRole('link', { name: 'Moi' }).click();
		await page.getByText('Vous n’êtes pas encore inscrit', { exact: false }).waitFor();
	});

	test('a form says so before the first letter', async () => {
		await block();
		await go('/publier');
		await page.getByText('Ce que vous écrirez ici sera perdu', { exact: false }).waitFor();
		await begin(page, /^Don/, 'Je donne');
		await page.getByLabel('Titre').fill('Des cagettes');
		await page.getByText('n’a pas pu garder ce texte', { exact: false }).waitFor();
	});
});

test('storage that returns is used again, without reloading', async () => {
	await failing();
	await go('/publier');
	await page.getByText(BLOCKED, { exact: true }).waitFor();
	await begin(page, /^Don/, 'Je donne');
	await page.getByLabel('Titre').fill('Des cagettes');
	await page.evaluate(() => Object.assign(globalThis, { storeIsBlocked: false }));
	await refresh();
	await page.getByText(COPY).waitFor();
	expect(await page.getByText(BLOCKED).count()).toBe(0);
	await page.getByLabel('Titre').fill('Des cagettes vides');
	await page.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();
	await page.getByRole('link', { name: 'Moi' }).click();
	await page.getByRole('article').filter({ hasText: 'Des cagettes vides' }).waitFor();
});

test('a full phone reads, says that it is full, and goes on once there is room', async () => {
	const cdp = await context.newCDPSession(page);
	const quota = (quotaSize?: number) =>
		cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin, ...(quotaSize !== undefined && { quotaSize }) });
	await quota(20_000);
	await go('/annonces');
	await page.getByText(FULL, { exact: true }).waitFor({ timeout: 20_000 });
	expect(await page.getByRole('article').count()).toBe(30);
	await page.getByRole('article').first().getByRole('link').first().click();
	await page.waitForURL(/annonces\/\w+$/);
	await page.getByRole('link', { name: 'Publier' }).click();
	await page.getByText('ne sera peut-être pas gardé', { exact: false }).waitFor();
	await quota();
	await refresh();
	await expect.poll(() => page.getByText(FULL).count()).toBe(0);
	await page.getByText(COPY).waitFor();
});

test('a phone whose stores were erased says honestly that it has forgotten who one is', async () => {
	await go('/inscription');
	await page.getByLabel('Votre nom sur le panneau').fill('Aline');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	await page.getByRole('button', { name: 'M’inscrire' }).click();
	await page.getByRole('heading', { name: 'Bonjour Aline' }).waitFor();
	// Between two visits, as browsers do it.
	await page.goto('about:blank');
	const cdp = await context.newCDPSession(page);
	await cdp.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'indexeddb' });
	await go('/moi');
	await page.getByRole('heading', { name: 'Ce téléphone a oublié qui vous êtes' }).waitFor();
	await page.getByRole('button', { name: 'J’ai compris' }).click();
	await page.reload();
	await page.getByText('Vous n’êtes pas encore inscrit', { exact: false }).waitFor();
	expect(await page.getByText('a oublié qui vous êtes').count()).toBe(0);
});

test('/moi says what this phone keeps, and what may become of it', async () => {
	await go('/moi');
	const kept = page.getByRole('region', { name: 'Ce que ce téléphone garde' });
	await kept.getByText(/^[\d\s]+annonces du panneau/).waitFor();
	await expect.poll(async () => (await kept.innerText()).replaceAll(/\s/g, ' ')).toMatch(/\d,?\d* Mo en tout/);
	expect(await kept.innerText()).toMatch(/Le navigateur (peut effacer|a promis)/);
});

/** The page as the server wrote it; the app comes when it is let. */
async function comingLate(path: string): Promise<() => void> {
	let come: () => void = () => undefined;
	const coming = new Promise<void>((resolve) => (come = resolve));
	await page.route('**/_app/**/*.js', (route) => coming.then(() => route.continue()));
	await page.goto(server.origin + path, { waitUntil: 'commit' });
	return come;
}

test('what was typed, ticked and chosen while the app was still coming is there when it has come', async () => {
	const come = await comingLate('/inscription');
	await page.getByLabel('Votre nom sur le panneau').fill('Aline');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByLabel('J’ai plus de 15 ans').check();
	// Pressed too early, it does nothing yet: what is typed is neither sent in an address nor lost.
	await page.getByRole('button', { name: 'M’inscrire' }).click();
	expect(page.url()).toBe(`${server.origin}/inscription`);
	// Whoever writes on has not finished.
	await page.getByLabel('Votre nom sur le panneau').fill('Aline M.');
	come();
	await alive(page);
	const commune = () => page.getByLabel('Votre commune').evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.label);
	await expect.poll(commune).toBe('Sarcenas');
	expect(await page.getByLabel('Votre nom sur le panneau').inputValue()).toBe('Aline M.');
	expect(await page.getByLabel('J’ai plus de 15 ans').isChecked()).toBe(true);
	expect(await page.locator('.error').count()).toBe(0);
	// And the app knows of it: what is missing is said, and it is not the commune.
	await page.getByRole('button', { name: 'M’inscrire' }).click();
	await page.getByText('Il manque', { exact: false }).or(page.locator('.error')).first().waitFor();
	expect(await page.getByText('Il manque la commune', { exact: false }).count()).toBe(0);
});

test('a button pressed while the app was still coming does what it says when it has come', async () => {
	const come = await comingLate('/inscription');
	await page.getByLabel('Votre nom sur le panneau').fill('Aline');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	const button = page.getByRole('button', { name: 'M’inscrire' });
	await button.click();
	expect(await button.getAttribute('aria-busy')).toBe('true');
	come();
	await page.getByRole('heading', { name: 'Bonjour Aline' }).waitFor();
});
