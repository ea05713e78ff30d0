/** What everyone may read: without JavaScript, light, and by everybody. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { builtServer, type BuiltServer } from './support/server.ts';
import { firstLoad, get, linked } from './support/weight.ts';

let server: BuiltServer;
let browser: Browser;
let adPath: string;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	browser = await openBrowser();
	const { ads } = (await (await fetch(`${server.origin}/data/annonces`)).json()) as { ads: { id: string }[] };
	adPath = `/annonces/${ads[0]!.id}`;
});

afterAll(async () => {
	await browser?.close();
	await server?.discard();
});

const PUBLIC = ['/', '/annonces', '/aide', '/a-propos', '/integrer', '/mentions-legales'];
const PRIVATE = ['/publier', '/moi', '/moi/reglages', '/echanges', '/inscription'];

async function look(path: string, options: Parameters<Browser['newContext']>[0], use: (page: Page) => Promise<void>) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR', ...options });
	try {
		const page = await context.newPage();
		await page.goto(server.origin + path);
		await use(page);
	} finally {
		await context.close();
	}
}

describe('with JavaScript off', () => {
	test.each(['/', '/annonces'])('%s shows 30 ads that can be opened', async (path) => {
		await look(path, { javaScriptEnabled: false }, async (page) => {
			const notes = page.getByRole('article');
			expect(await notes.count()).toBe(30);
			const title = (await notes.first().getByRole('link').first().innerText()).trim();
			await notes.first().getByRole('link').first().click();
			expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(title);
		});
	});

	test('the list can be searched and filtered, and turned over', async () => {
		await look('/annonces', { javaScriptEnabled: false }, async (page) => {
			await page.getByRole('searchbox').fill('bois');
			await page.getByRole('button', { name: 'Chercher' }).click();
			expect(new URL(page.url()).searchParams.get('q')).toBe('bois');
			const found = await page.getByRole('article').count();
			expect(found).toBeGreaterThan(0);
			await page.goto(`${server.origin}/annonces?genre=carpool&page=1`);
			const kinds = await page.getByRole('article').locator('.kind').allInnerTexts();
			expect(kinds.every((kind) => kind.includes('Covoiturage'))).toBe(true);
			await page.goto(`${server.origin}/annonces`);
			await page.getByRole('link', { name: 'Plus anciennes' }).click();
			expect(new URL(page.url()).searchParams.get('page')).toBe('2');
			expect(await page.getByRole('article').count()).toBe(30);
		});
	});

	test.each([...PUBLIC, ...PRIVATE])('%s says that this is a demonstration, and who answers for it', async (path) => {
		await look(path, { javaScriptEnabled: false }, async (page) => {
			await page
				.getByText(/Démonstration/)
				.first()
				.waitFor();
			expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
			expect(await page.getByRole('link', { name: 'Mentions légales' }).count()).toBeGreaterThan(0);
		});
	});

	test('pages for writing say that they need JavaScript', async () => {
		await look('/publier', { javaScriptEnabled: false }, async (page) => {
			await page
				.getByText(/JavaScript/)
				.first()
				.waitFor();
		});
	});
});

describe('weight', () => {
	test.each(['/', '/annonces', '/carte', 'an ad', '/aide', '/integrer', '/mentions-legales'])(
		'%s: HTML and CSS are at most 30 kB compressed',
		async (path) => {
			const url = server.origin + (path === 'an ad' ? adPath : path);
			const html = await (await fetch(url)).text();
			const page = await get(url);
			expect(page.encoding).toBe('br');
			const styles = await Promise.all(linked(html).map((href) => get(new URL(href, url).href)));
			const total = page.bytes + styles.reduce((sum, style) => sum + style.bytes, 0);
			console.log(`${path}: HTML ${page.bytes} + CSS ${total - page.bytes} = ${total} bytes`);
			expect(total).toBeLessThanOrEqual(30_000);
		}
	);

	test('the app’s first load is at most 140 kB compressed, board not counted (P2)', async () => {
		const url = `${server.origin}/annonces`;
		const bytes = { ...(await firstLoad(browser, url)), Document: (await get(url)).bytes };
		console.log(`first load: ${JSON.stringify(bytes)}`);
		expect(bytes.Script).toBeGreaterThan(0);
		expect(bytes.Document + bytes.Stylesheet + bytes.Script + bytes.Font).toBeLessThanOrEqual(140_000);
	});

	test('a demonstration asks search engines to stay away', async () => {
		expect(await (await fetch(`${server.origin}/robots.txt`)).text()).toContain('Disallow: /\n');
	});

	test('nothing is asked of any other site', async () => {
		const others: string[] = [];
		await look('/annonces', {}, async (page) => {
			page.on('request', (request) => void (request.url().startsWith(server.origin) || others.push(request.url())));
			await page.reload();
			await page.waitForTimeout(1_500);
		});
		expect(others).toEqual([]);
	});
});
