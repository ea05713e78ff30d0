/** White space and signs that no one meant to write, put right before anything is judged. */
import type { AdText, Photo } from './ad.ts';

/** Characters as people count them: a letter and its accent, or an emoji, is one. */
export const lengthOf = (text: string) => [...new Intl.Segmenter('fr').segment(text.trim())].length;

/** White space and control characters that no one meant to write are put right before anything is judged. */
export function tidy<T extends AdText>({ hamlet = '', availability = '', ...ad }: T) {
	const [place, times] = [cleanLine(hamlet), cleanLine(availability)];
	return {
		...ad,
		title: cleanLine(ad.title),
		text: cleanText(ad.text),
		...(place && { hamlet: place }),
		...(times && { availability: times }),
		...(ad.photos && { photos: ad.photos.map(tidyPhoto) })
	};
}

function tidyPhoto({ alt = '', ...photo }: Photo): Photo {
	const said = cleanLine(alt);
	return { ...photo, ...(said && { alt: said }) };
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
