/** Two people ask for the last seat where there is no network; one gets it, the other is told kindly (journey 4). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { newDevice, type Device } from './support/device.ts';
import { begin, next } from './support/form.ts';
import { untilSays, untilShown, visit } from './support/patience.ts';
import { signUp } from './support/people.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TITLE = 'Une place pour le marché, samedi matin';
const DAY = addDays(dayOf(Date.now()), 3);
/** Words that promise: none of them before we were told so. */
const PROMISES = /réservé[^ ]* à vous|Acceptée|place est gardée/;

let server: BuiltServer;
let odette: Device;
let marc: Device;
let lea: Device;

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	[odette, marc, lea] = [await newDevice(), await newDevice(), await newDevice()];
});
afterAll(async () => {
	for (const device of [odette, marc, lea]) await device?.discard();
	await server?.discard();
});

async function publishTrip(page: Page): Promise<void> {
	await page.goto(`${server.origin}/publier`);
	await begin(page, /^Covoiturage/, 'Je conduis');
	await page.getByLabel('Titre').fill(TITLE);
	await page.getByLabel('Texte', { exact: true }).fill('Je descends au marché et je remonte avant midi.');
	await page.getByLabel('Rubrique').selectOption({ index: 1 });
	await next(page);
	await page.getByLabel('Commune de départ').selectOption({ label: 'Sarcenas' });
	await page.getByLabel('Commune d’arrivée').selectOption({ label: 'Grenoble' });
	await page.getByLabel('Le jour du trajet').fill(DAY);
	await page.getByLabel('Heure', { exact: false }).first().fill('08:00');
	await page.getByLabel('Places dans la voiture').fill('1');
	await page.getByLabel('Lieu de rendez-vous').fill('L’arrêt du bas');
	await page.getByLabel('Heure du retour').fill('11:45');
	await next(page);
	await page.getByRole('button', { name: 'S’inscrire et publier' }).click();
	await signUp(page, 'Odette');
	await page.getByText('C’est épinglé').waitFor();
}

async function asksForASeat(device: Device, ad: string, name: string, phone: string): Promise<void> {
	const page = await device.open(`${server.origin}${ad}`);
	await page.getByRole('link', { name: 'Demander une place' }).click();
	await page.getByRole('checkbox', { checked: true }).waitFor();
	await page.getByLabel('Votre numéro').fill(phone);
	await page.getByRole('button', { name: 'S’inscrire au panneau et envoyer' }).click();
	await signUp(page, name);
	await page.waitForURL(server.origin + ad);
	await page.getByText('Demande à confirmer').waitFor();
	expect(await page.getByRole('main').innerText()).not.toMatch(PROMISES);
	await page.goto(`${server.origin}/moi/envois`);
	await page.getByText(/^Votre demande/).waitFor();
	await device.close();
}

test('the last seat, asked for twice with no network, is one person’s; the card opens on both phones without any', async () => {
	let page = await visit(odette, server.origin);
	await publishTrip(page);
	await page.getByRole('article').filter({ hasText: TITLE }).getByText('Publiée').waitFor();
	const ad = await page.getByRole('article').filter({ hasText: TITLE }).getByRole('link', { name: TITLE }).getAttribute('href');
	await odette.close();

	// Both have the board; then nobody answers any more, and each asks.
	for (const device of [marc, lea]) {
		await visit(device, server.origin);
		await device.close();
	}
	await server.stop();
	await asksForASeat(marc, ad!, 'Marc', '06 12 34 56 78');
	await asksForASeat(lea, ad!, 'Léa', '06 98 76 54 32');

	// Some network: both demands arrive, and are still only demands.
	await server.start();
	for (const device of [marc, lea]) {
		page = await untilSays(device, server.origin + ad!, /En attente de réponse/);
		expect(await page.getByRole('main').innerText()).not.toMatch(PROMISES);
		await device.close();
	}
	const hosting = `${server.origin}/moi/participants/${ad!.split('/').at(-1)}`;
	page = await untilSays(odette, hosting, /Léa/);
	await page
		.getByText('06 12 34 56 78')
		.or(page.getByRole('link', { name: 'Appeler Marc' }))
		.first()
		.waitFor();

	// The driver has none either, and says yes to both.
	await server.stop();
	await page.getByLabel('Plaque de la voiture').fill('ab-123-cd');
	await page.getByRole('article', { name: 'Marc' }).getByRole('button', { name: 'Accepter' }).click();
	await page.getByRole('article', { name: 'Marc' }).getByText('Réponse à confirmer').waitFor();
	await page.getByRole('article', { name: 'Léa' }).getByRole('button', { name: 'Accepter' }).click();
	await page.getByRole('article', { name: 'Léa' }).getByText('Réponse à confirmer').waitFor();
	await odette.close();

	// Back in the valley: one place, one person.
	await server.start();
	page = await untilSays(odette, hosting, /Il n’y avait plus assez de place/);
	const [loser] = await page
		.getByRole('article')
		.filter({ hasText: 'Il n’y avait plus assez de place' })
		.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
	const asked = page.getByRole('article', { name: loser! });
	await asked.getByRole('button', { name: 'Refuser' }).click();
	// Said on the screen once it is kept: only then may the page be left.
	await asked.getByText(/Réponse à confirmer|Refusé/).waitFor();
	await untilSays(odette, hosting, /Refusé/);
	await odette.close();

	const [winner, other] = loser === 'Léa' ? [marc, lea] : [lea, marc];
	page = await untilSays(other, server.origin + ad!, /Refusée/);
	await page.getByText('Cela ne s’est pas trouvé cette fois.').waitFor();
	await untilShown(page.getByText('complet').first());
	await other.close();
	await untilSays(winner, server.origin + ad!, /Acceptée/);
	await winner.close();

	// At the edge of the road there is no network at all.
	await server.stop();
	const card = `/trajets/${ad!.split('/').at(-1)}.${DAY}`;
	page = await winner.open(server.origin + card);
	await page.getByRole('heading', { level: 1, name: 'Fiche du trajet' }).waitFor();
	await page.getByText('AB-123-CD').waitFor();
	const said = await page.getByRole('main').innerText();
	expect(said).toMatch(/L’arrêt du bas/);
	expect(said).toMatch(/8\sh/);
	expect(said).toMatch(/11\sh\s45/);
	expect(said).toMatch(/Odette/);
	page = await odette.open(server.origin + card);
	await page.getByText('AB-123-CD').waitFor();
	await page.getByText(loser === 'Léa' ? '06 12 34 56 78' : '06 98 76 54 32').waitFor();
	expect(await page.getByRole('main').innerText()).not.toContain(loser);
});
