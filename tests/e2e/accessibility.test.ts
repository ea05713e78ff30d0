/** Every page, in every condition a reader may be in: axe finds nothing, nothing goes sideways, everything can be hit. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sidewaysOn, smallTargetsOn, violationsOn } from './support/axe.ts';
import { alive, openBrowser } from './support/browser.ts';
import { begin, fillIn } from './support/form.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let full: BuiltServer;
let empty: BuiltServer;
let browser: Browser;
let ad: string;
/** An ad of each kind that people take part in. */
let taken: string[];
/** An ad that is a group purchase, with orders in it. */
let bought: string;

beforeAll(async () => {
	[full, empty, browser] = await Promise.all([builtServer(), builtServer({ DEMO: '0' }), openBrowser()]);
	await Promise.all([full.start(), empty.start()]);
	const idOf = async (query: string) => {
		const { ads } = (await (await fetch(`${full.origin}/data/annonces${query}`)).json()) as { ads: { id: string }[] };
		return ads[0]!.id;
	};
	const of = async (kind: string, title: string) => `/annonces/${await idOf(`?genre=${kind}&q=${encodeURIComponent(title)}`)}`;
	ad = `/annonces/${await idOf('')}`;
	bought = await idOf('?q=granul%C3%A9s');
	taken = await Promise.all([
		of('carpool', '3 matins'),
		of('lesson', 'pas à pas'),
		of('loan', 'broyeur'),
		of('work-party', 'pressoir')
	]);
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
	'/moi/envois',
	'/moi/versions/00000000000000000000',
	'/moi/participants/00000000000000000000',
	'/trajets',
	'/trajets/00000000000000000000',
	'/moi',
	'/moi/securite',
	'/moderation',
	'/association/roles',
	'/moi/reglages',
	'/moi/avis',
	'/stop/0000',
	'/stop/fait',
	'/carte',
	'/echanges',
	'/echanges/candidats/00000000000000000000',
	'/inscription',
	'/connexion',
	'/moi/appareils',
	'/moi/secours',
	'/moi/adresse',
	'/moi/quitter',
	'/moi/professionnel',
	'/moi/supprimer',
	'/mairie/papier',
	'/mairie/a-prevenir',
	'/installer',
	'/aide',
	'/a-propos',
	'/mentions-legales',
	'/nulle-part',
	'/annonces/00000000000000000000'
];
const everyPage = () => [
	...PAGES,
	ad,
	`${ad}/repondre`,
	`${ad}/signaler`,
	...taken.flatMap((one) => [one, `${one}/demander`]),
	`/annonces/${bought}`,
	`/achats/${bought}/commander`,
	`/achats/${bought}`
];

const PHONE: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	locale: 'fr-FR',
	bypassCSP: true,
	reducedMotion: 'reduce',
	serviceWorkers: 'block'
};

async function onPhone(options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
	const context = await browser.newContext({ ...PHONE, ...options });
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
	await alive(page);
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

test('a look is really worn', async () => {
	await onPhone({}, async (page) => {
		await open(page, `${full.origin}/aide`);
		const worn = () =>
			page.evaluate(() => ({
				dark: matchMedia('(prefers-color-scheme: dark)').matches,
				more: matchMedia('(prefers-contrast: more)').matches,
				forced: matchMedia('(forced-colors: active)').matches,
				ink: getComputedStyle(document.body).color,
				letter: parseFloat(getComputedStyle(document.body).fontSize),
				width: innerWidth
			}));
		await dress(page, {});
		const plain = await worn();
		expect(plain).toMatchObject({ dark: false, more: false, forced: false, width: 360 });
		await dress(page, {
			media: { colorScheme: 'dark', contrast: 'more' },
			size: 'larger',
			viewport: { width: 320, height: 568 }
		});
		const other = await worn();
		expect(other).toMatchObject({ dark: true, more: true, forced: false, width: 320 });
		expect(other.ink).not.toBe(plain.ink);
		expect(other.letter).toBeGreaterThan(plain.letter);
		await dress(page, { media: { forcedColors: 'active' }, style: 'body { font-size: 40px !important }' });
		expect(await worn()).toMatchObject({ dark: false, forced: true, letter: 40, width: 360 });
		await dress(page, {});
		expect(await worn()).toEqual(plain);
	});
});

interface Look {
	readonly media?: Parameters<Page['emulateMedia']>[0];
	readonly size?: 'large' | 'larger';
	readonly style?: string;
	readonly viewport?: { width: number; height: number };
}

/** As if the person had chosen this, or turned the phone, on the page as it stands. */
async function dress(page: Page, { media = {}, size, style, viewport = PHONE.viewport! }: Look) {
	await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', ...media });
	await page.setViewportSize(viewport);
	await page.evaluate(
		([chosen, css]) => {
			const root = document.documentElement;
			if (chosen) root.dataset.size = chosen;
			else delete root.dataset.size;
			document.querySelector('#worn')?.remove();
			if (css) document.head.append(Object.assign(document.createElement('style'), { id: 'worn', textContent: css }));
		},
		[size, style] as const
	);
}

/** What is found on each page in each look, of those where something is. A page is opened once: opening takes longer than looking. */
async function inEachLook(
	looks: Readonly<Record<string, Look>>,
	options: BrowserContextOptions,
	find: (page: Page) => Promise<string[]>
) {
	const found: Record<string, Record<string, string[]>> = {};
	await onPhone(options, async (page) => {
		for (const path of everyPage()) {
			await open(page, full.origin + path);
			for (const [name, look] of Object.entries(looks)) {
				await dress(page, look);
				const problems = await find(page);
				if (problems.length > 0) (found[name] ??= {})[path] = problems;
			}
		}
	});
	return found;
}

describe('every page, on a phone', () => {
	const LOOKS = {
		light: {},
		dark: { media: { colorScheme: 'dark' } },
		'large text': { size: 'large' },
		'very large text': { size: 'larger', media: { colorScheme: 'dark' } },
		'more contrast': { media: { contrast: 'more' } },
		'more contrast, dark': { media: { contrast: 'more', colorScheme: 'dark' } },
		'forced colours': { media: { forcedColors: 'active', colorScheme: 'dark' } }
	} satisfies Record<string, Look>;
	let found: Awaited<ReturnType<typeof inEachLook>>;
	beforeAll(async () => {
		found = await inEachLook(LOOKS, {}, everything);
	}, 600_000);
	test.each(Object.keys(LOOKS))('%s', (name) => expect(found[name]).toBeUndefined());

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
			await open(page, `${full.origin}/connexion`);
			for (const [way, act] of [
				['Par courriel', 'Recevoir un code'],
				['Avec un code sur papier', 'Entrer']
			] as const) {
				await page.getByRole('radio', { name: new RegExp(`^${way}`) }).click();
				expect(await send(act)).toEqual([]);
			}
			await page.getByRole('radio', { name: /^Avec mon autre téléphone/ }).click();
			await page.getByRole('img', { name: 'Carré à viser' }).waitFor();
			expect(await everything(page)).toEqual([]);
			await open(page, `${full.origin}${ad}/signaler`);
			expect(await send('Signaler')).toEqual([]);
			await open(page, `${full.origin}${ad}/repondre`);
			expect(await send('S’inscrire et envoyer')).toEqual([]);
			await open(page, `${full.origin}/publier`);
			await begin(page, /^Covoiturage/, 'Je conduis');
			expect(await send('Continuer')).toEqual([]);
			// On a desk everything is asked at once, and said at once.
			await page.setViewportSize({ width: 1280, height: 800 });
			await page.reload();
			await page.getByRole('button', { name: 'S’inscrire et publier' }).waitFor();
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
	const narrow = { width: 320, height: 568 };
	const LOOKS = {
		'at 320 px': { viewport: narrow },
		'at 320 px with text twice as large': { viewport: narrow, style: ':root { font-size: 200% !important }' },
		'with spaced text': {
			style:
				'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
		},
		'lying down': { viewport: { width: 740, height: 360 } },
		'zoomed to 200 % on a small desk': { viewport: { width: 640, height: 400 } }
	} satisfies Record<string, Look>;
	let found: Awaited<ReturnType<typeof inEachLook>>;
	beforeAll(async () => {
		found = await inEachLook(LOOKS, { viewport: narrow }, sidewaysOn);
	}, 600_000);
	test.each(Object.keys(LOOKS))('%s', (name) => expect(found[name]).toBeUndefined());
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
		const known = ['/moi', '/moi/appareils', '/moi/secours', '/moi/adresse', '/moi/quitter', '/connexion'];
		expect(await onEach(page, full.origin, ['/echanges', '/inscription', ...known], everything)).toEqual({});

		await open(page, `${full.origin}/publier`);
		await begin(page, /^Don/, 'Je donne');
		await page.getByLabel('Titre').fill('Des cagettes');
		await page.getByText('Gardé sur ce téléphone', { exact: true }).waitFor();
		expect(await everything(page)).toEqual([]);
		await fillIn(page, { title: 'Des cagettes', text: 'Une dizaine.' });
		expect(await everything(page)).toEqual([]);
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await page.getByRole('heading', { name: 'C’est épinglé' }).waitFor();
		expect(await everything(page)).toEqual([]);
		await page.getByRole('button', { name: 'C’est conclu' }).click();
		await page.getByRole('button', { name: 'Annuler' }).waitFor();
		expect(await everything(page)).toEqual([]);
	});
});
