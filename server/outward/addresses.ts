/** Absolute addresses and lasting names: what is copied elsewhere must still lead here. */
import type { PublicAd } from '../../src/domain/ad.ts';
import { cardPath } from '../../src/domain/card.ts';
import { writeFilter, type Filter } from '../../src/domain/filter.ts';
import type { AdId } from '../../src/domain/ids.ts';

/** The year in which these names began (RFC 4151); it never changes, or every reader would see every ad twice. */
const NAMED_IN = 2026;

export type FeedFormat = 'atom' | 'json' | 'ics';
export type Addresses = ReturnType<typeof createAddresses>;

export function createAddresses(origin: string) {
	const { hostname } = new URL(origin);
	const withQuery = (path: string, filter: Filter) => {
		const query = writeFilter(filter).toString();
		return `${origin}${path}${query && `?${query}`}`;
	};
	const tag = (what: string) => `tag:${hostname},${NAMED_IN}:${what}`;
	return {
		page: (path: string) => origin + path,
		ad: (id: AdId) => `${origin}/annonces/${id}`,
		adName: (id: AdId) => tag(`annonces/${id}`),
		eventName: (id: AdId) => `${id}@${hostname}`,
		card: (ad: Pick<PublicAd, 'id' | 'updatedAt'>) => origin + cardPath(ad),
		list: (filter: Filter) => withQuery('/annonces', filter),
		feed: (format: FeedFormat, filter: Filter) => withQuery(`/flux/annonces.${format}`, filter),
		feedName: (filter: Filter) => tag(['flux', writeFilter(filter).toString()].filter(Boolean).join('?'))
	};
}
