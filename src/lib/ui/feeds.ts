/** The addresses at which other programs read a list: those of `server/feeds/routes.ts`. */
import { writeFilter, type Filter } from '../../domain/filter.ts';
import { feeds } from '../words/feeds.ts';

const FORMATS = [
	{ format: 'atom', type: 'application/atom+xml', title: feeds.atom },
	{ format: 'json', type: 'application/feed+json', title: feeds.json },
	{ format: 'ics', type: 'text/calendar', title: feeds.calendar }
] as const;

export function feedsOf(filter: Filter) {
	const query = writeFilter(filter).toString();
	return FORMATS.map(({ format, type, title }) => ({
		href: `/flux/annonces.${format}${query && `?${query}`}`,
		format,
		type,
		title
	}));
}
