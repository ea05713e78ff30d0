/** What makes a good ad. The form, publishing and the courier all ask here, so they cannot disagree. */
import { isOpen, TEXT_MAX, TITLE_MAX, type AdDoc, type AdState, type AdText } from './ad.ts';
import { lengthOf } from './clean.ts';
import { addDays, type Day } from './dates.ts';
import { checkDetails } from '../kinds/details.ts';
import { kindOf, lastDay } from '../kinds/index.ts';
import type { Refusal } from './refusals.ts';
import { communeOf, type Territory } from './territory.ts';
import { stopsOf } from './text-hints/hints.ts';

/** A dated ad is announced at most a year ahead. */
const FURTHEST_DAYS = 366;
/** An ad written offline two days into its life by a wrong clock must not be refused for that. */
const CLOCK_DAYS = 3;

export type AdField = keyof AdText | 'expiresOn';
export type AdRefusal = Refusal<AdField>;
type Places = Pick<Territory, 'communes' | 'categories'>;

/**
 * Every rule the ad breaks, in the order of the form; empty when it may be published.
 * `today`: on the phone the present day; at the courier the day the server received it.
 */
export function checkAd(ad: AdText, territory: Places, today: Day): AdRefusal[] {
	const kind = kindOf(ad.kind);
	const found: AdRefusal[] = [];
	const refuse = (field: AdField, code: AdRefusal['code']) => void found.push({ field, code });

	const title = lengthOf(ad.title);
	if (title === 0) refuse('title', 'title-missing');
	else if (title > TITLE_MAX) refuse('title', 'title-too-long');

	const text = lengthOf(ad.text);
	if (text === 0) refuse('text', 'text-missing');
	else if (text > TEXT_MAX) refuse('text', 'text-too-long');

	found.push(...stopsOf(ad));

	if (!territory.categories.some(({ id }) => id === ad.category)) refuse('category', 'category-unknown');
	if (!communeOf(territory, ad.commune)) refuse('commune', 'commune-unknown');
	if (!(kind.counterparts as readonly string[]).includes(ad.counterpart)) refuse('counterpart', 'counterpart-not-allowed');

	if (ad.on === undefined) {
		if (kind.dated === 'always') refuse('on', 'day-missing');
	} else if (kind.dated === 'never') refuse('on', 'day-not-allowed');
	else if (ad.on < today) refuse('on', 'day-past');
	else if (ad.on > addDays(today, FURTHEST_DAYS)) refuse('on', 'day-too-far');

	if (kind.destination && ad.to === undefined) refuse('to', 'destination-missing');
	else if (ad.to !== undefined && !(kind.destination && communeOf(territory, ad.to))) refuse('to', 'destination-unknown');

	if (ad.places !== undefined && !kind.places) refuse('places', 'places-not-allowed');
	found.push(...checkDetails(ad, territory, today));
	return found;
}

/** The rules of a document on its way to the board: those of its text, and those of its life. */
export function judgeAd(doc: AdDoc, territory: Places, received: Day): AdRefusal[] {
	// What its author takes back or declares done is not argued with, however old.
	if (!isOpen(doc.state)) return [];
	const found = checkAd(doc, territory, received);
	if (doc.expiresOn < received) found.push({ field: 'expiresOn', code: 'expired' });
	else if (doc.expiresOn > addDays(lastDay(doc.kind, doc, received), CLOCK_DAYS))
		found.push({ field: 'expiresOn', code: 'life-too-long' });
	return found;
}

/** What an author may do with an ad that is on the board. */
export const mayBecome: Readonly<Record<AdState, readonly AdState[]>> = {
	live: ['live', 'reserved', 'done', 'withdrawn'],
	reserved: ['reserved', 'live', 'done', 'withdrawn'],
	done: ['done', 'live', 'withdrawn'],
	withdrawn: ['withdrawn', 'live']
};
