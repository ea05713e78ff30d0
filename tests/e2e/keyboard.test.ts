/** Everything that can be done here is done with a keyboard alone, and one always sees where one is (A2). */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { alive, openBrowser } from './support/browser.ts';
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

async function open(path: string) {
	await page.goto(server.origin + path);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	// Alive: before that, links work and forms wait.
	await alive(page);
}

interface Focus {
	readonly name: string;
	readonly problem: string | undefined;
}

/** What has the focus, and what is wrong with how it shows: no mark, or something over it. */
const focused = (): Promise<Focus> =>
	page.evaluate(() => {
		const one = document.activeElement;
		if (!one || one === document.body) return { name: '', problem: undefined };
		const labels = [...((one as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ');
		const name = (one.getAttribute('aria-label') ?? (labels || one.textContent)).replaceAll(/\s+/g, ' ').trim();
		// A card shows the focus of what it holds; a note, that of its title.
		const shown = one.closest('.choice') ?? one;
		const marks = [getComputedStyle(shown), getComputedStyle(shown, '::after')];
		const marked = marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
		const { left, top, width, height } = shown.getBoundingClientRect();
		const [x, y] = [left + Math.min(width / 2, 40), top + height / 2];
		const over = document.elementFromPoint(x, y);
		const hidden = over === null || !(shown.contains(over) || over.contains(shown) || shown.parentElement?.contains(over));
		const problem = !marked ? 'no mark' : hidden ? `under ${over?.tagName ?? 'the edge'} ${over?.className ?? ''}` : undefined;
		return { name, problem };
	});

/** As it is once the page has scrolled to it, which a busy machine does a moment after the key. */
async function settled(): Promise<Focus> {
	let one = await focused();
	for (let tries = 0; tries < 20 && one.problem; tries += 1) {
		await page.waitForTimeout(100);
		one = await focused();
	}
	return one;
}

/** Tabs until that is reached. Every stop on the way must be visible. */
async function tabTo(wanted: string | RegExp, most = 120): Promise<void> {
	const way: string[] = [];
	for (let i = 0; i < most; i += 1) {
		await page.keyboard.press('Tab');
		const { name, problem } = await settled();
		way.push(name);
		if (name) expect([name, problem]).toEqual([name, undefined]);
		if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return;
	}
	throw new Error(`« ${String(wanted)} » was not reached: ${way.join(' | ')}`);
}
const press = (key: string) => page.keyboard.press(key);
const type = (text: string) => page.keyboard.type(text);

/** To the next step of the form, whose heading has the focus then. */
async function nextByKeyboard(heading: string) {
	await tabTo('Continuer');
	await press('Enter');
	await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(heading);
}

async function signUpByKeyboard(name: string) {
	await page.getByRole('heading', { level: 1, name: 'S’inscrire' }).waitFor();
	await tabTo(/^Votre nom sur le panneau/);
	await type(name);
	await tabTo(/^Votre commune/);
	await type('Sarcenas');
	await tabTo(/^Par courriel/);
	await press('Space');
	await press('ArrowDown');
	await press('ArrowDown');
	await tabTo(/^J’ai plus de 15 ans/);
	await press('Space');
	await tabTo('M’inscrire');
	await press('Enter');
}

test('the first stop skips to the page itself', async () => {
	await open('/annonces');
	await press('Tab');
	expect((await focused()).name).toBe('Aller au contenu');
	await press('Enter');
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
	await press('Tab');
	expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('an ad is found, read, and answered by somebody new', async () => {
	await open('/annonces');
	await tabTo('Chercher');
	await type('bois');
	await press('Enter');
	await page.waitForURL(/q=bois/);
	await page.getByRole('article').first().waitFor();
	const title = (await page.getByRole('article').first().getByRole('heading').innerText()).replaceAll(/\s+/g, ' ').trim();
	await tabTo(title);
	await press('Enter');
	await page.getByRole('heading', { level: 1, name: title }).waitFor();
	await tabTo('Répondre');
	await press('Enter');
	await page.getByRole('heading', { level: 1, name: 'Répondre' }).waitFor();
	await tabTo(/^Votre message à/);
	await type('Je peux passer samedi.');
	await tabTo('S’inscrire et envoyer');
	await press('Enter');
	await signUpByKeyboard('Aline');
	await page.getByText('Je peux passer samedi.').waitFor();
});

test('an ad is published', async () => {
	await open('/annonces');
	await tabTo('Publier');
	await press('Enter');
	await page.getByRole('heading', { level: 1, name: 'Publier une annonce' }).waitFor();
	await page.getByRole('radio', { name: /^Service/ }).waitFor();
	// The first card has the stop of all of them; arrows go from one to the next.
	await page.keyboard.press('Tab');
	for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.matches('[type=radio]'))); i += 1)
		await press('Tab');
	await press('Space');
	await page.getByText('Genre', { exact: false }).first().waitFor();
	for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.matches('[name=side]'))); i += 1)
		await press('Tab');
	await press('Space');
	await nextByKeyboard('step-what');
	await tabTo(/^Titre/);
	await type('Qui aurait une brouette ?');
	await tabTo(/^Texte/);
	await type('Pour rentrer du bois ce samedi.');
	await tabTo(/^Rubrique/);
	await type('Divers');
	await nextByKeyboard('step-where');
	await tabTo(/^Commune/);
	await type('Sarcenas');
	await nextByKeyboard('step-check');
	await tabTo('S’inscrire et publier');
	await press('Enter');
	await signUpByKeyboard('Bruno');
	await page.getByRole('heading', { name: 'C’est épinglé' }).waitFor();
	// A withdrawal can be taken back, and the focus is not lost meanwhile.
	await tabTo('Retirer');
	await press('Enter');
	await expect.poll(async () => (await focused()).name).toBe('Annuler');
	await press('Enter');
	await expect.poll(() => page.getByRole('button', { name: 'Annuler' }).count()).toBe(0);
	expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('the size of the text is changed', async () => {
	await open('/aide');
	await tabTo('Très grande');
	await press('Enter');
	expect(await page.evaluate(() => document.documentElement.dataset.size)).toBe('larger');
	expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
});

test('every stop of every page can be seen, in order, also in very large text', async () => {
	await context.addInitScript(() => localStorage.setItem('size', 'larger'));
	for (const path of ['/', '/publier', '/moi', '/moi/envois', '/moi/reglages', '/inscription', '/installer', '/aide']) {
		await open(path);
		await tabTo('Mentions légales', 200);
	}
});
