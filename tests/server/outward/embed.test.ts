import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/dates.ts';
import { AUTHOR, idOf, publicAd } from '../../factories/board-ads.ts';
import { HOSTILE, ORIGIN, outside, type Outside } from './board.ts';

let board: Outside;
beforeEach(async () => void (board = await outside()));
afterEach(() => board.stop());

const LIST = '/integrer/annonces';
const titles = (html: string) => Array.from(html.matchAll(/<h2><a [^>]*>([^<]*)</g), ([, title]) => title);

describe('the list for other sites', () => {
	test('may be framed by any site, and nothing else here may be', async () => {
		const framed = await board.get(LIST);
		expect(framed.headers.get('x-frame-options')).toBeNull();
		expect(framed.headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
		for (const path of [
			'/flux/annonces.atom',
			'/sitemap.xml',
			'/api/health',
			'/annonces',
			'/integrer',
			'/integrer/annonces/x',
			'/'
		]) {
			const other = await board.get(path);
			expect(other.headers.get('x-frame-options')).toBe('SAMEORIGIN');
			expect(other.headers.get('content-security-policy') ?? '').not.toContain('frame-ancestors *');
		}
	});

	test('has no script, no form, no cookie, and asks nothing of anybody', async () => {
		await board.pin(publicAd());
		const response = await board.get(LIST);
		expect(response.headers.get('set-cookie')).toBeNull();
		expect(response.headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'; /
		);
		const html = await response.text();
		expect(html).not.toMatch(/<(script|form|img|iframe|object|video|input|button)|\son\w+=|style=|url\(/i);
		expect(html).toMatch(/<html lang="fr">/);
	});

	test('shows what was chosen, newest first, with links that open on the board', async () => {
		await board.pin(
			publicAd({ id: idOf(1), kind: 'gift', side: 'offer', title: 'Poêle', publishedAt: '2026-11-20T08:00:00.000Z' }),
			publicAd({ id: idOf(2), kind: 'gift', side: 'offer', title: 'Bocaux' }),
			publicAd({ id: idOf(3), title: 'Ailleurs', commune: '38412' })
		);
		const html = await board.text(`${LIST}?commune=38442&genre=gift`);
		expect(titles(html)).toEqual(['Bocaux', 'Poêle']);
		expect(html).toContain('Dons · Saint-Pierre-de-Chartreuse</h1>');
		const links = Array.from(html.matchAll(/<a ([^>]*)>/g), ([, given]) => given ?? '');
		expect(links[0]).toBe(`href="${ORIGIN}/annonces/${idOf(2)}" target="_top"`);
		expect(links.every((link) => link.includes('target="_top"') && link.includes(`href="${ORIGIN}/`))).toBe(true);
	});

	test('keeps text as text, and no contact in it', async () => {
		await board.pin(publicAd({ title: `${HOSTILE} 06 12 34 56 78`, hamlet: '"><b onclick=x>' }));
		const html = await board.text(LIST);
		expect(html).not.toContain('<script');
		expect(html).not.toContain('<b onclick');
		expect(html).not.toContain('12 34');
		expect(html).not.toContain(AUTHOR);
		expect(html.replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(
			']]> <script>alert(1)</script>'
		);
	});

	test('leaves out what is over, and what its author keeps to the board', async () => {
		await board.pin(
			publicAd({ title: 'Conclue', state: 'done' }),
			publicAd({ title: 'Discrète', unlisted: true }),
			publicAd({ title: 'Ce soir', expiresOn: '2026-11-23' as Day })
		);
		expect(titles(await board.text(LIST))).toEqual(['Ce soir']);
		board.clock.now = Date.parse('2026-11-23T23:00:00Z');
		expect(await board.text(LIST)).toMatch(/Rien sur le panneau pour l’instant/);
	});

	test('stays small however much there is, and is not sent twice', async () => {
		await board.pin(...Array.from({ length: 100 }, (_, i) => publicAd({ id: idOf(i), title: 'Une annonce '.repeat(6).trim() })));
		const response = await board.get(LIST);
		const html = await response.text();
		console.log(`the framed list of 20: ${Buffer.byteLength(html)} bytes, not compressed`);
		expect(titles(html)).toHaveLength(20);
		expect(Buffer.byteLength(html)).toBeLessThan(16_000);
		expect(html).toContain('Voir les 100 annonces sur le panneau');
		expect((await board.get(LIST, { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304);
		expect(response.headers.get('x-robots-tag')).toBe('noindex');
	});
});
