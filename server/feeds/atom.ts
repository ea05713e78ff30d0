/** Atom (RFC 4287), written by hand: twenty elements do not need a library, and escaping is better seen. */
import type { PublicAd } from '../../src/domain/ad.ts';
import { dayOf } from '../../src/domain/dates.ts';
import type { Filter } from '../../src/domain/filter.ts';
import { feeds } from '../../src/lib/words/feeds.ts';
import { escapeMarkup as e } from '../outward/markup.ts';
import type { Outward } from '../outward/outward.ts';
import { aboutFeed, feedTitle } from './about.ts';
import { fit } from './budget.ts';
import { entryOf, type Entry } from './entry.ts';

export function atomFeed(ads: readonly PublicAd[], filter: Filter, outward: Outward): string {
	const { territory, addresses, demo, now } = outward;
	const updated = ads.reduce((latest, ad) => (ad.updatedAt > latest ? ad.updatedAt : latest), '');
	const head = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
		`<id>${e(addresses.feedName(filter))}</id>`,
		`<title>${e(feedTitle(filter, territory))}</title>`,
		`<subtitle>${e(aboutFeed(territory, demo))}</subtitle>`,
		`<updated>${updated || `${dayOf(now())}T00:00:00Z`}</updated>`,
		`<author><name>${e(territory.name)}</name><uri>${e(addresses.page('/'))}</uri></author>`,
		`<rights>${e(feeds.licence)}</rights>`,
		`<link rel="self" type="application/atom+xml" href="${e(addresses.feed('atom', filter))}"/>`,
		`<link rel="alternate" type="text/html" href="${e(addresses.list(filter))}"/>`,
		`<link rel="license" href="${e(addresses.page('/integrer#licence'))}"/>`,
		`<icon>${e(addresses.page('/icon-192.png'))}</icon>`
	];
	return fit(ads, (shown, room) =>
		[...head, ...shown.map((ad) => entry(entryOf(ad, outward, room), outward)), '</feed>\n'].join('\n')
	);
}

const entry = ({ ad, url, title, text, tags }: Entry, { addresses }: Outward) =>
	[
		`<entry><id>${e(addresses.adName(ad.id))}</id>`,
		`<title>${e(title)}</title>`,
		`<link href="${e(url)}"/>`,
		`<published>${ad.publishedAt}</published><updated>${ad.updatedAt}</updated>`,
		...tags.map(([code, label]) => `<category term="${e(code)}" label="${e(label)}"/>`),
		`<content type="text">${e(text)}</content></entry>`
	].join('');
