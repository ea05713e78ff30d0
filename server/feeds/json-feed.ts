/** JSON Feed 1.1 (jsonfeed.org). */
import type { PublicAd } from '../../src/domain/ad.ts';
import type { Filter } from '../../src/domain/filter.ts';
import { feeds } from '../../src/lib/words/feeds.ts';
import type { Outward } from '../outward/outward.ts';
import { aboutFeed, feedTitle } from './about.ts';
import { fit } from './budget.ts';
import { entryOf, type Entry } from './entry.ts';

export function jsonFeed(ads: readonly PublicAd[], filter: Filter, outward: Outward): string {
	const { territory, addresses, demo } = outward;
	const head = {
		version: 'https://jsonfeed.org/version/1.1',
		title: feedTitle(filter, territory),
		description: aboutFeed(territory, demo),
		home_page_url: addresses.list(filter),
		feed_url: addresses.feed('json', filter),
		icon: addresses.page('/icon-512.png'),
		language: 'fr',
		authors: [{ name: territory.name, url: addresses.page('/') }],
		// The format has no word for it; what begins with an underscore is an extension.
		_licence: { about: addresses.page('/integrer#licence'), text: feeds.licence }
	};
	return fit(ads, (shown, room) =>
		JSON.stringify({ ...head, items: shown.map((ad) => item(entryOf(ad, outward, room), outward)) })
	);
}

const item = ({ ad, url, title, text, tags }: Entry, { addresses }: Outward) => ({
	id: addresses.adName(ad.id),
	url,
	title,
	content_text: text,
	date_published: ad.publishedAt,
	date_modified: ad.updatedAt,
	tags: tags.map(([, label]) => label)
});
