/** Two neighbours answer one gift; its author chooses, gives a number, blocks and reports: with the server stopped in between. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn, sidewaysOn, smallTargetsOn } from './support/axe.ts';
import { newDevice, type Device } from './support/device.ts';
import { begin, fillIn } from './support/form.ts';
import { untilShown } from './support/patience.ts';
import { signUp } from './support/people.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TITLE = 'Vélo d’enfant, 16 pouces';
let server: BuiltServer;
let devices: Device[];
beforeAll(async () => {
	server = await builtServer({ DEMO: '0' });
	await server.start();
	devices = await Promise.all([newDevice(), newDevice(), newDevice()]);
});
afterAll(async () => {
	for (const device of devices ?? []) await device.discard();
	await server?.discard();
});

const everything = async (page: Page) => [
	...(await violationsOn(page)),
	...(await sidewaysOn(page)).map((one) => `sideways: ${one}`),
	...(await smallTargetsOn(page)).map((one) => `small: ${one}`)
];
const kept = async (page: Page) => {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.waitForTimeout(500);
};
const picture = (page: Page, name: string) =>
	process.env.PICTURES ? page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) : undefined;

async function answer(device: Device, name: string): Promise<Page> {
	const page = await device.open(`${server.origin}/annonces`);
	await kept(page);
	await page.getByRole('link', { name: TITLE }).click();
	await page.getByText(/Réponses recueillies jusqu’à demain/).waitFor();
	await page.getByRole('link', { name: 'Répondre' }).click();
	// One tap puts the words there; they may be changed.
	await page.getByRole('button', { name: /est-ce toujours disponible/ }).click();
	await page.getByLabel(/Votre message à/).press('End');
	await page.getByLabel(/Votre message à/).pressSequentially(` ${name}`);
	await page.getByRole('button', { name: 'S’inscrire et envoyer' }).click();
	await signUp(page, name);
	await page.getByText('Remise', { exact: true }).waitFor({ timeout: 40_000 });
	return page;
}

test('an answer in one tap, everybody answered at once, a number as a card, blocked and reported in two taps', async () => {
	const [odette, marc, lise] = devices as [Device, Device, Device];
	let page = await odette.open(`${server.origin}/publier`);
	await kept(page);
	await begin(page, /^Don/, 'Je donne');
	await fillIn(page, { title: TITLE, text: 'Il roule bien.' });
	await page.getByRole('button', { name: 'S’inscrire et publier' }).click();
	await signUp(page, 'Odette');
	await page.getByText('Publiée', { exact: true }).waitFor({ timeout: 40_000 });
	await answer(marc, 'Marc');
	const theirs = await answer(lise, 'Lise');

	await page.getByRole('link', { name: /Échanges/ }).click();
	await untilShown(page.getByText('Un message à lire').nth(1));
	await picture(page, 'list');
	expect(await everything(page)).toEqual([]);

	// The valley loses the network. Everything that follows is done without it.
	await server.stop();
	await page.getByRole('link', { name: 'Voir les 2 réponses ensemble' }).click();
	await page.getByRole('heading', { name: 'Toutes les réponses' }).waitFor();
	await page.getByRole('button', { name: 'Répondre aux 2 personnes' }).click();
	await page.getByText('Choisissez au moins une personne.').waitFor();
	expect(await everything(page)).toEqual([]);
	await page.getByLabel('Choisir Lise').check();
	await page.getByLabel('À la personne choisie').fill('C’est pour vous, Lise !');
	await page.getByRole('radio', { name: /^Conclue/ }).check();
	await picture(page, 'candidates');
	await page.getByRole('button', { name: 'Répondre aux 2 personnes' }).click();
	await page.getByText('Vos réponses sont gardées.').waitFor();

	await page.getByRole('link', { name: 'Lire l’échange (Lise)' }).click();
	await page.getByText('C’est pour vous, Lise !').waitFor();
	await page.getByText('En attente d’envoi').first().waitFor();
	await page.getByRole('button', { name: /Appelez-moi/ }).click();
	await page.getByLabel('Votre numéro').fill('06 12 34 56');
	await page.getByRole('button', { name: 'Le donner à Lise' }).click();
	await page.getByText('Cette adresse ou ce numéro semble faux.').waitFor();
	await page.getByLabel('Votre numéro').fill('06 12 34 56 78');
	await page.getByRole('button', { name: 'Le donner à Lise' }).click();
	await page.getByText('Votre numéro, donné ici').waitFor();
	expect(await page.getByLabel('Votre message').inputValue(), 'what was being typed stays').toMatch(/^Appelez-moi/);
	expect(await everything(page)).toEqual([]);
	await picture(page, 'thread');

	await page.goto(`${server.origin}/echanges`);
	await page.getByRole('link', { name: /Avec Marc/ }).click();
	await page.getByText('Bloquer ou signaler').click();
	expect(await everything(page)).toEqual([]);
	await picture(page, 'keep-away');
	await page.getByRole('button', { name: 'C’est blessant' }).click();
	await page.getByText('C’est noté, merci').waitFor();
	await page.getByRole('button', { name: 'Bloquer Marc' }).click();
	await page.getByText('Vous avez bloqué Marc.').first().waitFor();
	expect(await page.getByLabel('Votre message').count()).toBe(0);
	await page.goto(`${server.origin}/echanges`);
	await page.getByText('Une personne bloquée ou en sourdine').waitFor();

	// The battery goes, then the network is back.
	await odette.kill();
	await server.start();
	page = await odette.open(`${server.origin}/echanges`);
	await page.getByText('Un échange mis de côté').waitFor();
	await page
		.locator('.honest p')
		.filter({ hasText: /copie/, hasNotText: /à envoyer/ })
		.waitFor({ timeout: 60_000 });

	await theirs.reload();
	await untilShown(theirs.getByRole('link', { name: 'Appeler le 06 12 34 56 78' }));
	expect(await theirs.getByRole('link', { name: /Appeler le/ }).getAttribute('href')).toBe('tel:0612345678');
	expect(await theirs.getByRole('listitem').filter({ hasText: 'C’est pour vous, Lise !' }).count()).toBe(1);

	// It is done, so there is a word to say, which the other may keep or not.
	await untilShown(theirs.getByLabel('Dire merci'));
	await theirs.getByLabel('Dire merci').fill('Merci, il roule déjà !');
	await picture(theirs, 'card');
	await theirs.getByRole('button', { name: 'Donner ce mot' }).click();
	await theirs.getByText('Votre mot').waitFor();
	await theirs.getByRole('figure').getByText('Remise', { exact: true }).waitFor({ timeout: 40_000 });
	expect(await everything(theirs)).toEqual([]);
	await page.getByRole('link', { name: /Avec Lise/ }).click();
	await untilShown(page.getByText('Lise vous dit merci'));
	expect(await everything(page)).toEqual([]);
	await picture(page, 'thanks');
	await page.getByRole('button', { name: 'Ne pas garder ce mot' }).click();
	await page.getByText('Lise vous dit merci').waitFor({ state: 'detached' });
	await page.getByText('Mettre de côté').click();
	await page.getByText('2 échanges mis de côté').waitFor();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('Un échange mis de côté').waitFor();

	const shut = await marc.open(`${server.origin}/echanges`);
	await shut.getByRole('link', { name: /Avec Odette/ }).click();
	await untilShown(shut.getByRole('listitem').filter({ hasText: 'quelqu’un d’autre a été choisi' }));
	await shut.getByLabel('Votre message').fill('Tant pis pour vous.');
	await shut.getByRole('button', { name: 'Envoyer', exact: true }).click();
	await shut.getByText('Reçue', { exact: true }).waitFor({ timeout: 40_000 });
	await page.reload();
	await page.getByText('Un échange mis de côté').click();
	await page.getByRole('link', { name: /Avec Marc/ }).click();
	await page.getByText('Vous avez bloqué Marc.').waitFor();
	expect(await page.getByText('Tant pis pour vous.').count()).toBe(0);
}, 300_000);
