/** The home screen: possible, offered to who comes back, never twice, never where it is done. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alive, openBrowser } from './support/browser.ts';
import { newDevice } from './support/device.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
let browser: Browser;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await server?.discard();
});

const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

async function on(options: BrowserContextOptions, use: (visit: () => Promise<Page>) => Promise<void>) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block', ...options });
	try {
		// A visit lasts as long as its tab. Something is looked at, then something else.
		await use(async () => {
			const page = await context.newPage();
			page.setDefaultTimeout(10_000);
			await page.goto(`${server.origin}/annonces`);
			await page.getByText(/\d+\sannonces, copie/).waitFor();
			await alive(page);
			await page.getByRole('link', { name: 'Moi' }).click();
			await page.getByRole('heading', { level: 1, name: 'Moi' }).waitFor();
			return page;
		});
	} finally {
		await context.close();
	}
}
const offer = (page: Page) => page.getByRole('complementary', { name: 'Le panneau sur votre écran d’accueil' });

test('the browser itself finds nothing to object', async () => {
	const device = await newDevice();
	const page = await device.open(`${server.origin}/annonces`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	const cdp = await page.context().newCDPSession(page);
	await expect.poll(async () => (await cdp.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
	await device.discard();
});

test('offered at the third visit, with the steps of an iPhone, and never again once declined', async () => {
	await on({ userAgent: IPHONE, hasTouch: true }, async (visit) => {
		expect(await offer(await visit()).count()).toBe(0);
		expect(await offer(await visit()).count()).toBe(0);
		const third = await visit();
		await offer(third).waitFor();
		expect(await offer(third).innerText()).toContain('sept jours');
		await offer(third).getByRole('link', { name: 'Voir comment faire' }).click();
		await third.getByRole('heading', { name: 'Sur iPhone et iPad' }).waitFor();
		expect(await third.locator('main svg').count()).toBe(4);
		await third.goBack();
		await offer(third).getByRole('button', { name: 'Non merci' }).click();
		expect(await offer(third).count()).toBe(0);
		expect(await offer(await visit()).count()).toBe(0);
	});
});

test('one tap where the browser can do it, and its refusal is heard', async () => {
	await on({}, async (visit) => {
		await visit();
		await visit();
		const page = await visit();
		await page.evaluate(() => {
			const prompt = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
				prompt: () => Promise.resolve(Object.assign(globalThis, { wasAsked: true })),
				userChoice: Promise.resolve({ outcome: 'dismissed' })
			});
			dispatchEvent(prompt);
		});
		await offer(page).getByRole('button', { name: 'L’ajouter' }).click();
		await expect.poll(() => offer(page).count()).toBe(0);
		expect(await page.evaluate(() => 'wasAsked' in globalThis)).toBe(true);
	});
});

test('nothing is offered where it is installed already', async () => {
	await on({}, async (visit) => {
		await (await visit()).context().addInitScript(() => {
			const ask = globalThis.matchMedia.bind(globalThis);
			globalThis.matchMedia = (query) => (query.includes('standalone') ? ({ matches: true } as MediaQueryList) : ask(query));
		});
		await visit();
		const third = await visit();
		expect(await offer(third).count()).toBe(0);
		await third.goto(`${server.origin}/installer`);
		await third.getByText('C’est déjà fait sur cet appareil.').waitFor();
	});
});
