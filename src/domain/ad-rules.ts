/** What makes a good ad. The form, publishing and the courier all ask here, so they cannot disagree. */
import { TEXT_MAX, TITLE_MAX, type AdDoc, type AdState, type AdText } from './ad.ts';
import { addDays, type Day } from './dates.ts';
import { kindOf, lastDay } from './kinds/index.ts';
import type { Refusal } from './refusals.ts';
import { communeOf, type Territory } from './territory.ts';

/** A dated ad is announced at most a year ahead. */
const FURTHEST_DAYS = 366;
/** An ad written offline two days into its life by a wrong clock must not be refused for that. */
const CLOCK_DAYS = 3;

export type AdField = keyof AdText | 'expiresOn';
export type AdRefusal = Refusal<AdField>;
type Places = Pick<Territory, 'communes' | 'categories'>;

/** Characters as people count them: a letter and its accent, or an emoji, is one. */
export const lengthOf = (text: string) => [...new Intl.Segmenter('fr').segment(text.trim())].length;

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
	return found;
}

/** The rules of a document on its way to the board: those of its text, and those of its life. */
export function judgeAd(doc: AdDoc, territory: Places, received: Day): AdRefusal[] {
	// What its author takes back or declares done is not argued with, however old.
	if (doc.state !== 'live') return [];
	const found = checkAd(doc, territory, received);
	if (doc.expiresOn < received) found.push({ field: 'expiresOn', code: 'expired' });
	else if (doc.expiresOn > addDays(lastDay(doc.kind, doc, received), CLOCK_DAYS))
		found.push({ field: 'expiresOn', code: 'life-too-long' });
	return found;
}

/** White space and control characters that no one meant to write are put right before anything is judged. */
export function tidy<T extends AdText>({ hamlet = '', availability = '', ...ad }: T) {
	const [place, times] = [cleanLine(hamlet), cleanLine(availability)];
	return {
		...ad,
		title: cleanLine(ad.title),
		text: cleanText(ad.text),
		...(place && { hamlet: place }),
		...(times && { availability: times })
	};
}

/**
 * Controls, direction overrides and lone surrogates: invisible, and able to disguise a text. Some of them no strict
 * reader of JSON takes: one left in would have the whole batch refused, and hold back everything else from that phone.
 */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

export const cleanLine = (text: string) =>
	text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim().normalize('NFC');
export const cleanText = (text: string) =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(INVISIBLE, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim()
		.normalize('NFC');

/** What an author may do with an ad that is on the board. */
export const mayBecome: Readonly<Record<AdState, readonly AdState[]>> = {
	live: ['live', 'done', 'withdrawn'],
	done: ['done', 'live', 'withdrawn'],
	withdrawn: ['withdrawn', 'live']
};
