/** Being told: choosing the letter, keeping a search, what is new in it without network, the letter, and stopping from it (F8). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAdId } from '../../src/domain/ids.ts';
import { adText } from '../factories/ads.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { sidewaysOn, smallTargetsOn, violationsOn } from './support/axe.ts';
import { newDevice, type Device } from './support/device.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const EMAIL = 'odette@exemple.fr';
const DAY = 86_400_000;
let server: BuiltServer;
let odette: Device;
let marc: TestPhone;

beforeAll(async () => {
	server = await builtServer({ DEMO: '0' });
	await server.start();
	odette = await newDevice();
	marc = newPhone(server.origin);
	await marc.phone.signUp(profile({ name: 'Marc' }));
});
afterAll(async () => {
	await marc?.close();
	await odette?.discard();
	await server?.discard();
});

const open = (path: string) => odette.open(server.origin + path);
const press = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();
const outbox = async () => (await fetch(`${server.origin}/api/outbox`)).text();

async function publish(title: string) {
	await marc.phone.publish(newAdId(), adText({ title, commune: '38472' }));
	await marc.exchange();
	await expect.poll(async () => (await fetch(`${server.origin}/data/annonces`)).text()).toContain(title);
}

/** The server wakes up on the next Thursday but one, at ten. */
async function restartOnThursday() {
	const next = new Date(Date.now() + 2 * DAY);
	next.setUTCDate(next.getUTCDate() + ((4 - next.getUTCDay() + 7) % 7));
	next.setUTCHours(10, 0, 0, 0);
	const ahead = next.getTime() - Date.now();
	await server.stop();
	await server.start({
		NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const now=Date.now;Date.now=()=>now()+${ahead}`)}`
	});
}

test('the letter is proposed at signing up, and waits for the address to be confirmed', async () => {
	const page = await open('/inscription');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByLabel('Votre nom sur le panneau').fill('Odette');
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par courriel' }).click();
	await page.getByLabel('Votre adresse de courriel').fill(EMAIL);
	expect(await page.getByRole('radio', { name: /^Chaque semaine/ }).isChecked()).toBe(true);
	await page.getByLabel('J’ai plus de 15 ans').check();
	await press(page, 'M’inscrire');
	await page.getByRole('heading', { name: 'Bonjour Odette' }).waitFor();

	await page.getByRole('link', { name: 'Être prévenu' }).click();
	await page.getByText('Elle partira quand vous aurez confirmé votre adresse').waitFor();
	await page.getByRole('link', { name: 'Confirmer mon adresse' }).click();
	await press(page, 'Recevoir un code');
	await page.getByLabel('Le code reçu').waitFor();
	await page.getByLabel('Le code reçu').fill(/code\s?:\s([2-9A-Z]{6})/.exec(await outbox())?.[1] ?? '');
	await press(page, 'Confirmer');
	await page.getByText('Adresse confirmée.').waitFor();
	await page.goto(`${server.origin}/moi/avis`);
	expect(await page.getByRole('radio', { name: /^Chaque semaine/ }).isChecked()).toBe(true);
	expect(await page.getByText('Elle partira quand').count()).toBe(0);
});

test('and its page can be used by everybody', async () => {
	const page = await open('/moi/avis');
	await page.getByRole('button', { name: 'De celles que je choisis' }).click();
	await page.getByRole('button', { name: 'Ceux que je choisis' }).click();
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await sidewaysOn(page)).toEqual([]);
	expect(await smallTargetsOn(page)).toEqual([]);
	const bare = await page.context().newCDPSession(page);
	await bare.send('Page.setBypassCSP', { enabled: true });
	await page.reload();
	await page.getByRole('button', { name: 'De celles que je choisis' }).click();
	expect(await violationsOn(page)).toEqual([]);
});

test('a search that is kept says what is new in it, with the network cut too', async () => {
	await publish('Bûches à fendre');
	const page = await open('/annonces?q=fendre');
	await press(page, 'Garder cette recherche');
	await page.getByText('Recherche gardée.').waitFor();
	await page.getByRole('link', { name: 'Mes recherches gardées' }).waitFor();

	await publish('Encore du bois à fendre');
	await page.goto(`${server.origin}/moi/avis`);
	await page.getByText('1 nouvelle annonce').waitFor();
	await page.getByText('une nouvelle annonce dans vos recherches').waitFor({ state: 'attached' });

	await server.stop();
	await page.reload();
	await page.getByText('1 nouvelle annonce').waitFor();
	await page.getByRole('link', { name: '« fendre »' }).click();
	await page.getByRole('heading', { name: 'Encore du bois à fendre' }).waitFor();
	await page.goto(`${server.origin}/moi/avis`);
	await page.getByText('Rien de nouveau').waitFor();
	await press(page, 'Ne plus la garder');
	await page.getByText('Aucune. Choisissez').waitFor();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('Rien de nouveau').waitFor();
});

test('choices made without network leave with it, and the letter of Thursday has the new ads whole', async () => {
	let page = await open('/moi/avis');
	await page.getByRole('button', { name: 'De celles que je choisis' }).click();
	await page.getByRole('checkbox', { name: 'Sarcenas' }).check();
	await press(page, 'Enregistrer mes choix');
	await page.getByText('Choix enregistrés').waitFor();
	await server.start();
	await page.reload();
	await expect.poll(() => page.getByText(/à envoyer/).count(), { timeout: 15_000 }).toBe(0);
	expect(await page.getByRole('checkbox', { name: 'Sarcenas' }).isChecked()).toBe(true);
	await page.getByRole('button', { name: 'De toutes les communes' }).click();
	await press(page, 'Enregistrer mes choix');
	await page.getByText('Choix enregistrés').waitFor();
	await expect.poll(() => page.getByText(/à envoyer/).count(), { timeout: 15_000 }).toBe(0);

	await restartOnThursday();
	await expect.poll(outbox, { timeout: 30_000 }).toContain('nouvelles annonces près de chez vous');
	const letter = await outbox();
	for (const said of ['Bûches à fendre', 'Encore du bois à fendre', adText().text]) expect(letter).toContain(said);

	const path = /\/stop\/[A-Za-z0-9_-]{43}/.exec(letter)?.[0] ?? '';
	page = await open(path);
	await page.getByRole('heading', { name: 'Ne plus recevoir de lettres' }).waitFor();
	await press(page, 'Arrêter les lettres');
	await page.getByRole('heading', { name: 'C’est arrêté' }).waitFor();
	await page.goto(`${server.origin}/moi/avis`);
	await page.getByText('Vous avez arrêté les lettres depuis l’une d’elles').waitFor({ timeout: 15_000 });
});

test('what a push service brings is always shown, once, with nothing readable in it or no network too', async () => {
	const page = await open('/moi');
	const browser = page.context().browser()!;
	const whole = await browser.newBrowserCDPSession();
	await whole.send('Browser.grantPermissions', { origin: server.origin, permissions: ['notifications'] });
	const session = await page.context().newCDPSession(page);
	const registration = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(server.origin) && !isDeleted);
			if (ours) resolve(ours.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	const registrationId = await registration;
	const bring = (data: string) =>
		session.send('ServiceWorker.deliverPushMessage', { origin: server.origin, registrationId, data });
	const shown = () =>
		page.evaluate(async () =>
			(await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, data }) => [
				title,
				(data as { path: string }).path
			])
		);

	await server.stop();
	/** Until it is shown: what comes while the worker is being woken may be lost by the browser's own tools. */
	const brought = (data: string) =>
		expect.poll(async () => {
			await bring(data);
			return shown();
		});
	const reply = JSON.stringify({ title: 'Nouvelle réponse à votre annonce', path: '/echanges/x', tag: 'a' });
	await brought(reply).toContainEqual(['Nouvelle réponse à votre annonce', '/echanges/x']);
	await bring(reply);
	await brought('pas du JSON').toContainEqual(['Du nouveau pour vous sur le panneau', '/']);
	expect(await shown()).toHaveLength(2);
});
