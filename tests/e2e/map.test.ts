/** The map under a thumb: every commune can be hit, on the map made larger and in the list beside it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sidewaysOn, smallTargetsOn, violationsOn } from './support/axe.ts';
import { alive, openBrowser } from './support/browser.ts';
import { builtServer, type BuiltServer } from './support/server.ts';

let server: BuiltServer;
let browser: Browser;

beforeAll(async () => {
	[server, browser] = await Promise.all([builtServer(), openBrowser()]);
	await server.start();
});
afterAll(async () => {
	await browser?.close();
	await server?.discard();
});

async function onMap(use: (page: Page) => Promise<void>, width = 360) {
	const context = await browser.newContext({
		viewport: { width, height: 740 },
		locale: 'fr-FR',
		bypassCSP: true,
		reducedMotion: 'reduce',
		serviceWorkers: 'block'
	});
	try {
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		await page.goto(`${server.origin}/carte`);
		await page.getByText(/\d+\sannonces, copie/).waitFor();
		await alive(page);
		await use(page);
	} finally {
		await context.close();
	}
}

const THUMB = 47.5;
const sizes = (page: Page, selector: string) =>
	page.evaluate(
		(wanted) =>
			[...document.querySelectorAll(wanted)].map((one) => {
				const { width, height } = one.getBoundingClientRect();
				return { href: one.getAttribute('href') ?? '', least: Math.min(width, height) };
			}),
		selector
	);

describe('on a phone', () => {
	test('every commune of the map has its equal in the list beside it, as large as a thumb', async () => {
		await onMap(async (page) => {
			await page.getByText(/^Sans annonce en ce moment/).click();
			const map = await sizes(page, '.sheet-of-map a');
			const list = new Map((await sizes(page, 'a.row-link')).map(({ href, least }) => [href, least]));
			expect(map.length).toBe(72);
			expect(map.filter(({ href }) => (list.get(href) ?? 0) < THUMB)).toEqual([]);
		});
	});

	test.each([360, 320])('at %i px, the map made larger has no commune smaller than a thumb', async (width) => {
		await onMap(async (page) => {
			const larger = page.getByRole('button', { name: 'Agrandir' });
			await larger.click();
			await larger.click();
			await expect.poll(async () => (await sizes(page, '.sheet-of-map a')).filter(({ least }) => least < THUMB)).toEqual([]);
			expect(await sidewaysOn(page)).toEqual([]);
			expect(await violationsOn(page)).toEqual([]);
			expect(await smallTargetsOn(page)).toEqual([]);
		}, width);
	});

	test('is made larger by the keyboard, and the arrows bring the next commune into view', async () => {
		await onMap(async (page) => {
			await page.getByRole('button', { name: 'Agrandir' }).focus();
			await page.keyboard.press('Enter');
			await page.getByText('Carte 2 fois plus grande').waitFor({ state: 'attached' });
			await page.keyboard.press('Enter');
			await page.getByText('Carte 3,2 fois plus grande').waitFor({ state: 'attached' });
			expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Agrandir');
			await page.locator('.sheet-of-map a[href*="38472"]').focus();
			for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
			const inView = await page.evaluate(() => {
				const frame = document.querySelector('.frame')!.getBoundingClientRect();
				const { left, right, top, bottom } = document.activeElement!.getBoundingClientRect();
				return right > frame.left && left < frame.right && bottom > frame.top && top < frame.bottom;
			});
			expect(inView).toBe(true);
			await page.getByRole('button', { name: 'Réduire' }).click();
			await page.getByRole('button', { name: 'Réduire' }).click();
			expect(await page.getByRole('region', { name: /^Carte des annonces/ }).count()).toBe(0);
		});
	});
});
