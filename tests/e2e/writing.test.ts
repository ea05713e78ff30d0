/** Writing on real phones: step by step, on two devices, without network, and with everything that can be taken back. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sidewaysOn, smallTargetsOn } from './support/axe.ts';
import { newDevice, type Device } from './support/device.ts';
import { begin, fillIn, next } from './support/form.ts';
import { untilShown } from './support/patience.ts';
import { pair, signUp } from './support/people.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
/** Has come by once: the board is on it, and every address opens without network. */
let visited: Device;
let a: Device;
let page: Page;
/** What broke in the page, whether anybody saw it or not. */
const broken: Error[] = [];

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	visited = await newDevice();
	const shown = await visited.open(`${server.origin}/annonces`);
	await shown.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await shown.getByText(/\d+\sannonces?, copie/).waitFor();
	await visited.close();
	await server.stop();
});
afterAll(async () => {
	await visited?.discard();
	await server?.discard();
});

beforeEach(async () => {
	await server.start();
	a = await newDevice({ like: visited });
	page = await a.open(`${server.origin}/annonces`);
	page.on('pageerror', (error) => broken.push(error));
});
afterEach(async () => {
	await a?.discard();
	await server.stop('SIGKILL');
	expect(broken.splice(0)).toEqual([]);
});

const own = (on: Page, title: string) => on.getByRole('article').filter({ hasText: title });
const heading = (on: Page) => on.evaluate(() => document.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim());

/** One published ad of Aline's, with the page on « Moi ». */
async function published(title: string, text = 'Deux stères à empiler.'): Promise<void> {
	await page.goto(`${server.origin}/publier`);
	await begin(page, /^Service/, 'J’ai besoin d’un service');
	await fillIn(page, { title, text });
	await page.getByRole('button', { name: /publier$/i }).click();
	await signUp(page, 'Aline');
	await own(page, title).getByText('Publiée', { exact: true }).waitFor({ timeout: 30_000 });
}

/** The same person on a second device. */
async function sameMemberOn(device: Device): Promise<Page> {
	const other = await device.open(`${server.origin}/annonces`);
	await pair(page, other, server.origin);
	for (const one of [page, other]) await one.goto(`${server.origin}/moi`);
	await other.getByRole('article').first().waitFor({ timeout: 30_000 });
	return other;
}

describe('the form on a phone', () => {
	test('goes step by step, says where it is, and goes back with the phone’s own button', async () => {
		await page.goto(`${server.origin}/publier`);
		await page.getByText('Étape 1 sur 4').waitFor();
		await begin(page, /^Don/, 'Je donne');
		expect(await heading(page)).toBe('Étape 2 sur 4 L’annonce');
		expect(new URL(page.url()).searchParams.get('etape')).toBe('2');

		// Nothing is said before a field was left, and nothing is left behind silently.
		expect(await page.locator('.error').count()).toBe(0);
		await next(page);
		await expect.poll(() => page.getByLabel('Titre').getAttribute('aria-invalid')).toBe('true');
		const described = await page.getByLabel('Titre').getAttribute('aria-describedby');
		expect(described).toContain('title-error');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');

		await fillIn(page, { title: 'Des cagettes', text: 'Une dizaine.' });
		expect(await heading(page)).toBe('Étape 4 sur 4 Relire et publier');
		expect(await page.getByRole('article').getByText('Des cagettes').isVisible()).toBe(true);
		expect(await page.getByText('Une dizaine.').last().isVisible()).toBe(true);

		await page.goBack();
		await page.getByLabel('Commune').waitFor();
		await page.getByRole('button', { name: 'Étape précédente' }).click();
		await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Des cagettes');
		await expect.poll(() => heading(page)).toBe('Étape 2 sur 4 L’annonce');
		await page.reload();
		await expect.poll(() => page.getByLabel('Texte', { exact: true }).inputValue()).toBe('Une dizaine.');
		expect(await page.getByLabel('Texte', { exact: true }).isVisible()).toBe(true);
		await page.goBack();
		await page.getByRole('radio', { name: 'Je donne' }).waitFor();
		expect(await page.getByRole('radio', { name: 'Je donne' }).isChecked()).toBe(true);
	});

	test('speaks while one types: a length at once, a number softly in its own live region', async () => {
		await page.goto(`${server.origin}/publier`);
		await begin(page, /^Don/, 'Je donne');
		await page.getByLabel('Titre').fill('x'.repeat(81));
		await page.getByText('Le titre est trop long.', { exact: false }).waitFor();
		await page.getByText(/1\ssignes de trop/).waitFor();
		await page.getByLabel('Texte', { exact: true }).fill('Appelez le 06 12 34 56 78');
		await page.getByRole('status').filter({ hasText: 'Ce numéro sera lu par tout le monde.' }).waitFor();
		await page.getByRole('status').filter({ hasText: 'Gardé sur ce téléphone' }).waitFor();
		// A draft taken up again opens where something is missing.
		await page.goto(`${server.origin}/moi`);
		await page.getByRole('link', { name: 'Reprendre' }).click();
		await page.getByLabel('Titre').waitFor();
		// Thrown away by mistake, it comes back, also from another page.
		await page.goto(`${server.origin}/moi`);
		await page.getByRole('button', { name: 'Jeter' }).click();
		await expect.poll(() => page.getByRole('article').count()).toBe(0);
		await page.getByRole('link', { name: 'Annonces', exact: true }).first().click();
		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByRole('link', { name: 'Moi', exact: true }).click();
		await page.getByRole('link', { name: 'Reprendre' }).waitFor();
	});

	test('on a desk it is one page, and asks for everything at once', async () => {
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.goto(`${server.origin}/publier`);
		await page.getByRole('radio', { name: /^Covoiturage/ }).click();
		await page.getByRole('radio', { name: 'Je conduis' }).click();
		for (const label of ['Titre', 'Commune de départ', 'Commune d’arrivée', 'Rubrique'])
			expect(await page.getByLabel(label).isVisible()).toBe(true);
		// A key pressed in a field publishes nothing.
		await page.getByLabel('Titre').press('Enter');
		await page.getByLabel('Titre').press('Control+Enter');
		await page.getByLabel('Titre').press('Escape');
		expect(await page.getByRole('alert').count()).toBe(0);
		await page.getByRole('button', { name: 'S’inscrire et publier' }).click();
		const alert = page.getByRole('alert');
		await alert.getByText(/points à revoir/).waitFor();
		await alert.getByRole('link', { name: 'Il manque l’arrivée.' }).click();
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('to');
		// The kit's meeting points of that commune are one tap away; what was typed stays when the commune changes.
		await page.getByLabel('Commune de départ').selectOption({ label: 'Sarcenas' });
		const known = page.getByRole('group', { name: 'Lieux connus au départ' });
		await known.getByRole('button', { name: 'Parking du col de Porte' }).click();
		expect(await page.locator('#trip-point').inputValue()).toBe('Parking du col de Porte');
		expect(await known.getByRole('button', { pressed: true }).innerText()).toContain('Parking du col de Porte');
		await page.getByLabel('Commune de départ').selectOption({ label: 'Corbel' });
		await known.getByRole('button', { name: 'Devant la mairie' }).waitFor();
		expect(await page.locator('#trip-point').inputValue()).toBe('Parking du col de Porte');
		expect([await sidewaysOn(page), await smallTargetsOn(page)]).toEqual([[], []]);
	});
});

test('a trip written without network takes a meeting point of the kit, and its page says where', async () => {
	await published('Rentrer du bois');
	await server.stop();
	await page.goto(`${server.origin}/publier`);
	await begin(page, /^Covoiturage/, 'Je conduis');
	await page.getByLabel('Titre').fill('Au tram');
	await page.getByLabel('Texte', { exact: true }).fill('Tous les matins, sans détour.');
	await page.getByLabel('Rubrique').selectOption({ index: 1 });
	await next(page);
	await page.getByLabel('Commune de départ').selectOption({ label: 'Sarcenas' });
	await page.getByLabel('Commune d’arrivée').selectOption({ label: 'Fontanil-Cornillon' });
	const offered = (where: string) => page.getByRole('group', { name: `Lieux connus ${where}` }).getByRole('button');
	await expect.poll(() => offered('au départ').allInnerTexts()).toEqual(['Devant la mairie', 'Parking du col de Porte']);
	await expect.poll(() => offered('à l’arrivée').allInnerTexts()).toEqual(['Parking-relais de Palluel, tram E']);
	const porte = offered('au départ').filter({ hasText: 'Porte' });
	// Pressed again it is taken back; the keyboard does as well as a finger.
	for (const then of ['Parking du col de Porte', '', 'Parking du col de Porte']) {
		await porte.press('Enter');
		await expect.poll(() => page.locator('#trip-point').inputValue()).toBe(then);
	}
	await offered('à l’arrivée').click();
	await next(page);
	await page.getByRole('button', { name: /publier$/i }).click();
	await own(page, 'Au tram').getByText('En attente d’envoi').waitFor();
	await server.start();
	await page.getByRole('button', { name: 'Envoyer maintenant' }).first().click();
	await own(page, 'Au tram').getByText('Publiée', { exact: true }).waitFor({ timeout: 60_000 });
	await own(page, 'Au tram').getByRole('link', { name: 'Au tram' }).click();
	for (const medium of ['screen', 'print'] as const) {
		await page.emulateMedia({ media: medium });
		await page
			.getByRole('definition')
			.filter({ hasText: /^Parking du col de Porte$/ })
			.waitFor();
		await page
			.getByRole('definition')
			.filter({ hasText: /^Parking-relais de Palluel$/ })
			.waitFor();
	}
});

describe('an ad on the board', () => {
	test('is reserved, seen so by others, prolonged and withdrawn without network, and all of it can be taken back', async () => {
		await published('Rentrer du bois');
		await own(page, 'Rentrer du bois').getByRole('button', { name: 'Elle est réservée' }).click();
		await own(page, 'Rentrer du bois').getByText('Réservée', { exact: true }).last().waitFor();
		await expect
			.poll(async () => (await (await fetch(`${server.origin}/annonces`)).text()).includes('Réservée'), { timeout: 30_000 })
			.toBe(true);
		const link = own(page, 'Rentrer du bois').getByRole('link', { name: 'Rentrer du bois' });
		// The board says so before this phone has heard it.
		const path = await link.getAttribute('href');
		expect(await (await fetch(server.origin + path!)).text()).toContain('Elle est promise à quelqu’un.');

		await server.stop();
		await own(page, 'Rentrer du bois').getByRole('button', { name: 'Retirer' }).click();
		await expect.poll(() => own(page, 'Rentrer du bois').getByText('Réservée').count()).toBe(0);
		await page.getByRole('link', { name: 'Échanges' }).click();
		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByRole('link', { name: 'Moi' }).first().click();
		await own(page, 'Rentrer du bois').getByRole('button', { name: 'Elle est de nouveau libre' }).waitFor();
		await server.start();
		await page.getByRole('button', { name: 'Envoyer maintenant' }).first().click();
		await own(page, 'Rentrer du bois').getByText('Promise à quelqu’un', { exact: false }).waitFor({ timeout: 60_000 });
	});

	test('says a week before its end that it ends, and is prolonged with one tap and no network', async () => {
		await published('Rentrer du bois');
		await server.stop();
		// Twenty-five of its thirty days later.
		await page.clock.setFixedTime(Date.now() + 25 * 86_400_000);
		await page.goto(`${server.origin}/moi`);
		const notice = page.getByRole('region', { name: 'Une annonce finit bientôt' });
		await notice.getByText('Elle finit dans la semaine', { exact: false }).waitFor();
		await page.getByRole('link', { name: /une annonce à regarder/ }).waitFor();
		await notice.getByRole('button', { name: 'Prolonger d’un geste' }).click();
		await expect.poll(() => notice.count()).toBe(0);
		await page.getByText('Annonce prolongée.').waitFor();
		await own(page, 'Rentrer du bois').getByText('En attente d’envoi').waitFor();
		await page.getByRole('button', { name: 'Annuler' }).click();
		await notice.getByRole('button', { name: 'La laisser finir' }).click();
		await expect.poll(() => notice.count()).toBe(0);
		await page.reload();
		await own(page, 'Rentrer du bois').waitFor();
		expect(await notice.count()).toBe(0);
	});

	test('is done again from the old one, without its day', async () => {
		await published('Rentrer du bois', 'Deux stères.');
		await page.getByRole('link', { name: 'Refaire une annonce comme celle-ci' }).click();
		await page.getByRole('heading', { level: 1, name: 'Refaire une annonce' }).waitFor();
		await page.getByRole('article').getByText('Rentrer du bois').waitFor();
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		await page.getByRole('heading', { name: 'C’est épinglé' }).waitFor();
		expect(await own(page, 'Rentrer du bois').count()).toBe(2);
	});
});

describe('what has not left', () => {
	test('is shown in words, with a copy to keep as a file or as a code', async () => {
		await published('Rentrer du bois');
		await server.stop();
		await own(page, 'Rentrer du bois').getByRole('button', { name: 'C’est conclu' }).click();
		await page.getByRole('link', { name: 'Mes envois' }).first().click();
		await page.getByRole('heading', { name: /1\senvoi attend le réseau/ }).waitFor();
		await page.getByText(/bien passé/).waitFor();
		await page.getByRole('button', { name: 'En code à viser' }).click();
		await page.getByRole('img', { name: /Le texte de/ }).waitFor();
		expect([await sidewaysOn(page), await smallTargetsOn(page)]).toEqual([[], []]);
		const saved = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Enregistrer le fichier' }).click();
		expect((await saved).suggestedFilename()).toMatch(/^mes-textes-\d{4}-\d\d-\d\d\.txt$/);
		await server.start();
		await page.getByRole('button', { name: 'Envoyer maintenant' }).first().click();
		await page.getByRole('heading', { name: 'Rien n’attend' }).waitFor({ timeout: 30_000 });
	});

	test('a report begun is there when one comes back', async () => {
		await published('Rentrer du bois');
		const b = await newDevice({ like: visited });
		try {
			const other = await b.open(`${server.origin}/annonces`);
			await other.getByRole('article').filter({ hasText: 'Rentrer du bois' }).getByRole('link').first().click();
			await other.getByRole('link', { name: 'Signaler cette annonce' }).click();
			await other.getByRole('radio', { name: /C’est une vente/ }).click();
			await other.getByLabel('Ce qu’il faut savoir').pressSequentially('On demande 50 euros', { delay: 10 });
			await other.waitForTimeout(500);
			const address = other.url();
			await b.kill();
			const again = await b.open(address);
			await expect.poll(() => again.getByLabel('Ce qu’il faut savoir').inputValue()).toBe('On demande 50 euros');
			expect(await again.getByRole('radio', { name: /C’est une vente/ }).isChecked()).toBe(true);
		} finally {
			await b.discard();
		}
	});
});

test('an ad edited on two phones without network is asked about on both, and one text is left everywhere', async () => {
	await published('Rentrer du bois');
	const b = await newDevice({ like: visited });
	try {
		const other = await sameMemberOn(b);
		await own(other, 'Rentrer du bois').getByText('Publiée', { exact: true }).waitFor();
		await server.stop();
		const edit = async (on: Page, title: string, text: string) => {
			await on.getByRole('link', { name: 'Modifier', exact: true }).first().click();
			await on.getByLabel('Titre').fill(title);
			await on.getByLabel('Texte', { exact: true }).fill(text);
			await next(on);
			await next(on);
			await on.getByRole('button', { name: 'Publier', exact: true }).click();
			await own(on, title).getByText('En attente d’envoi').waitFor();
		};
		await edit(page, 'Rentrer du bois samedi', 'Deux stères à empiler.');
		await edit(other, 'Rentrer du bois', 'Deux stères à empiler, avec une tarte.');
		await server.start();

		const ask = 'Vous avez écrit deux versions de cette annonce, sur deux appareils.';
		for (const shown of [page, other, page]) await shown.goto(`${server.origin}/moi`);
		for (const shown of [page, other]) await untilShown(shown.getByText(ask));
		await page.getByRole('link', { name: 'Choisir une version' }).click();
		await page.getByRole('heading', { level: 1, name: 'Deux versions de votre annonce' }).waitFor();
		await page.locator('mark').filter({ hasText: 'samedi' }).waitFor();
		await page.locator('mark').filter({ hasText: 'tarte' }).waitFor();
		await page.getByText('Prendre de l’une et de l’autre').click();
		expect([await sidewaysOn(page), await smallTargetsOn(page)]).toEqual([[], []]);
		const choose = async (field: string, words: RegExp) =>
			page.getByRole('group', { name: field }).getByRole('radio', { name: words }).click();
		await choose('Titre', /samedi/);
		await choose('Texte', /tarte/);
		await page.getByRole('button', { name: 'Garder ce mélange' }).click();
		await own(page, 'Rentrer du bois samedi').getByText('Publiée', { exact: true }).waitFor({ timeout: 30_000 });
		await untilShown(own(other, 'Rentrer du bois samedi').getByText('Publiée', { exact: true }));
		// The title may have been the one that the server showed meanwhile: that it is published says nothing of the choice.
		// Asked again: the choice may have left the first phone only after the second one looked.
		const asked = async () => {
			await other.getByRole('button', { name: 'Actualiser' }).click();
			return other.getByText(ask).count();
		};
		await expect.poll(asked, { timeout: 60_000, interval: 1_000 }).toBe(0);
		const board = await (await fetch(`${server.origin}/annonces`)).text();
		expect(board).toContain('Rentrer du bois samedi');
	} finally {
		await b.discard();
	}
});
