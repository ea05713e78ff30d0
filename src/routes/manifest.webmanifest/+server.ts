/** What a home screen shows of the app, in the words of the kit. A file like any other once built. */
import { territory } from '../../lib/territory.ts';
import { nav } from '../../lib/words/common.ts';
import { install } from '../../lib/words/install.ts';
import { publish } from '../../lib/words/publish.ts';

export const prerender = true;

/** The colour of the sky behind the ridge. */
const SKY = '#dde8ea';

const manifest = {
	id: '/',
	name: territory.name,
	short_name: territory.name,
	description: install.description(territory.tagline),
	lang: 'fr',
	dir: 'ltr',
	start_url: '/',
	scope: '/',
	display: 'standalone',
	background_color: SKY,
	theme_color: SKY,
	categories: ['social', 'lifestyle'],
	icons: [
		{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
		{ src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
		{ src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
		{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }
	],
	shortcuts: [
		{ name: publish.title, short_name: nav.publish, url: '/publier' },
		{ name: nav.exchanges, short_name: nav.exchanges, url: '/echanges' }
	]
};

export const GET = () =>
	new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } });
