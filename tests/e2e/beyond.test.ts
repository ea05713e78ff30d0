/** The board as others meet it: a search engine, a link shared, the site of a mairie. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { idOf, publicAd } from '../factories/board-ads.ts';
import { openBrowser } from './support/browser.ts';
import { newDevice } from './support/device.ts';
import { begin, fillIn } from './support/form.ts';
import { pinBefore } from './support/pinned.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TODAY = dayOf(Date.now());
const recently = { publishedAt: new Date(Date.now() - 3_600_000).toISOString(), expiresOn: addDays(TODAY, 20) };
const HOSTILE = 'Bois </script><script>document.title="pris"</script> & "neige"';
const live = publicAd({
	...recently,
	id: idOf(1),
	kind: 'gift',
	side: 'offer',
	title: HOSTILE,
	text: 'À prendre sur place. 06 12 34 56 78.'
});
const done = publicAd({ ...recently, id: idOf(2), state: 'done', title: 'Déjà prise' });
const expired = publicAd({ ...recently, id: idOf(3), expiresOn: addDays(TODAY, -1), title: 'Passée' });
const withdrawn = publicAd({ ...recently, id: idOf(4), title: 'Retirée' });
const unlisted = publicAd({ ...recently, id: idOf(5), unlisted: true, title: 'Discrète' });
const lost = publicAd({ ...recently, id: idOf(6), kind: 'lost-found', title: 'Chatte perdue' });

let server: BuiltServer;
let browser: Browser;
let mairie: Server;
let mairieOrigin: string;
/** What the mairie pasted in its page. */
let pasted = '';

beforeAll(async () => {
	server = await builtServer({ DEMO: '0' });
	await pinBefore(server.dataDir, [live, done, expired, unlisted, lost], [withdrawn]);
	await server.start();
	browser = await openBrowser();
	mairie = createServer((_, response) =>
		response.setHeader('content-type', 'text/html').end(`<!doctype html><h1>Mairie</h1>${pasted}`)
	);
	await new Promise<void>((resolve) => mairie.listen(0, '127.0.0.1', resolve));
	mairieOrigin = `http://127.0.0.1:${(mairie.address() as AddressInfo).port}`;
});

afterAll(async () => {
	mairie?.close();
	await browser?.close();
	await server?.discard();
});

async function look(url: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR', ...options });
	try {
		const page = await context.newPage();
		await page.goto(url);
		await use(page);
	} finally {
		await context.close();
	}
}
const adAt = (ad: { id: string }) => `${server.origin}/annonces/${ad.id}`;
const head = (html: string, pattern: RegExp) => pattern.exec(html)?.[1];
const dataOf = (html: string) =>
	JSON.parse(head(html, /<script type="application\/ld\+json">(.*?)<\/script>/s) ?? 'null') as Record<string, unknown>;

describe('the page of an ad, for machines', () => {
	test.each([
		['that is live', live, 200, false],
		['that is done', done, 200, true],
		['past its date', expired, 410, true],
		['kept to the board by its author', unlisted, 200, true],
		['that was withdrawn', withdrawn, 410, true],
		['that never was', { id: idOf(9) }, 404, true],
		['with an address badly copied', { id: 'x' }, 404, true]
	])('%s has its right status, and is shown by search engines or not', async (_name, ad, status, hidden) => {
		const response = await fetch(adAt(ad));
		expect(response.status).toBe(status);
		expect(/<meta name="robots" content="noindex"/.test(await response.text())).toBe(hidden);
	});

	test('says what it is, where, with a picture that is there', async () => {
		const html = await (await fetch(adAt(live))).text();
		expect(head(html, /<link rel="canonical" href="([^"]+)"/)).toBe(adAt(live));
		expect(head(html, /<meta name="description" content="([^"]+)"/)).toMatch(
			/^Don, offre · Saint-Pierre-de-Chartreuse · À prendre/
		);
		expect(head(html, /<meta property="og:title" content="([^"]+)"/)).toContain('Bois');
		expect(head(html, /<meta name="twitter:card" content="([^"]+)"/)).toBe('summary_large_image');
		const picture = await fetch(head(html, /<meta property="og:image" content="([^"]+)"/) ?? '');
		expect(picture.headers.get('content-type')).toBe('image/png');
		expect(picture.headers.get('cache-control')).toContain('immutable');
		for (const words of html.match(/<meta (?:name="description"|property="og:)[^>]*>/g) ?? [])
			expect(words).not.toContain('12 34');
	});

	test('is an offer in the words of schema.org, and what was lost is not', async () => {
		const html = await (await fetch(adAt(live))).text();
		expect(dataOf(html)).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'Offer',
			name: HOSTILE,
			url: adAt(live),
			price: '0',
			itemOffered: { '@type': 'Product' },
			availabilityEnds: live.expiresOn
		});
		expect(JSON.stringify(dataOf(html))).not.toContain('12 34');
		expect(dataOf(await (await fetch(adAt(done))).text())).toMatchObject({
			'@type': 'Demand',
			availability: 'https://schema.org/Discontinued'
		});
		expect(dataOf(await (await fetch(adAt(lost))).text())).toMatchObject({ '@type': 'CreativeWork', expires: lost.expiresOn });
	});

	test('nothing in an ad is ever run', async () => {
		await look(adAt(live), {}, async (page) => {
			await page.waitForLoadState('networkidle');
			expect(await page.title()).not.toBe('pris');
			expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(HOSTILE);
		});
	});
});

describe('an ad that is no more', () => {
	test.each([true, false])('says so calmly, JavaScript %s', async (javaScriptEnabled) => {
		await look(adAt(withdrawn), { javaScriptEnabled }, async (page) => {
			await page.getByRole('heading', { level: 1, name: 'Cette annonce n’est plus là' }).waitFor();
			await page.getByRole('link', { name: 'Toutes les annonces' }).click();
			await page.getByRole('heading', { level: 1, name: 'Annonces' }).waitFor();
		});
		await look(adAt(expired), { javaScriptEnabled }, async (page) => {
			await page.getByText('La date de cette annonce est passée.').waitFor();
			expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Passée');
		});
	});

	test('says the same on a phone that has its own copy of the board', async () => {
		const phone = await newDevice();
		try {
			let page = await phone.open(`${server.origin}/annonces`);
			await page.evaluate(() => navigator.serviceWorker.ready);
			await page.getByText(/\d+\sannonces, copie/).waitFor();
			page = await phone.open(adAt(withdrawn));
			await page.getByRole('heading', { level: 1, name: 'Cette annonce n’est plus là' }).waitFor();
			page = await phone.open(adAt(unlisted));
			await page.getByRole('heading', { level: 1, name: 'Discrète' }).waitFor();
			// What is no page is not answered with the app's shell.
			const feed = await page.goto(`${server.origin}/integrer/annonces`);
			expect(await feed?.text()).not.toContain('Discrète');
			expect(await page.getByRole('heading', { level: 2 }).count()).toBe(2);
		} finally {
			await phone.discard();
		}
	});
});

describe('the site of a mairie', () => {
	test('shows the list with the one line, without JavaScript, and leaves no cookie', async () => {
		await look(`${server.origin}/integrer`, { javaScriptEnabled: false }, async (page) => {
			await page.getByLabel('Genre').selectOption({ label: 'Don' });
			await page.getByRole('button', { name: 'Montrer' }).click();
			pasted = await page.getByRole('textbox', { name: /Copiez cette ligne/ }).inputValue();
		});
		expect(pasted).toBe(
			`<iframe src="${server.origin}/integrer/annonces?genre=gift" title="Annonces des voisins" width="100%" height="600" style="border:0" loading="lazy"></iframe>`
		);
		await look(mairieOrigin, { javaScriptEnabled: false }, async (page) => {
			const frame = page.frameLocator('iframe');
			const link = frame.getByRole('link', { name: /^Bois/ });
			await link.waitFor();
			expect(await frame.getByRole('listitem').count()).toBe(1);
			expect(await page.context().cookies()).toEqual([]);
			await link.click();
			await page.waitForURL(adAt(live));
		});
	});

	test('cannot show any other page of ours in a frame', async () => {
		pasted = `<iframe src="${server.origin}/annonces"></iframe><iframe src="${server.origin}/integrer"></iframe>`;
		await look(mairieOrigin, {}, async (page) => {
			await page.waitForTimeout(1000);
			for (const frame of page.frames().slice(1)) expect(frame.url()).not.toContain(server.origin);
		});
	});

	test('a clerk chooses, sees, and copies', async () => {
		await look(`${server.origin}/integrer`, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
			await page.waitForLoadState('networkidle');
			await page.getByLabel('Genre').selectOption({ label: 'Perdu, trouvé' });
			await page.frameLocator('iframe').getByRole('link', { name: 'Chatte perdue' }).waitFor();
			await page.getByRole('button', { name: 'Copier la ligne' }).click();
			await page.getByText('C’est copié.').waitFor();
			expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/integrer/annonces?genre=lost-found"');
			expect(await page.getByRole('link', { name: /annonces\.ics/ }).getAttribute('href')).toBe(
				'/flux/annonces.ics?genre=lost-found'
			);
		});
	});
});

describe('the choice of who writes', () => {
	test('is kept with the draft like every other word', async () => {
		await look(`${server.origin}/publier`, {}, async (page) => {
			await begin(page, /^Don/, 'Je donne');
			await fillIn(page, { title: 'Des cagettes', text: 'Une dizaine.' });
			await page.getByLabel('Sur ce panneau seulement').check();
			await page.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();
			// It was said for the first choice already; the last is written as soon.
			await page.waitForTimeout(500);
			await page.reload();
			expect(await page.getByLabel('Sur ce panneau seulement').isChecked()).toBe(true);
		});
	});
});
