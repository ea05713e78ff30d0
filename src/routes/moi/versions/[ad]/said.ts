/** One field of an ad, as a person reads it. */
import type { AdDoc } from '../../../../domain/ad.ts';
import type { Differing } from '../../../../domain/own/versions.ts';
import { communeName } from '../../../../domain/territory.ts';
import { territory } from '../../../../lib/territory.ts';
import { clock, dayAndMonth } from '../../../../lib/words/dates.ts';
import { kindWords } from '../../../../kinds/words.ts';
import { counterpartWords } from '../../../../lib/words/kinds.ts';
import { adStateWords, versions as words, yes } from '../../../../lib/words/versions.ts';

export function saidOf(ad: AdDoc, field: Differing): string {
	const value = ad[field];
	if (value === undefined) return words.empty;
	switch (field) {
		case 'kind':
			return kindWords[ad.kind].label;
		case 'side':
			return kindWords[ad.kind][ad.side].say;
		case 'commune':
		case 'to':
			return communeName(territory, String(value));
		case 'category':
			return territory.categories.find(({ id }) => id === value)?.label ?? words.empty;
		case 'counterpart':
			return counterpartWords[ad.counterpart].label;
		case 'on':
			return ad.on ? dayAndMonth(ad.on, ad.on) : words.empty;
		case 'at':
			return clock(String(value));
		case 'state':
			return adStateWords[ad.state];
		case 'photos':
			return String(ad.photos?.length ?? 0);
		case 'details':
			return plain(value);
		case 'unlisted':
			return yes;
		default:
			return String(value);
	}
}

/** What no page of this version knows the words of: its values, one after the other. */
function plain(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	return Object.values(value).map(plain).filter(Boolean).join(', ');
}
