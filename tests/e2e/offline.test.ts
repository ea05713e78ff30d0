/** After one visit, every address opens with the server stopped: in the same tab, in a new one, and after a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberPhone, publishes } from '../factories/village.ts';
import { newDevice, type Device } from './support/device.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
let device: Device;
let ad: { id: string; title: string; text: string };

beforeAll(async () => {
	server = await builtServer();
	await server.start();
	const list = (await (await fetch(`${server.origin}/data/annonces`)).json()) as { ads: (typeof ad)[] };
	ad = list.ads[7]!;
	device = await newDevice();
	const page = await device.open(`${server.origin}/aide`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.getByText(/\d+\sannonces, copie/).waitFor();
	await device.close();
	await server.stop();
});

afterAll(async () => {
	await device?.discard();
	await server?.discard();
});

const WITH_HEADING = [
	'/',
	'/annonces',
	'/annonces?genre=carpool',
	'/publier',
	'/moi',
	'/moi/reglages',
	'/echanges',
	'/inscription',
	'/connexion',
	'/moi/appareils',
	'/moi/quitter',
	'/aide',
	'/a-propos',
	'/mentions-legales'
];

describe('with the server stopped', () => {
	test.each(WITH_HEADING)('%s opens, and says how old the copy is', async (path) => {
		const page = await device.open(server.origin + path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.getByText(/\d+\sannonces, copie/).waitFor();
		await page.reload();
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
	});

	test.each(['/annonces', '/carte', '/publier', '/inscription', '/aide'])(
		'%s: nothing moves from under a finger once it is there',
		async (path) => {
			const page = await device.open(`${server.origin}/aide`);
			await page.addInitScript(() => {
				const moved: number[] = [];
				Object.assign(globalThis, { moved });
				new PerformanceObserver((list) => {
					for (const one of list.getEntries()) moved.push((one as PerformanceEntry & { value: number }).value);
				}).observe({ type: 'layout-shift', buffered: true });
			});
			await page.goto(server.origin + path);
			await page.getByText(/\d+\sannonces, copie/).waitFor();
			await page.waitForTimeout(1_000);
			const moved = await page.evaluate(() => (globalThis as unknown as { moved: number[] }).moved);
			expect(moved.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.02);
		}
	);

	test('an ad never opened before is there in full', async () => {
		const page = await device.open(`${server.origin}/annonces/${ad.id}?utm_source=ailleurs`);
		await page.getByRole('heading', { level: 1, name: ad.title }).waitFor();
		expect((await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')).toContain(
			ad.text.trim().split('\n')[0]!.replaceAll(/\s+/g, ' ').slice(0, 40)
		);
	});

	test.each(['/annonces/00000000000000000000', '/nulle-part/du/tout'])('%s says calmly that it is not there', async (path) => {
		const page = await device.open(server.origin + path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page
			.getByRole('link', { name: /annonces/i })
			.first()
			.waitFor();
		expect(await page.locator('body').innerText()).not.toMatch(/\b(500|503|404)\b|Error|undefined/);
	});

	test('the list is searched on the phone', async () => {
		const page = await device.open(`${server.origin}/annonces`);
		await page.getByRole('searchbox').fill('epicea foret bois');
		await page.getByRole('searchbox').fill('bois');
		await page.getByRole('button', { name: 'Chercher' }).click();
		await page.waitForURL(/q=bois/);
		expect(await page.getByRole('article').count()).toBeGreaterThan(0);
		await page.goBack();
		await page.waitForURL((url) => !url.search.includes('bois'));
	});

	test('the phone keeps all this through a restart', async () => {
		await device.kill();
		const page = await device.open(`${server.origin}/annonces`);
		await page.getByRole('article').first().waitFor();
	});
});

test('an ad that is newer than the copy stays on screen when the network goes, whatever is read again around it', async () => {
	await server.start();
	const paul = await memberPhone(server, 'Paul');
	const page = await device.open(`${server.origin}/annonces`);
	// What is written from now on is on no copy of this phone.
	await page.route('**/api/board/**', (route) => route.abort());
	const title = 'Trois poules à donner';
	const id = await publishes(paul, { title, text: 'Rousses, deux ans, bonnes pondeuses.' });
	await paul.exchange();
	await paul.close();
	await expect.poll(() => fetch(`${server.origin}/data/annonces/${id}`).then(({ status }) => status)).toBe(200);
	await page.goto(`${server.origin}/annonces/${id}`);
	await page.getByRole('heading', { level: 1, name: title }).waitFor();

	await server.stop();
	await page.locator('summary', { hasText: 'D’où regardez-vous' }).click();
	await page.getByLabel('D’où regardez-vous').selectOption({ label: 'Entremont-le-Vieux' });
	await page.getByText(/^à\s\d+\smin/).waitFor();
	await page.getByRole('heading', { level: 1, name: title }).waitFor();
	// And when one comes back to it.
	await page.getByRole('link', { name: 'Annonces' }).first().click();
	await page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'detached' });
	await page.goBack();
	await page.getByText('Rousses, deux ans, bonnes pondeuses.').waitFor();
});
