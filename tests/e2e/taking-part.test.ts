/** Loans, lessons and work parties, and the thanks that follow: each asked for and answered where there is no network. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { dayAndMonth } from '../../src/lib/words/dates.ts';
import { newDevice, type Device } from './support/device.ts';
import { answers, asks, guest, joins, press, publish } from './support/neighbours.ts';
import { untilSays, untilShown, visit } from './support/patience.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TODAY = dayOf(Date.now());
const inDays = (n: number) => addDays(TODAY, n);
const said = (n: number) => dayAndMonth(inDays(n), TODAY);
/** Words that promise: none of them before we were told so. */
const PROMISES = /est gardée|C’est prêté|Accepté|Confirmée/;

let server: BuiltServer;
let odette: Device;
let marc: Device;
let lea: Device;
/** The ids of what Odette put up. */
let loan: string;
let lesson: string;
let party: string;

const main = (page: Page) => page.getByRole('main').innerText();
const open = (device: Device, path: string) => device.open(server.origin + path);
const until = (device: Device, path: string, words: RegExp) => untilSays(device, server.origin + path, words);

beforeAll(async () => {
	server = await builtServer({ DEMO: '0' });
	await server.start();
	odette = await newDevice();
	await visit(odette, server.origin);
	await odette.close();
	[marc, lea] = [await newDevice({ like: odette }), await newDevice({ like: odette })];
	await joins(odette, server.origin, 'Odette');
	loan = await publish(odette, server.origin, {
		kind: /^Prêt/,
		side: 'Je prête',
		title: 'Remorque à prêter',
		where: async (page) => {
			await page.getByLabel('Combien de jours au plus').fill('4');
			await page.getByLabel('Où le prendre').fill('Sous le hangar');
		}
	});
	lesson = await publish(odette, server.origin, {
		kind: /^Cours/,
		side: 'J’enseigne',
		title: 'Accordéon pour débuter',
		where: async (page) => {
			await page.getByLabel('Le jour du cours').fill(inDays(5));
			await page.getByLabel('Nombre de places').fill('1');
		}
	});
	party = await publish(odette, server.origin, {
		kind: /^Coup de main/,
		side: 'Je cherche de l’aide',
		title: 'Bois à rentrer',
		where: async (page) => {
			await page.getByLabel('Le jour du chantier').fill(inDays(6));
			await page.getByLabel('Combien de personnes').fill('4');
		}
	});
	await joins(marc, server.origin, 'Marc');
	await joins(lea, server.origin, 'Léa');
});
afterAll(async () => {
	for (const device of [odette, marc, lea]) await device?.discard();
	await server?.discard();
});

const borrows = (device: Device, from: number, to: number) =>
	open(device, `/annonces/${loan}`).then((ad) =>
		asks(ad, 'Demander à emprunter', 'Envoyer la demande', async (page) => {
			await page.getByLabel('Du', { exact: true }).fill(inDays(from));
			await page.getByLabel('Au', { exact: true }).fill(inDays(to));
		})
	);
const signsUp = (device: Device, ad: string, fill: (page: Page) => Promise<void> = async () => {}) =>
	open(device, `/annonces/${ad}`).then((page) => asks(page, 'M’inscrire', 'Envoyer mon inscription', fill));

test('a loan asked for twice on the same days is one person’s; the other is told kindly, and borrows it afterwards', async () => {
	await server.stop();
	let page = await open(marc, `/annonces/${loan}/demander`);
	await page.getByLabel('Du', { exact: true }).fill(inDays(10));
	await page.getByLabel('Au', { exact: true }).fill(inDays(20));
	await press(page, 'Envoyer la demande');
	await page.getByText('C’est plus long que ce prêt ne le permet.').waitFor();
	for (const [device, from, to] of [
		[marc, 10, 12],
		[lea, 12, 13]
	] as const) {
		page = await borrows(device, from, to);
		await page.getByText('Demande à confirmer').waitFor();
		expect(await main(page)).not.toMatch(PROMISES);
	}

	await server.start();
	for (const device of [marc, lea]) page = await until(device, `/annonces/${loan}`, /En attente de réponse/);
	expect(await main(page)).not.toMatch(PROMISES);
	page = await until(odette, `/moi/participants/${loan}`, /Léa/);
	await guest(page, 'Marc').waitFor();

	// She says yes where there is no network either: it is a wish until it has arrived.
	await server.stop();
	await page.getByText('Ce que vous dites avec votre accord').click();
	await page.getByLabel('Votre numéro').fill('06 12 34 56 78');
	await answers(page, 'Marc', 'Accepter');
	await guest(page, 'Marc').getByText('Réponse à confirmer').waitFor();
	await server.start();
	page = await until(odette, `/moi/participants/${loan}`, /Accepté, à prendre/);
	await answers(page, 'Léa', 'Accepter');
	page = await until(odette, `/moi/participants/${loan}`, /Il n’y avait plus assez de place/);
	await answers(page, 'Léa', 'Refuser');
	await until(odette, `/moi/participants/${loan}`, /^Refusé$/);

	page = await until(lea, `/annonces/${loan}`, /^Refusé$/);
	await page.getByText('D’autres jours, peut-être.').waitFor();
	expect(await main(page), 'nothing of whom it was lent to').not.toMatch(/Marc|06 12/);
	await page.getByRole('link', { name: 'Demander de nouveau' }).click();
	await untilShown(page.getByText(`Déjà prêté du ${said(10)} au ${said(12)}.`));
	await page.getByLabel('Du', { exact: true }).fill(inDays(13));
	await page.getByLabel('Au', { exact: true }).fill(inDays(13));
	await press(page, 'Envoyer la demande');
	await page.getByRole('heading', { name: 'Votre demande' }).waitFor();
	await until(lea, `/annonces/${loan}`, /En attente de réponse/);
	page = await until(odette, `/moi/participants/${loan}`, /Attend votre réponse/);
	await answers(page, 'Léa', 'Accepter');
	await until(lea, `/annonces/${loan}`, new RegExp(`Accepté, à prendre le ${said(13)}`));
	await until(marc, `/annonces/${loan}`, new RegExp(`Accepté, à prendre le ${said(10)}`));
	await until(odette, `/moi/participants/${loan}`, new RegExp(`Accepté, à prendre le ${said(13)}`));

	// Each has their own card, and no network; who lends has one of each.
	await server.stop();
	page = await open(marc, `/trajets/${loan}`);
	await page.getByRole('heading', { level: 1, name: 'Fiche du prêt' }).waitFor();
	const card = await main(page);
	for (const words of ['Sous le hangar', said(10), said(12), 'Odette', '06 12 34 56 78']) expect(card).toContain(words);
	expect(card).not.toContain('Léa');
	page = await open(odette, `/trajets/${loan}`);
	await page.getByRole('heading', { level: 1, name: 'Fiche du prêt' }).waitFor();
	for (const name of ['Marc', 'Léa']) expect(await main(page)).toContain(name);
	await server.start();
});

test('a place that somebody leaves without network is had by whoever waits first, who does nothing for it', async () => {
	await signsUp(marc, lesson);
	await until(marc, `/annonces/${lesson}`, /^Confirmée$/);
	await until(lea, `/annonces/${lesson}`, /^complet$/);
	await signsUp(lea, lesson, (form) => form.getByText(/^Complet .* demander quand même/).waitFor());
	let page = await until(lea, `/annonces/${lesson}`, /Sur liste d’attente \(1er\)/);
	expect(await main(page)).not.toMatch(PROMISES);

	// Somebody without a telephone takes their turn behind her.
	page = await until(odette, `/moi/participants/${lesson}`, /Léa/);
	await page.getByText('Inscrire quelqu’un sans téléphone').click();
	await page.getByLabel('Son nom').fill('Gaston');
	await press(page, 'L’inscrire');
	await page.getByRole('main').getByText('Gaston', { exact: false }).first().waitFor();
	await until(odette, `/moi/participants/${lesson}`, /Sur liste d’attente \(2e\)/);

	await server.stop();
	page = await open(marc, `/annonces/${lesson}`);
	await press(page, 'Me désinscrire');
	await page.getByText('C’est annulé. Cela partira tout seul.').first().waitFor();
	await page.getByText('Inscription à confirmer').waitFor();
	await marc.kill();
	await server.start();
	await until(marc, `/annonces/${lesson}`, /^Annulée$/);

	await until(lea, '/moi', /^Confirmée$/);
	page = await until(odette, `/moi/participants/${lesson}`, /Sur liste d’attente \(1er\)/);
	await untilShown(guest(page, 'Gaston').getByText('Sur liste d’attente (1er)'));
	await untilShown(guest(page, 'Léa').getByText('Vient', { exact: true }));
	await untilShown(guest(page, 'Marc').getByText('A annulé'));

	await server.stop();
	page = await open(lea, `/trajets/${lesson}.${inDays(5)}`);
	await page.getByRole('heading', { level: 1, name: 'Fiche d’inscription' }).waitFor();
	await page.getByText('Accordéon pour débuter').waitFor();
	page = await open(marc, `/trajets/${lesson}.${inDays(5)}`);
	await page.getByText('Cette fiche n’est pas là').waitFor();
	await server.start();
});

test('the sign-up sheet of a work party prints where there is no network, with who comes and lines to write on', async () => {
	await server.stop();
	let page = await signsUp(marc, party, async (form) => {
		await form.getByRole('group', { name: 'Combien de personnes' }).getByRole('button', { name: 'Plus' }).click();
		await form.getByLabel('Ce que vous apportez').fill('Une hache');
		await form.getByLabel('Votre numéro').fill('06 98 76 54 32');
	});
	await page.getByText('Inscription à confirmer').waitFor();
	expect(await main(page)).not.toMatch(PROMISES);
	await server.start();
	await until(marc, `/annonces/${party}`, /^Confirmée$/);
	await signsUp(lea, party);
	await until(lea, `/annonces/${party}`, /^Confirmée$/);
	await until(odette, `/moi/participants/${party}`, /3 sur 4 places prises/);

	// On the morning, in the wood, the telephone was off.
	await server.stop();
	await odette.kill();
	page = await open(odette, `/moi/participants/${party}`);
	await page.getByText('3 sur 4 places prises').waitFor();
	const sheet = page.getByRole('table', { name: 'Feuille d’inscription' });
	expect(await sheet.count(), 'on paper only').toBe(0);
	const printed = page.evaluate(() => new Promise((resolve) => addEventListener('beforeprint', () => resolve(true))));
	await press(page, 'Imprimer la feuille');
	expect(await printed).toBe(true);
	await page.emulateMedia({ media: 'print' });
	const rows = await sheet.getByRole('row').allInnerTexts();
	expect(rows.find((row) => row.includes('Marc'))).toMatch(/2\spersonnes.*Une hache.*06 98 76 54 32/s);
	expect(rows.find((row) => row.includes('Léa'))).toMatch(/1\spersonne/);
	expect(rows.filter((row) => !row.trim()).length, 'lines to write on').toBe(5);
	expect(await page.getByRole('button').count(), 'no button on paper').toBe(0);
	await page.emulateMedia({ media: null });
	await server.start();
});

test('once it is done each may say thanks without network; what is declined leaves both phones', async () => {
	let page = await open(marc, `/annonces/${party}/repondre`);
	await page.getByLabel('Votre message à').fill('J’apporte aussi une tarte.');
	await press(page, 'Envoyer la réponse');
	await page.getByText('Remise', { exact: true }).waitFor();
	const thread = new URL(page.url()).pathname;
	expect(await page.getByLabel('Dire merci').count(), 'too soon').toBe(0);

	await until(odette, thread, /aussi une tarte/);
	await server.stop();
	page = await open(odette, '/moi');
	await page.getByRole('article').filter({ hasText: 'Bois à rentrer' }).getByRole('button', { name: 'C’est conclu' }).click();
	await page.getByText('Annonce conclue.').first().waitFor();
	page = await open(odette, thread);
	await page.getByLabel('Dire merci').fill('Merci, tout est rentré !');
	await press(page, 'Donner ce mot');
	await page.getByRole('figure').filter({ hasText: 'Votre mot' }).getByText('En attente d’envoi').waitFor();
	await server.start();
	await until(odette, thread, /^Remise$/);

	// He need not keep it, nor be heard to say so at once.
	page = await until(marc, thread, /Odette vous dit merci/);
	// That it is done comes with the board, the thanks with the mail.
	await untilShown(page.getByLabel('Dire merci'));
	await server.stop();
	await press(page, 'Ne pas garder ce mot');
	await page.getByText('Odette vous dit merci').waitFor({ state: 'detached' });
	page = await open(marc, thread);
	await page.getByLabel('Dire merci').fill('Merci pour la soupe.');
	expect(await page.getByText('Odette vous dit merci').count()).toBe(0);
	await press(page, 'Donner ce mot');
	await page.getByText('Votre mot').waitFor();
	await server.start();
	await until(marc, thread, /^Remise$/);
	page = await until(odette, thread, /Marc vous dit merci/);
	await page.getByText('Votre mot').waitFor({ state: 'detached' });
});
