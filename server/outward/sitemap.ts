/** `/sitemap.xml` and `/robots.txt`: what search engines may show, and what they need not ask for. */
import { Router } from 'express';
import type { PublicAd } from '../../src/domain/ad.ts';
import { HttpError } from '../http/errors.ts';
import { escapeMarkup as e } from './markup.ts';
import { listedAds, type Outward } from './outward.ts';

/** What one file of a site map may hold (sitemaps.org). */
const MOST = 50_000;
const SECONDS = 3600;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const FIRST = '<?xml version="1.0" encoding="utf-8"?>';

const PAGES = ['/aide', '/a-propos', '/integrer', '/mentions-legales'];
/** Written by their reader, or not pages at all. */
const PRIVATE = ['/publier', '/moi', '/echanges', '/inscription', '/annonces/*/repondre', '/shell', '/api/', '/db/', '/data/'];

interface Place {
	readonly url: string;
	readonly changed?: string | undefined;
}

export function siteMapRoutes(outward: Outward, most = MOST): Router {
	const { addresses, demo, shelf } = outward;

	function places(): Place[] {
		const ads = listedAds(outward);
		const changed = latest(ads);
		return [
			...['/', '/annonces'].map((path) => ({ url: addresses.page(path), changed })),
			...PAGES.map((path) => ({ url: addresses.page(path) })),
			...ads.map((ad) => ({ url: addresses.ad(ad.id), changed: ad.updatedAt }))
		];
	}

	return Router()
		.get('/sitemap.xml', (request, response) =>
			shelf.send(request, response, {
				key: 'sitemap',
				type: 'application/xml',
				seconds: SECONDS,
				make: () => {
					const all = places();
					const parts = Math.ceil(all.length / most);
					if (parts === 1) return urlSet(all);
					return index(Array.from({ length: parts }, (_, i) => addresses.page(`/sitemap-${i + 1}.xml`)));
				}
			})
		)
		.get('/sitemap-:part.xml', (request, response) => {
			const part = Number(request.params.part);
			shelf.send(request, response, {
				key: `sitemap-${part}`,
				type: 'application/xml',
				seconds: SECONDS,
				make: () => {
					const all = places();
					const shown = Number.isSafeInteger(part) && part > 0 ? all.slice((part - 1) * most, part * most) : [];
					if (shown.length === 0 || all.length <= most) throw new HttpError('not-found', 'no such part of the site map');
					return urlSet(shown);
				}
			});
		})
		.get('/robots.txt', (request, response) =>
			shelf.send(request, response, {
				key: 'robots',
				type: 'text/plain',
				seconds: SECONDS,
				make: () =>
					[
						'User-agent: *',
						// Invented ads must not be found by somebody who looks for real ones.
						...(demo ? ['/'] : PRIVATE).map((path) => `Disallow: ${path}`),
						'',
						`Sitemap: ${addresses.page('/sitemap.xml')}`,
						''
					].join('\n')
			})
		);
}

const latest = (ads: readonly PublicAd[]) =>
	ads.reduce<string | undefined>((found, ad) => (found === undefined || ad.updatedAt > found ? ad.updatedAt : found), undefined);

const urlSet = (places: readonly Place[]) =>
	[
		FIRST,
		`<urlset ${NAMESPACE}>`,
		...places.map(({ url, changed }) => `<url><loc>${e(url)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`),
		'</urlset>\n'
	].join('\n');

const index = (urls: readonly string[]) =>
	[
		FIRST,
		`<sitemapindex ${NAMESPACE}>`,
		...urls.map((url) => `<sitemap><loc>${e(url)}</loc></sitemap>`),
		'</sitemapindex>\n'
	].join('\n');
