/** What somebody says of themselves: that it is their trade, that they leave. Said and taken back without network. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDevice, type Device } from './support/device.ts';
import { joins, press, publish } from './support/neighbours.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

const TITLE = 'Taille de haies';
const SPACED = '120\u00a0027\u00a0016\u00a000357';
let server: BuiltServer;
let lise: Device;
let page: Page;

const go = async (path: string) => (page = await lise.open(server.origin + path));
const article = () => page.getByRole('article').filter({ hasText: TITLE });

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	lise = await newDevice();
	await joins(lise, server.origin, 'Lise');
	await publish(lise, server.origin, { kind: /^Service/, side: 'J’ai besoin d’un service', title: TITLE });
});
afterAll(async () => {
	await lise?.discard();
	await server?.discard();
});

test('whoever says that it is their trade is known for it by everybody; what is typed survives a crash (L13)', async () => {
	await go('/moi');
	await server.stop();
	await page.getByRole('link', { name: 'Professionnel' }).click();
	const siret = () => page.getByLabel('Votre numéro SIRET');
	await siret().fill('120 027 016 00358');
	await press(page, 'Je suis professionnel');
	await page.getByText('Ce numéro SIRET n’existe pas.').waitFor();
	expect(await siret().evaluate((field) => field === document.activeElement)).toBe(true);
	await siret().fill('120 027 016 00357');
	await page.reload();
	await expect.poll(() => siret().inputValue()).toBe('120 027 016 00357');
	await press(page, 'Je suis professionnel');
	await page.getByText('En attente d’envoi').waitFor();
	// It is said as what it is, until the server has it.
	await page.getByText(`Vous avez déclaré le SIRET ${SPACED}.`).waitFor();
	await server.start();
	await page.getByText(`Vous publiez comme professionnel, SIRET ${SPACED}.`).waitFor({ timeout: 60_000 });

	const list = async () => (await fetch(`${server.origin}/annonces?q=haies`)).text();
	await expect.poll(list, { timeout: 30_000 }).toContain('Professionnel');
	await go('/annonces');
	await article().getByText('Professionnel').waitFor({ timeout: 30_000 });
	await page.getByRole('link', { name: TITLE }).click();
	await page.getByText(`SIRET ${SPACED}`).waitFor();
});

test('whoever leaves says so three taps away, reads when, and may stay after all (L9)', async () => {
	const leaving = () => page.getByRole('region', { name: 'Votre compte va être supprimé' });
	await go('/moi');
	await server.stop();
	await page.getByRole('link', { name: 'Supprimer mon compte' }).click();
	await press(page, 'Supprimer mon compte');
	await page.getByText('elle attend le réseau', { exact: false }).waitFor();
	await go('/moi');
	await leaving().waitFor();
	await server.start();
	await page.getByText(/^C’est prévu pour le .* tout marche comme avant\.$/).waitFor({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Garder mon compte' }).click();
	await leaving().waitFor({ state: 'detached' });
	await go('/moi/supprimer');
	await page.getByText('Votre compte reste. Rien n’a changé.').waitFor({ timeout: 60_000 });
});
