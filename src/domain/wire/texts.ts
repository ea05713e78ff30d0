/** Texts: what cards leave out. Row for row the same ads in the same order; the two together are the ads. */
import * as v from 'valibot';
import { photoSchema, type PublicAd } from '../ad.ts';
import { isAdId, isMemberRef, type MemberRef } from '../ids.ts';
import { COUNTERPARTS, type Counterpart } from '../../kinds/kind.ts';
import { WINDOWS } from '../talk/window.ts';
import type { Card } from './cards.ts';
import { CODE_LENGTH } from './cards.ts';
import {
	choicesSchema,
	cutFixed,
	NONE,
	readChoices,
	readFixed,
	readSparse,
	sized,
	sparseSchema,
	Unreadable,
	writeChoices,
	writeFixed,
	writeSparse
} from './columns.ts';
import { crc32 } from './crc32.ts';

const ID_REST = 20 - CODE_LENGTH;
/** 60,000 milliseconds in a minute need four signs of five bits. */
const MS_WIDTH = 4;
const MINUTE_MS = 60_000;
const REF_LENGTH = 10;

export const textsSchema = v.object({
	/** Of which cards: the checksum of their codes. */
	of: v.string(),
	id: v.string(),
	text: v.array(v.string()),
	/** Handle and name in one: a person's ads bear the same. */
	author: choicesSchema,
	/** Of professionals; absent when there is none. Versions before it show their ads as anybody's. */
	siret: v.exactOptional(sparseSchema),
	counterpart: choicesSchema,
	hamlet: sparseSchema,
	availability: sparseSchema,
	at: sparseSchema,
	places: sparseSchema,
	/** Ads that their authors keep to the board; absent when there is none. */
	unlisted: v.exactOptional(sparseSchema),
	/** Hours of gathering, of ads whose authors gather replies; absent when there is none. */
	window: v.exactOptional(sparseSchema),
	/** Photos of an ad, and what only its kind has, as JSON; absent when no ad of the block has any. */
	photos: v.exactOptional(sparseSchema),
	details: v.exactOptional(sparseSchema),
	/** How much of an ad is taken, as JSON; absent when nothing of any is. */
	tally: v.exactOptional(sparseSchema),
	/** Milliseconds within the card's minute. */
	ms: v.string(),
	/** Milliseconds from publication to the last change, when there was one. */
	changed: sparseSchema
});
export type TextColumns = v.InferOutput<typeof textsSchema>;

export function writeTexts(ads: readonly PublicAd[]): TextColumns {
	return {
		of: crc32(ads.map((ad) => ad.id.slice(0, CODE_LENGTH)).join('')),
		id: ads.map((ad) => ad.id.slice(CODE_LENGTH)).join(''),
		text: ads.map((ad) => ad.text),
		author: writeChoices(ads.map((ad) => ad.author.ref + ad.author.name)),
		...(ads.some((ad) => ad.author.siret) && { siret: writeSparse(ads.map((ad) => ad.author.siret)) }),
		counterpart: writeChoices(ads.map((ad) => ad.counterpart)),
		hamlet: writeSparse(ads.map((ad) => ad.hamlet)),
		availability: writeSparse(ads.map((ad) => ad.availability)),
		at: writeSparse(ads.map((ad) => ad.at)),
		places: writeSparse(ads.map((ad) => (ad.places === undefined ? undefined : String(ad.places)))),
		...(ads.some((ad) => ad.unlisted) && { unlisted: writeSparse(ads.map((ad) => (ad.unlisted ? '1' : undefined))) }),
		...(ads.some((ad) => ad.window) && { window: writeSparse(ads.map((ad) => ad.window && String(ad.window))) }),
		...writeJson('photos', ads),
		...writeJson('details', ads),
		...writeJson('tally', ads),
		ms: writeFixed(
			ads.map((ad) => ((Date.parse(ad.publishedAt) % MINUTE_MS) + MINUTE_MS) % MINUTE_MS),
			MS_WIDTH
		),
		changed: writeSparse(
			ads.map((ad) =>
				ad.updatedAt === ad.publishedAt ? undefined : String(Date.parse(ad.updatedAt) - Date.parse(ad.publishedAt))
			)
		)
	};
}

/** `cards`: the same rows. A row whose card is not known to this version stays `undefined`. */
export function readTexts(columns: TextColumns, cards: readonly (Card | undefined)[]): (PublicAd | undefined)[] {
	const count = cards.length;
	checkCards(columns, cards);
	const texts = sized(columns.text, count);
	const rests = cutFixed(columns.id, ID_REST, count);
	const milliseconds = readFixed(columns.ms, MS_WIDTH, count);
	const authors = new Map(columns.author[0].map((author) => [author, readAuthor(author)]));
	const [author, counterpart] = [columns.author, columns.counterpart].map((column) => readChoices(column, count));
	const [hamlet, availability, at, places, changed, unlisted, window, photos, details, tally, sirets] = [
		columns.hamlet,
		columns.availability,
		columns.at,
		columns.places,
		columns.changed,
		columns.unlisted ?? NONE,
		columns.window ?? NONE,
		columns.photos ?? NONE,
		columns.details ?? NONE,
		columns.tally ?? NONE,
		columns.siret ?? NONE
	].map((column) => readSparse(column, count));
	return cards.map((card, row) => {
		const by = authors.get(author?.[row] ?? '');
		const given = COUNTERPARTS.find((known): known is Counterpart => known === counterpart?.[row]);
		if (!card || !by || !given) return undefined;
		const id = card.code.slice(0, CODE_LENGTH) + (rests[row] ?? '');
		if (!isAdId(id) || !id.startsWith(card.code)) throw new Unreadable('the id of another card');
		const published = card.minute * MINUTE_MS + (milliseconds[row] ?? 0);
		const { code: _code, minute: _minute, professional: _professional, ...rest } = card;
		const siret = sirets?.[row];
		return {
			...rest,
			id,
			text: texts[row] ?? '',
			counterpart: given,
			...optional('hamlet', hamlet?.[row]),
			...optional('availability', availability?.[row]),
			...optional('at', at?.[row]),
			...(places?.[row] !== undefined && { places: Number(places[row]) }),
			...(unlisted?.[row] !== undefined && { unlisted: true as const }),
			...readWindow(window?.[row]),
			...readJson('photos', photosSchema, photos?.[row]),
			...readJson('details', recordSchema, details?.[row]),
			...readJson('tally', recordSchema, tally?.[row]),
			publishedAt: new Date(published).toISOString(),
			updatedAt: new Date(published + Number(changed?.[row] ?? 0)).toISOString(),
			author: siret === undefined ? by : { ...by, siret }
		};
	});
}

/** Hours that this version does not know are left out. */
function readWindow(text: string | undefined): Pick<PublicAd, 'window'> {
	const hours = WINDOWS.find((known) => String(known) === text);
	return hours === undefined ? {} : { window: hours };
}

const photosSchema = v.array(photoSchema);
const recordSchema = v.record(v.string(), v.unknown());

function writeJson<Key extends 'photos' | 'details' | 'tally'>(key: Key, ads: readonly PublicAd[]) {
	if (ads.every((ad) => ad[key] === undefined)) return {};
	return { [key]: writeSparse(ads.map((ad) => (ad[key] === undefined ? undefined : JSON.stringify(ad[key])))) };
}

/** What this version cannot read is left out: the words of the ad are worth more than its extras. */
function readJson<Key extends string, Schema extends v.GenericSchema>(key: Key, schema: Schema, text: string | undefined) {
	if (text === undefined) return {} as { [K in Key]?: v.InferOutput<Schema> };
	const read = v.safeParse(schema, JSON.parse(text));
	return (read.success ? { [key]: read.output } : {}) as { [K in Key]?: v.InferOutput<Schema> };
}

/** A row lent to another ad would give it that one's words. Cards that are not known here cannot be checked. */
function checkCards({ of }: TextColumns, cards: readonly (Card | undefined)[]): void {
	const codes = cards.map((card) => card?.code.slice(0, CODE_LENGTH));
	if (!codes.includes(undefined) && crc32(codes.join('')) !== of) throw new Unreadable('the texts of other cards');
}

const optional = <Key extends string>(key: Key, value: string | undefined) =>
	(value === undefined ? {} : { [key]: value }) as { [K in Key]?: string };

function readAuthor(text: string): { ref: MemberRef; name: string } {
	const [ref, name] = [text.slice(0, REF_LENGTH), text.slice(REF_LENGTH)];
	if (!isMemberRef(ref)) throw new Unreadable('not a handle');
	return { ref, name };
}
