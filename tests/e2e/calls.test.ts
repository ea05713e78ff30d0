/** At the counter: whom a clerk rings, and what came of it. The two days are taken off what the server keeps while it is stopped. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedStores } from '../../server/stores/embedded.ts';
import { createRegistry } from '../../server/stores/registry.ts';
import { sidewaysOn, smallTargetsOn, violationsOn } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { begin, fillIn } from './support/form.ts';
import { signUp } from './support/people.ts';
import { builtServer, type BuiltServer } from './support/server.ts';
import { claimAdmin, setUpApp } from './support/staff.ts';

const DAY_MS = 86_400_000;
const TITLE = 'Deux stères à rentrer';
let server: BuiltServer;
let browser: Browser;
let clerk: Page;
const contexts: BrowserContext[] = [];

/** A browser of their own, that keeps nothing for others. */
async function person(path: string): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		locale: 'fr-FR',
		bypassCSP: true,
		reducedMotion: 'reduce',
		serviceWorkers: 'block'
	});
	contexts.push(context);
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	await page.goto(server.origin + path);
	return page;
}
const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).click();

beforeAll(async () => {
	[server, browser] = await Promise.all([builtServer(), openBrowser()]);
	await server.start();
});
afterAll(async () => {
	for (const context of contexts) await context.close();
	await browser?.close();
	await server?.discard();
});

/** As if what nobody read had come three days ago. */
async function threeDaysGoBy(): Promise<void> {
	await server.stop();
	const stores = embeddedStores(server.dataDir);
	const registry = createRegistry(stores, { max: 10, idleMs: 10_000 });
	await registry.use('notices', async (db) => {
		const { rows } = await db.allDocs<{ since: string }>({ include_docs: true, startkey: 'waiting:', endkey: 'waiting:\uffff' });
		expect(rows).toHaveLength(1);
		for (const { doc } of rows) await db.put({ ...doc!, since: new Date(Date.parse(doc!.since) - 3 * DAY_MS).toISOString() });
	});
	await registry.close();
	await stores.close();
	await server.start();
}

test('who asked to be told by their mairie is on its list: tried in vain, told, taken back, told again', async () => {
	const rosa = await person('/publier');
	await begin(rosa, /^Service/, 'J’ai besoin d’un service');
	await fillIn(rosa, { title: TITLE, text: 'Avant la neige.' });
	await press(rosa, /publier$/i);
	await signUp(rosa, 'Rosa');
	await main(rosa)
		.getByRole('article')
		.filter({ hasText: TITLE })
		.getByText('Publiée', { exact: true })
		.waitFor({ timeout: 30_000 });

	const marc = await person('/annonces');
	await marc.getByRole('link', { name: TITLE }).click();
	await marc.getByRole('link', { name: 'Répondre' }).click();
	await marc.getByLabel('Votre message', { exact: false }).fill('Je viens samedi.');
	await press(marc, /envoyer$/i);
	await signUp(marc, 'Marc');
	await marc.getByText('Remise', { exact: true }).waitFor({ timeout: 30_000 });

	clerk = await person('/inscription');
	await signUp(clerk, 'Odette');
	await clerk.waitForURL(/\/(moi|annonces)/);
	await claimAdmin(clerk, server);
	const { codes } = await setUpApp(clerk);
	await clerk.goto(`${server.origin}/association/roles`);
	await main(clerk).getByRole('textbox').fill('odette');
	await clerk.keyboard.press('Enter');
	await main(clerk)
		.getByRole('button', { name: /^Confier.: Relais à Odette/ })
		.first()
		.click();
	await main(clerk)
		.getByText(/Odette a maintenant le rôle/)
		.waitFor();

	await clerk.goto(`${server.origin}/mairie/a-prevenir`);
	await main(clerk).getByText('Il n’y a personne à prévenir.').waitFor();
	await threeDaysGoBy();
	// A restart asks for the second factor again; the page says where, and is read afterwards.
	await press(clerk, 'Relire la liste');
	await main(clerk).getByText('montrez votre seconde preuve', { exact: false }).waitFor();
	await main(clerk)
		.getByRole('link', { name: /preuve/ })
		.click();
	await clerk.getByLabel('Le code du moment').fill(codes[0]!);
	await clerk.keyboard.press('Enter');
	await clerk.getByText('C’est ouvert ici pour la journée').waitFor();
	await clerk.goto(`${server.origin}/mairie/a-prevenir`);

	const row = main(clerk).getByRole('listitem').filter({ hasText: 'Rosa' });
	await row.getByText(TITLE).waitFor();
	expect(await row.innerText()).toContain('Sans numéro');
	// A title and how many: no message, and not who wrote it.
	expect(await row.innerText()).not.toMatch(/samedi|Marc/);
	expect([...(await violationsOn(clerk)), ...(await sidewaysOn(clerk)), ...(await smallTargetsOn(clerk))]).toEqual([]);

	await press(clerk, 'Pas de réponse de Rosa');
	await row.getByText('Dernier essai', { exact: false }).waitFor();
	await press(clerk, 'C’est dit à Rosa');
	await row.waitFor({ state: 'detached' });
	expect(await clerk.evaluate(() => document.activeElement?.id)).toBe('people');
	await clerk.getByRole('button', { name: 'Annuler' }).click();
	await row.getByText(TITLE).waitFor();
	await press(clerk, 'C’est dit à Rosa');
	await row.waitFor({ state: 'detached' });
	await clerk.reload();
	await main(clerk).getByText('Il n’y a personne à prévenir.').waitFor();
});
