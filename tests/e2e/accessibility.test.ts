/** Every page, in every condition a reader may be in: axe finds nothing, nothing goes sideways, everything can be hit. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sidewaysOn, smallTargetsOn, violationsOn } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let full: BuiltServer;
let empty: BuiltServer;
let browser: Browser;
let ad: string;

beforeAll(async () => {
	[full, empty, browser] = await Promise.all([builtServer(), builtServer({ DEMO: '0' }), openBrowser()]);
	await Promise.all([full.start(), empty.start()]);
	const { ads } = (await (await fetch(`${full.origin}/data/annonces`)).json()) as { ads: { id: string }[] };
	ad = `/annonces/${ads[0]!.id}`;
});
afterAll(async () => {
	await browser?.close();
	await full?.discard();
	await empty?.discard();
});

const PAGES = [
	'/',
	'/annonces',
	'/publier',
	'/moi',
	'/echanges',
	'/inscription',
	'/installer',
	'/aide',
	'/a-propos',
	'/mentions-legales',
	'/nulle-part',
	'/annonces/00000000000000000000'
];
const everyPage = () => [...PAGES, ad, `${ad}/repondre`, `${ad}/signaler`];

const PHONE: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	locale: 'fr-FR',
	bypassCSP: true,
	reducedMotion: 'reduce',
	serviceWorkers: 'block'
};

async function onPhone(options: BrowserContextOptions, use: (page: Page) => Promise<void>, sizeKept?: string) {
	const context = await browser.newContext({ ...PHONE, ...options });
	if (sizeKept) await context.addInitScript((size) => localStorage.setItem('size', size), sizeKept);
	try {
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		await use(page);
	} finally {
		await context.close();
	}
}

/** Until the page is alive and has its stores. */
async function open(page: Page, url: string) {
	await page.goto(url);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.locator('.honest p').filter({ hasText: /\S/ }).waitFor();
}

/** What is found on each page, of those where something is. */
async function onEach(page: Page, origin: string, paths: readonly string[], find: (page: Page) => Promise<string[]>) {
	const found: Record<string, string[]> = {};
	for (const path of paths) {
		await open(page, origin + path);
		const problems = await find(page);
		if (problems.length > 0) found[path] = problems;
	}
	return found;
}

/** With axe, what a thumb and a narrow screen tell. */
const everything = async (page: Page) => [
	...(await violationsOn(page)),
	...(await sidewaysOn(page)).map((one) => `sideways: ${one}`),
	...(await smallTargetsOn(page)).map((one) => `small: ${one}`)
];

test('the checks see what is wrong', async () => {
	await onPhone({}, async (page) => {
		await open(page, `${full.origin}/aide`);
		await page.evaluate(() =>
			document.body.insertAdjacentHTML(
				'beforeend',
				'<img src="/favicon.svg"><button style="width:20px">a</button><p style="width:900px"><span>large</span></p>'
			)
		);
		const found = (await everything(page)).join('\n');
		expect(found).toMatch(/image-alt/);
		expect(found).toMatch(/sideways/);
		expect(found).toMatch(/small: BUTTON/);
	});
});

describe('every page, on a phone', () => {
	test.each<[string, BrowserContextOptions, string?]>([
		['light', { colorScheme: 'light' }],
		['dark', { colorScheme: 'dark' }],
		['large text', {}, 'large'],
		['very large text', { colorScheme: 'dark' }, 'larger'],
		['more contrast', { contrast: 'more' }],
		['more contrast, dark', { contrast: 'more', colorScheme: 'dark' }],
		['forced colours', { forcedColors: 'active', colorScheme: 'dark' }]
	])('%s', async (_, options, size) => {
		await onPhone(options, async (page) => expect(await onEach(page, full.origin, everyPage(), everything)).toEqual({}), size);
	});

	test('with nothing on the board', async () => {
		await onPhone({}, async (page) => expect(await onEach(page, empty.origin, PAGES, everything)).toEqual({}));
	});

	test('with forms that were sent with nothing in them', async () => {
		await onPhone({}, async (page) => {
			const send = async (name: string) => {
				await page.getByRole('main').getByRole('button', { name, exact: true }).click();
				await page.locator('.error').first().waitFor();
				return everything(page);
			};
			await open(page, `${full.origin}/inscription`);
			expect(await send('M’inscrire')).toEqual([]);
			await open(page, `${full.origin}${ad}/signaler`);
			expect(await send('Signaler')).toEqual([]);
			await open(page, `${full.origin}${ad}/repondre`);
			expect(await send('S’inscrire et envoyer')).toEqual([]);
			await open(page, `${full.origin}/publier`);
			await page.getByRole('radio', { name: /^Covoiturage/ }).click();
			await page.getByRole('radio').first().click();
			expect(await send('S’inscrire et publier')).toEqual([]);
		});
	});

	test('with the server stopped, from what the phone keeps', async () => {
		await onPhone({ serviceWorkers: 'allow' }, async (page) => {
			await open(page, `${full.origin}/annonces`);
			await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
			await page.getByText(/\d+\sannonces, copie/).waitFor();
			await page.waitForTimeout(500);
			await full.stop();
			try {
				expect(await onEach(page, full.origin, everyPage(), everything)).toEqual({});
			} finally {
				await full.start();
			}
		});
	});
});

describe('nothing goes sideways', () => {
	const NARROW = { viewport: { width: 320, height: 568 } };
	test.each<[string, BrowserContextOptions, string]>([
		['at 320 px', NARROW, ''],
		['at 320 px with text twice as large', NARROW, ':root { font-size: 200% !important }'],
		['zoomed to 200 % on a small desk', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, ''],
		['lying down', { viewport: { width: 740, height: 360 } }, ''],
		[
			'with spaced text',
			{},
			'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
		]
	])('%s', async (_, options, css) => {
		await onPhone(options, async (page) => {
			const found = await onEach(page, full.origin, everyPage(), async (shown) => {
				if (css) await shown.addStyleTag({ content: css });
				return sidewaysOn(shown);
			});
			expect(found).toEqual({});
		});
	});
});

test('nothing moves for those who asked for no motion', async () => {
	await onPhone({}, async (page) => {
		const moving = await onEach(page, full.origin, ['/', '/annonces', '/moi', ad], (shown) =>
			shown.evaluate(() =>
				[...document.querySelectorAll('*')]
					.filter((one) => {
						const { animationName, transitionDuration } = getComputedStyle(one);
						return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
					})
					.map((one) => one.tagName)
			)
		);
		expect(moving).toEqual({});
	});
});

test('the pages of somebody who writes: a draft, an ad that waits, a message, an offer to take back', async () => {
	await onPhone({}, async (page) => {
		await open(page, `${full.origin}${ad}/repondre`);
		await page.getByLabel(/^Votre message à/).fill('Je peux passer samedi.');
		await page.getByRole('button', { name: 'S’inscrire et envoyer' }).click();
		await page.getByLabel('Votre nom sur le panneau').fill('Aline');
		await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
		await page.getByRole('radio', { name: 'Par la mairie' }).click();
		await page.getByLabel('J’ai plus de 15 ans').check();
		await page.getByRole('button', { name: 'M’inscrire' }).click();
		await page.getByText('Je peux passer samedi.').waitFor();
		expect(await everything(page)).toEqual([]);
		expect(await onEach(page, full.origin, ['/echanges', '/inscription'], everything)).toEqual({});

		await open(page, `${full.origin}/publier`);
		await page.getByRole('radio', { name: /^Don/ }).click();
		await page.getByRole('radio', { name: 'Je donne' }).click();
		await page.getByLabel('Titre').fill('Des cagettes');
		await page.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();
		expect(await everything(page)).toEqual([]);
		await page.getByLabel('Texte', { exact: true }).fill('Une dizaine.');
		await page.getByLabel('Rubrique').selectOption({ label: 'Divers' });
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await page.getByRole('heading', { name: 'C’est épinglé' }).waitFor();
		expect(await everything(page)).toEqual([]);
		await page.getByRole('button', { name: 'C’est conclu' }).click();
		await page.getByRole('button', { name: 'Annuler' }).waitFor();
		expect(await everything(page)).toEqual([]);
	});
});
