import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/dates.ts';
import { createAddresses } from '../../../server/outward/addresses.ts';
import { createShelf } from '../../../server/outward/shelf.ts';
import { siteMapRoutes } from '../../../server/outward/sitemap.ts';
import { idOf, publicAd } from '../../factories/board-ads.ts';
import { territory } from '../../factories/territory.ts';
import { ORIGIN, outside, type Outside } from './board.ts';
import { all, readXml, said } from './readers.ts';

let board: Outside;
beforeEach(async () => void (board = await outside()));
afterEach(() => board.stop());

const places = async () => all(readXml(await board.text('/sitemap.xml')), 'url');
const addresses = async () => (await places()).map((place) => said(place, 'loc'));

describe('the site map', () => {
	test('has the public pages, and each ad with the time of its last change', async () => {
		await board.pin(publicAd({ id: idOf(1), updatedAt: '2026-11-23T07:00:00.000Z' }));
		const found = await places();
		expect(await addresses()).toEqual([
			...['/', '/annonces', '/aide', '/a-propos', '/integrer', '/mentions-legales'].map((path) => ORIGIN + path),
			`${ORIGIN}/annonces/${idOf(1)}`
		]);
		expect(said(found.at(-1)!, 'lastmod')).toBe('2026-11-23T07:00:00.000Z');
		expect(said(found[1]!, 'lastmod')).toBe('2026-11-23T07:00:00.000Z');
	});

	test('has neither what is over, nor what its author keeps to the board', async () => {
		await board.pin(
			publicAd({ id: idOf(1), state: 'done' }),
			publicAd({ id: idOf(2), unlisted: true }),
			publicAd({ id: idOf(3), expiresOn: '2026-11-23' as Day })
		);
		expect((await addresses()).filter((url) => url.includes('/annonces/'))).toEqual([`${ORIGIN}/annonces/${idOf(3)}`]);
		board.clock.now = Date.parse('2026-11-23T23:00:00Z');
		expect((await addresses()).filter((url) => url.includes('/annonces/'))).toEqual([]);
	});

	test('is asked for again for nothing until the board changes', async () => {
		await board.pin(publicAd());
		const etag = (await board.get('/sitemap.xml')).headers.get('etag') ?? '';
		expect((await board.get('/sitemap.xml', { 'if-none-match': etag })).status).toBe(304);
		await board.pin(publicAd());
		expect((await board.get('/sitemap.xml', { 'if-none-match': etag })).status).toBe(200);
	});

	test('is in several files when there is too much for one', async () => {
		const ads = new Map(Array.from({ length: 20 }, (_, i) => [idOf(i), { ad: publicAd({ id: idOf(i) }), seq: i }]));
		const image = { image: () => ({ seq: 1, version: 1, ads, gone: new Map(), since: () => [], startingWith: () => [] }) };
		const now = () => board.clock.now;
		const outward = {
			board: image,
			territory,
			demo: false,
			now,
			addresses: createAddresses(ORIGIN),
			shelf: createShelf({ board: image, now })
		};
		const server = createServer(express().use(siteMapRoutes(outward, 10)));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		try {
			const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			const read = async (path: string) => readXml(await (await fetch(at + path)).text());
			const parts = all(await read('/sitemap.xml'), 'loc').map(({ textContent }) => textContent ?? '');
			expect(parts).toEqual([1, 2, 3].map((part) => `${ORIGIN}/sitemap-${part}.xml`));
			const found = await Promise.all(parts.map((part) => read(part.replace(ORIGIN, ''))));
			expect(found.map((part) => all(part, 'url').length)).toEqual([10, 10, 6]);
			for (const wrong of ['0', '4', '-1', 'x', '1e0'])
				expect((await fetch(`${at}/sitemap-${wrong}.xml`)).ok).toBe(wrong === '1e0');
		} finally {
			server.close();
		}
	});
});

describe('robots.txt', () => {
	test('names the site map, and leaves private pages alone', async () => {
		const response = await board.get('/robots.txt');
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		const lines = (await response.text()).split('\n');
		expect(lines).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
		for (const path of ['/publier', '/moi', '/echanges', '/inscription', '/api/', '/db/'])
			expect(lines).toContain(`Disallow: ${path}`);
		expect(lines).not.toContain('Disallow: /');
	});
});
