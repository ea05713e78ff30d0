/** The one line that a clerk pastes. */
import { writeFilter, type Filter } from '../../domain/filter.ts';

export function frameAddress(filter: Filter): string {
	const query = writeFilter(filter).toString();
	return `/integrer/annonces${query && `?${query}`}`;
}

/** `&` is written as HTML wants it, for editors that are strict about it. */
export const frameLine = (url: string, title: string) =>
	`<iframe src="${url.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="600" style="border:0" loading="lazy"></iframe>`;
