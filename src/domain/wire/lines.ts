/**
 * The board travels as lines: a checksum, a space, and a block of JSON. A phone applies each line as it arrives,
 * so that a cut loses only the line under way.
 */
import * as v from 'valibot';
import type { PublicAd } from '../ad.ts';
import { cardOf, cardsSchema, CODE_LENGTH, readCards, writeCards, type Card } from './cards.ts';
import { Unreadable } from './columns.ts';
import { crc32 } from './crc32.ts';
import { readTexts, textsSchema, writeTexts } from './texts.ts';

/**
 * Bytes of JSON in a line of cards, and in one of texts, which shrink less. Both become about 14 kB on the way, under the
 * 16 kB that a cut may cost; shorter lines would cost more in all, since brotli begins new tables at each.
 */
const CARDS_LINE = 48_000;
const TEXTS_LINE = 32_000;
const CHECKSUM_LENGTH = 8;

export function writeLine(value: unknown): string {
	const json = JSON.stringify(value);
	return `${crc32(json)} ${json}\n`;
}

/** The JSON of a line given without its end. Throws on whatever was spoiled on the way. */
export function checkLine(line: string): string {
	const json = line.slice(CHECKSUM_LENGTH + 1);
	if (crc32(json) !== line.slice(0, CHECKSUM_LENGTH)) throw new Unreadable('the checksum differs');
	return json;
}

export const readLine = (line: string): unknown => JSON.parse(checkLine(line));

const encoder = new TextEncoder();
/** About what a text weighs in a line, without writing the line. */
const weightOf = (text: string) => encoder.encode(text).length;

/** The same items, in groups that fill a line each. */
function cut<T>(items: readonly T[], lineBytes: number, bytesOf: (item: T) => number): T[][] {
	const lines: T[][] = [];
	let room = 0;
	for (const item of items) {
		const bytes = bytesOf(item);
		if (lines.length === 0 || bytes > room) {
			lines.push([]);
			room = lineBytes;
		}
		lines.at(-1)?.push(item);
		room -= bytes;
	}
	return lines;
}

/** Columns beside the title and the text. */
const CARD_BYTES = 40;
const TEXT_BYTES = 60;

export const cutCards = (cards: readonly Card[]) => cut(cards, CARDS_LINE, (card) => weightOf(card.title) + CARD_BYTES);

export const cutTexts = (ads: readonly PublicAd[]) =>
	cut(ads, TEXTS_LINE, (ad) => {
		const extras = [ad.photos, ad.details, ad.author.siret]
			.map((extra) => (extra === undefined ? '' : JSON.stringify(extra)))
			.join('');
		return weightOf(ad.text + ad.author.name + (ad.hamlet ?? '') + (ad.availability ?? '') + extras) + TEXT_BYTES;
	});

const adsSchema = v.object({ cards: cardsSchema, texts: textsSchema });
export const adsColumns = adsSchema;
export type AdsColumns = v.InferOutput<typeof adsSchema>;

/** Whole ads in one block: the newest, and changes. */
export function writeAds(ads: readonly PublicAd[]): AdsColumns {
	return { cards: writeCards(ads.map((ad) => cardOf(ad, ad.id.slice(0, CODE_LENGTH)))), texts: writeTexts(ads) };
}

/** Those that this version can read. */
export function readAds(columns: AdsColumns): PublicAd[] {
	return readTexts(columns.texts, readCards(columns.cards)).filter((ad) => ad !== undefined);
}
