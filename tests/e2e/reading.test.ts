/** Reading as one likes: near me, sorted, filtered, on the map; kept in the address, without JavaScript, without network. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alive, openBrowser } from './support/browser.ts';
import { sideways, violationsOn } from './support/checker.ts';
import { newDevice, type Device } from './support/device.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const SAINT_PIERRE = '38442';
const PLATEAU = '38395';
const NEAR_ME = `/annonces?depuis=${SAINT_PIERRE}&minutes=20`;

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

async function look(path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR', ...options });
	try {
		const page = await context.newPage();
		await page.goto(server.origin + path);
		await use(page);
	} finally {
		await context.close();
	}
}

const search = (page: Page) => new URL(page.url()).searchParams;
const minutesShown = async (page: Page) =>
	(await page.locator('.away').allInnerTexts()).map((text) =>
		Number(/à\s(\d+)\smin$/.exec(text.replaceAll(/\s/g, ' '))?.[1] ?? 0)
	);
/** The page is alive and the copy on the phone, so the list is the phone's own. */
async function copied(page: Page) {
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	await page.waitForLoadState('networkidle');
	await alive(page);
}

describe('with JavaScript off', () => {
	const off = { javaScriptEnabled: false };

	test('the list is that of less than 20 minutes from home, and says how far each is', async () => {
		await look(NEAR_ME, off, async (page) => {
			const minutes = await minutesShown(page);
			expect(minutes.length).toBeGreaterThan(5);
			expect(Math.max(...minutes)).toBeLessThanOrEqual(20);
			await page.getByRole('link', { name: /^Retirer.*20\smin depuis Saint-Pierre-de-Chartreuse/ }).waitFor();
		});
	});

	test('in winter, what is behind the col du Coq is far', async () => {
		for (const [winter, there] of [
			['1', false],
			['0', true]
		] as const) {
			await look(`/annonces?depuis=${SAINT_PIERRE}&minutes=30&hiver=${winter}&commune=${PLATEAU}`, off, async (page) => {
				// Trips that go there from nearer are there in any season.
				const places = await page.locator('.note p:not(.kind)').allInnerTexts();
				expect(places.some((place) => place.startsWith('Plateau-des-Petites-Roches'))).toBe(there);
			});
		}
	});

	test('the form asks for the same, and the nearest come first', async () => {
		await look('/annonces', off, async (page) => {
			await page.getByText('Affiner').click();
			await page.locator('#depuis').selectOption(SAINT_PIERRE);
			await page.locator('#tri').selectOption('proches');
			await page.getByRole('button', { name: 'Appliquer' }).click();
			expect(search(page).get('depuis')).toBe(SAINT_PIERRE);
			const minutes = await minutesShown(page);
			expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
		});
	});

	test('an empty list says what would find something', async () => {
		await look(`${NEAR_ME}&genre=loan&q=accordeon`, off, async (page) => {
			await page.getByText('Rien de tel sur le panneau').waitFor();
			await page
				.getByRole('link', { name: /sans «/ })
				.first()
				.click();
			expect(await page.getByRole('article').count()).toBeGreaterThan(0);
		});
	});

	test('the map is links, each with its commune and how many ads', async () => {
		await look('/carte?genre=carpool', off, async (page) => {
			const map = page.getByRole('group', { name: /Carte des annonces/ });
			const links = map.getByRole('link');
			expect(await links.count()).toBe(72);
			const some = map.getByRole('link', { name: /, \d+\sannonces?$/ }).first();
			const n = Number(/(\d+)\sannonce/.exec((await some.getAttribute('aria-label')) ?? '')?.[1]);
			await page.goto(server.origin + (await some.getAttribute('href')));
			expect(search(page).get('genre')).toBe('carpool');
			expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(n);
		});
	});

	test('the list beside the map counts the same ads', async () => {
		await look('/carte', off, async (page) => {
			const label = await page.locator('svg a[href*="38472"]').getAttribute('aria-label');
			const row = await page.locator('.row-link[href*="38472"]').innerText();
			expect(row.replaceAll(/\s+/g, ' ')).toContain(label?.split(', ')[1]?.replaceAll(/\s+/g, ' '));
		});
	});
});

describe('once alive', () => {
	test('each choice is in the address: back undoes it, a reload keeps it, somebody else sees it', async () => {
		await look('/annonces', { viewport: { width: 1280, height: 800 } }, async (page) => {
			await copied(page);
			await page.locator('#genre').selectOption('loan');
			await page.waitForURL(/genre=loan/);
			await page.locator('#depuis').selectOption(SAINT_PIERRE);
			await page.locator('.away').first().waitFor();
			expect(search(page).has('depuis')).toBe(false);
			await page.locator('#minutes').selectOption('30');
			await page.waitForURL(/minutes=30/);
			expect(search(page).get('depuis')).toBe(SAINT_PIERRE);
			const found = await page.locator('h2').first().innerText();
			await page.reload();
			await page.getByRole('heading', { level: 2, name: found }).waitFor();
			await look(page.url().slice(server.origin.length), {}, async (other) => {
				await other.getByRole('heading', { level: 2, name: found }).waitFor();
			});
			await page.goBack();
			await page.waitForURL((url) => !url.searchParams.has('minutes'));
			await expect.poll(() => page.locator('#minutes').inputValue()).toBe('');
			expect(await page.locator('#genre').inputValue()).toBe('loan');
		});
	});

	test('the list follows what is typed, and the history keeps one search', async () => {
		await look('/', {}, async (page) => {
			await copied(page);
			await page.getByRole('link', { name: 'Annonces', exact: true }).click();
			await page.waitForURL(/\/annonces$/);
			const box = page.getByRole('searchbox');
			await box.pressSequentially('bois', { delay: 350 });
			await page.waitForURL(/q=bois/);
			expect(await box.inputValue()).toBe('bois');
			await box.pressSequentially(' de', { delay: 350 });
			await page.waitForURL(/q=bois\+de/);
			expect(await box.inputValue()).toBe('bois de');
			await page.goBack();
			await page.waitForURL(/\/annonces$/);
			await expect.poll(() => box.inputValue()).toBe('');
			await page.goBack();
			await page.waitForURL((url) => url.pathname === '/');
		});
	});

	test('what was chosen comes off with one tap', async () => {
		await look('/annonces?genre=loan&sens=offer', {}, async (page) => {
			await copied(page);
			await page.getByRole('link', { name: /Retirer.*Prêt/ }).click();
			await page.waitForURL((url) => url.search === '?sens=offer');
		});
	});

	test('the place is asked once: the front page then begins with what is near, also tomorrow', async () => {
		await look('/', {}, async (page) => {
			await copied(page);
			await page.getByText(/D’où regardez-vous/).click();
			await page.locator('#place').selectOption(SAINT_PIERRE);
			await page.getByRole('heading', { name: 'Près de chez vous' }).waitFor();
			await page.reload();
			await page.getByRole('heading', { name: 'Près de chez vous' }).waitFor();
			await page.getByText(/Depuis Saint-Pierre-de-Chartreuse/).waitFor();
			expect(new URL(page.url()).search).toBe('');
		});
	});

	test('the map by keyboard: one stop, the arrows, Enter, and back to where one was', async () => {
		await look('/carte', { viewport: { width: 1280, height: 800 } }, async (page) => {
			await copied(page);
			await expect.poll(() => page.locator('svg a:not([tabindex="-1"])').count()).toBe(1);
			await page.locator('svg a[href*="38472"]').focus();
			const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
			expect(await label()).toMatch(/^Sarcenas, /);
			await page.keyboard.press('ArrowRight');
			expect(await label()).not.toMatch(/^Sarcenas, /);
			const here = (await label()).split(',')[0]!;
			await page.keyboard.press('Enter');
			await page.waitForURL(/\/annonces\?commune=/);
			await page.getByRole('link', { name: new RegExp(`Retirer.*${here}`) }).waitFor();
			await page.goBack();
			await page.waitForURL(/\/carte$/);
		});
	});

	test('an ad is shared by a code that says nothing of who shares it', async () => {
		await look('/annonces?depuis=38442&minutes=20', {}, async (page) => {
			await copied(page);
			await page.getByRole('article').first().getByRole('link').click();
			const button = page.getByRole('button', { name: 'Partager' });
			await button.click();
			const dialog = page.getByRole('dialog', { name: 'Partager cette annonce' });
			await dialog.getByRole('img', { name: /Le code/ }).waitFor();
			expect(await dialog.innerText()).toContain(server.origin + new URL(page.url()).pathname);
			expect(await dialog.innerText()).not.toContain('depuis=');
			await page.keyboard.press('Escape');
			await dialog.waitFor({ state: 'detached' });
			expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
		});
	});
});

describe('accessibility', () => {
	const PAGES = ['/carte', '/carte?genre=lost-found', NEAR_ME, `${NEAR_ME}&genre=loan&q=accordeon`, '/annonces?minutes=20'];
	describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
		test.each(PAGES)('%s: axe finds nothing', async (path) => {
			await look(path, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' }, async (page) => {
				await copied(page);
				expect(await violationsOn(page)).toEqual([]);
				if (path.startsWith('/annonces')) {
					const unfold = page.getByText('Affiner');
					if (!(await page.locator('#depuis').isVisible())) await unfold.click();
					expect(await violationsOn(page)).toEqual([]);
				}
			});
		});
	});

	test('the sharing dialog: axe finds nothing', async () => {
		await look('/annonces', { bypassCSP: true, reducedMotion: 'reduce' }, async (page) => {
			await copied(page);
			await page.getByRole('article').first().getByRole('link').click();
			await page.getByRole('button', { name: 'Partager' }).click();
			await page.getByRole('dialog').waitFor();
			expect(await violationsOn(page)).toEqual([]);
		});
	});

	test.each(PAGES)('%s: no sideways scroll at 320 px', async (path) => {
		await look(path, { viewport: { width: 320, height: 640 } }, async (page) => {
			await copied(page);
			expect(await sideways(page)).toBeLessThanOrEqual(0);
		});
	});
});

describe('with the server stopped', () => {
	let device: Device;
	beforeAll(async () => {
		device = await newDevice();
		const page = await device.open(`${server.origin}/aide`);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
		await copied(page);
		await server.stop();
	});
	afterAll(async () => {
		await device?.discard();
	});

	test('near me, never asked before, is answered by the phone', async () => {
		const page = await device.open(server.origin + NEAR_ME);
		await page.locator('.away').first().waitFor();
		const minutes = await minutesShown(page);
		expect(minutes.length).toBeGreaterThan(5);
		expect(Math.max(...minutes)).toBeLessThanOrEqual(20);
		await page.reload();
		await page.locator('.away').first().waitFor();
	});

	test('the map is drawn, and leads to the list', async () => {
		const page = await device.open(`${server.origin}/carte`);
		await page.locator('svg a[href*="38472"]').focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/commune=38472/);
		await page.getByRole('article').first().waitFor();
	});

	test('an ad is shared by its code all the same', async () => {
		const page = await device.open(`${server.origin}/annonces`);
		await page.getByRole('article').first().getByRole('link').click();
		await page.getByRole('button', { name: 'Partager' }).click();
		await page.getByRole('img', { name: /Le code/ }).waitFor();
	});
});
