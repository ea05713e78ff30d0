/** The first administrator, from the console to their pages; passkeys in a real browser; the moderators' list. */
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAdId, newMemberRef } from '../../src/domain/ids.ts';
import { smallTargetsOn, sidewaysOn, violationsOn } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { builtServer, type BuiltServer } from './support/server.ts';
import { adminCode, handleOn } from './support/staff.ts';

let server: BuiltServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let keys: Awaited<ReturnType<typeof keyRingOf>>;
/** What an app of codes on another telephone has. */
let totp: TOTP;
let codes: string[];

beforeAll(async () => {
	[server, browser] = await Promise.all([builtServer(), openBrowser()]);
	await server.start();
	context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		locale: 'fr-FR',
		bypassCSP: true,
		reducedMotion: 'reduce',
		serviceWorkers: 'block'
	});
	page = await context.newPage();
	page.setDefaultTimeout(15_000);
	keys = await keyRingOf(page);
});
afterAll(async () => {
	await browser?.close();
	await server?.discard();
});

/** The key ring of a page's own browser. */
async function keyRingOf(page: Page) {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return { devtools, authenticatorId };
}

const wrongOn = async () => [
	...(await violationsOn(page)),
	...(await sidewaysOn(page)).map((one) => `sideways: ${one}`),
	...(await smallTargetsOn(page)).map((one) => `small: ${one}`)
];
const button = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });

test('nobody reads a staff page without being somebody, nor a member without a role', async () => {
	for (const path of ['/moderation', '/association/roles']) {
		await page.goto(server.origin + path);
		await heading('Inscrivez-vous d’abord').waitFor();
	}
	await page.goto(`${server.origin}/inscription`);
	await page.getByLabel('Votre nom sur le panneau').fill('Odette');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	await button('M’inscrire').click();
	await page.waitForURL(/\/(moi|annonces)/);
	for (const path of ['/moderation', '/association/roles']) {
		await page.goto(server.origin + path);
		await heading('Cette page n’est pas pour vous').waitFor();
		expect(await wrongOn()).toEqual([]);
	}
});

test('one command makes the first administrator, who sets a second factor up and has the pages', async () => {
	await page.goto(`${server.origin}/moi`);
	await page.getByRole('link', { name: 'Sécurité' }).click();
	await heading('Votre repère').waitFor();
	expect(await wrongOn()).toEqual([]);
	const code = await adminCode(server, await handleOn(page));
	await page.getByText('J’ai un code de l’association').click();
	await page.getByLabel('Ce code').fill('0000-0000-0000');
	await button('Utiliser ce code').click();
	await page.getByText('Ce n’est pas le bon code.').waitFor();
	await page.getByLabel('Ce code').fill(code);
	await page.keyboard.press('Enter');
	await heading('Ce que l’association vous confie').waitFor();
	await page.getByText('Il faut d’abord une seconde preuve').waitFor();
	// The role is there, and opens nothing yet.
	expect(await page.evaluate(() => fetch('/api/roles').then(({ status }) => status))).toBe(403);

	await button('Mettre en place').click();
	await page.getByRole('img', { name: 'Carré à viser' }).waitFor();
	expect(await wrongOn()).toEqual([]);
	const secret = (await page.locator('section:has(#codes-app) code').innerText()).replaceAll(/\s/g, '');
	totp = new TOTP({ secret: Secret.fromBase32(secret) });
	await page.getByLabel('Le premier code qu’elle affiche').fill('12 34 56');
	await button('C’est en place').click();
	await page.getByText('Ce n’est pas le bon code.').waitFor();
	await page.getByLabel('Le premier code qu’elle affiche').fill(totp.generate());
	await button('C’est en place').click();
	await heading('Notez-les maintenant').waitFor();
	codes = await page.locator('ol code').allInnerTexts();
	expect(codes).toHaveLength(8);
	expect(await wrongOn()).toEqual([]);
	await button('Je les ai notés').click();
	await page.getByText('C’est ouvert ici pour la journée').waitFor();
	expect(await wrongOn()).toEqual([]);
});

test('finds somebody and gives a role, with the keyboard alone; each change is in the log', async () => {
	await page.getByRole('link', { name: 'Confier des rôles' }).click();
	await heading('Qui a un rôle').waitFor();
	await page.getByRole('textbox', { name: 'Son nom, sa commune ou son repère' }).focus();
	await page.keyboard.type('odette sarcenas');
	await page.keyboard.press('Enter');
	await page.getByText('1\u00a0personne trouvée').waitFor();
	await button(/^Confier.: Modération à Odette/)
		.first()
		.focus();
	await page.keyboard.press('Enter');
	await page.getByText('Odette a maintenant le rôle Modération.').waitFor();
	await page.getByText('Odette a confié le rôle Modération à Odette').waitFor();
	// The last administrator stays.
	await button(/^Retirer.: Administration à Odette/)
		.first()
		.click();
	await page.getByText('C’est la dernière personne').waitFor();
	expect(await wrongOn()).toEqual([]);
});

test('a moderator reads an empty list, then a list, decides with the keyboard, and says why', async () => {
	await page.goto(`${server.origin}/moderation`);
	await heading('Rien à relire').waitFor();
	expect(await wrongOn()).toEqual([]);

	const now = new Date().toISOString();
	const author = { ref: newMemberRef(), name: 'Inconnu' };
	const ad = (title: string, why: string[], heldAt = now) => ({
		id: newAdId(),
		rev: `1-${'a'.repeat(32)}`,
		title,
		text: `${title}. Écrivez vite à gagner-gros-des-maintenant-sans-effort@exemple-tres-long-domaine.example`,
		author,
		commune: '38472',
		heldAt,
		why
	});
	let held = [
		ad('Prêt facile', ['credit', 'first-ads'], '2026-01-01T08:00:00.000Z'),
		ad('Vélo d’enfant', ['first-ads', 'of-tomorrow'])
	];
	const decided: unknown[] = [];
	await page.route('**/api/holding', (route) => route.fulfill({ json: { now, held } }));
	await page.route('**/api/holding/*/*', async (route) => {
		const [, id, what] = /holding\/(\w+)\/(\w+)/.exec(route.request().url()) ?? [];
		decided.push([what, route.request().postDataJSON()]);
		held = held.filter((one) => one.id !== id);
		await route.fulfill({ json: { done: true } });
	});
	await page.reload();
	await page.getByText('1\u00a0arrivée aujourd’hui.').waitFor();
	await page.getByText('1\u00a0attend depuis hier').waitFor();
	await page.getByText('Un signe que cette version ne connaît pas').waitFor();
	expect(await wrongOn()).toEqual([]);

	await button(/^Refuser avec une raison.: Prêt facile/).focus();
	await page.keyboard.press('Enter');
	expect(await wrongOn()).toEqual([]);
	// Without a reason nothing leaves.
	await button('Refuser').and(page.locator('[type=submit]')).click();
	await page.getByText('Choisissez une raison.').waitFor();
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await page.getByText(/Prêt facile.* est refusée/).waitFor();
	await button(/^Laisser paraître.: Vélo/).focus();
	await page.keyboard.press('Enter');
	await heading('Rien à relire').waitFor();
	const seen = `1-${'a'.repeat(32)}`;
	expect(decided).toEqual([
		['refuse', { seen, code: 'looks-like-scam' }],
		['release', { seen }]
	]);
	await page.unrouteAll();
});

test('a passkey is added; after a restart it opens the pages again, and so does a code kept for bad days', async () => {
	await page.goto(`${server.origin}/moi/securite`);
	await page.getByLabel('Son nom').fill('Téléphone d’Odette');
	await button('Ajouter une clé d’accès').click();
	await page.getByText('Téléphone d’Odette', { exact: true }).waitFor();
	expect(await wrongOn()).toEqual([]);

	// What was shown is kept in memory only.
	await server.stop();
	await server.start();
	await page.goto(`${server.origin}/moderation`);
	await heading('Votre seconde preuve').waitFor();
	expect(await wrongOn()).toEqual([]);
	await button('Ouvrir avec une clé d’accès').click();
	await heading('Rien à relire').waitFor();

	await server.stop();
	await server.start();
	await page.goto(`${server.origin}/association/roles`);
	await page.getByLabel('Le code du moment').fill('123456');
	await button('Montrer ce code').click();
	await page.getByText('Ce n’est pas le bon code.').waitFor();
	await page.getByLabel('Le code du moment').fill(codes[0]!.toUpperCase());
	await page.keyboard.press('Enter');
	await heading('Qui a un rôle').waitFor();
});

test('with the passkey, a second device signs in; a key shown to another question does not', async () => {
	const spoiled = await page.evaluate(async () => {
		const post = (path: string, body: object) =>
			fetch(`/api/passkeys/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			});
		const options = await (await post('sign-in/options', {})).json();
		const key = (await navigator.credentials.get({
			publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, challenge: 'A'.repeat(43) })
		})) as PublicKeyCredential;
		return (await post('sign-in', { secret: '0'.repeat(32), answer: key.toJSON() })).status;
	});
	expect(spoiled).toBe(403);

	// Another telephone, with the same key ring: as those of one person follow them.
	const another = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR', serviceWorkers: 'block' });
	const tablet = await another.newPage();
	tablet.setDefaultTimeout(15_000);
	const ring = await keyRingOf(tablet);
	const { credentials } = await keys.devtools.send('WebAuthn.getCredentials', { authenticatorId: keys.authenticatorId });
	for (const credential of credentials)
		await ring.devtools.send('WebAuthn.addCredential', { authenticatorId: ring.authenticatorId, credential });
	await tablet.goto(`${server.origin}/connexion`);
	await tablet.getByRole('radio', { name: /^Avec une clé d’accès/ }).click();
	const answered = tablet.waitForResponse((response) => response.url().endsWith('/api/passkeys/sign-in'));
	await tablet.getByRole('button', { name: 'Montrer ma clé' }).click();
	expect((await answered).status()).toBe(200);
	await tablet.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();
	await tablet.goto(`${server.origin}/moi/appareils`);
	await tablet.getByText('Ajouté par une clé d’accès.').or(tablet.getByText('ajouté par une clé d’accès')).first().waitFor();
	await another.close();
});

test('with the network cut, the pages say so, keep what was there, and try again', async () => {
	await page.goto(`${server.origin}/moi/securite`);
	await heading('Clés d’accès').waitFor();
	await server.stop();
	await button(/^Retirer «.Téléphone d’Odette/).click();
	await page.getByText('Il faut du réseau ici').waitFor();
	await heading('Clés d’accès').waitFor();
	await server.start();
});
