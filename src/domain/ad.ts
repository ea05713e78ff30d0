/** An ad: what the board is made of. Shapes here, rules in `ad-rules.ts`. */
import * as v from 'valibot';
import { isDay, type Day, type Instant } from './dates.ts';
import { isAdId, isPhotoId, type AdId, type MemberRef, type PhotoId } from './ids.ts';
import { KIND_NAMES } from '../kinds/index.ts';
import { COUNTERPARTS, SIDES } from '../kinds/kind.ts';
import { FORM_SIGNS } from './form-signs.ts';

/** Lengths in characters as a person counts them (F3). */
export const TITLE_MAX = 80;
export const TEXT_MAX = 1500;
export const SHORT_MAX = 120;
export const PLACES_MAX = 99;
export const PHOTOS_MAX = 4;

/**
 * `live` also covers what has expired: expiry is computed from a date, never written. `reserved`: promised to somebody,
 * still on the board until it is done.
 */
export const AD_STATES = ['live', 'reserved', 'done', 'withdrawn'] as const;
export type AdState = (typeof AD_STATES)[number];

export const daySchema = v.custom<Day>((value) => typeof value === 'string' && isDay(value));
export const instantSchema = v.pipe(v.string(), v.isoTimestamp());
export const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const insee = v.pipe(v.string(), v.regex(/^[0-9AB]{5}$/));
const short = v.pipe(v.string(), v.maxLength(SHORT_MAX));

/** A photo of an ad. The bytes travel apart, after the text, and are asked for by this id. */
export const photoSchema = v.strictObject({
	id: v.custom<PhotoId>((value) => typeof value === 'string' && isPhotoId(value)),
	width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1600)),
	height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1600)),
	/** A ThumbHash in base64, about 25 bytes: what is shown until the photo is there. */
	blur: v.pipe(v.string(), v.maxLength(60), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
	/** What there is to see, in the author's words. */
	alt: v.exactOptional(v.pipe(v.string(), v.maxLength(SHORT_MAX)))
});
export type Photo = v.InferOutput<typeof photoSchema>;

/** What the author writes. Bounds here are what a document may hold at all; `ad-rules.ts` says what is a good ad. */
const written = {
	kind: v.picklist(KIND_NAMES),
	side: v.picklist(SIDES),
	title: v.pipe(v.string(), v.maxLength(4 * TITLE_MAX)),
	text: v.pipe(v.string(), v.maxLength(4 * TEXT_MAX)),
	category: v.pipe(v.string(), v.maxLength(40)),
	commune: insee,
	hamlet: v.exactOptional(short),
	counterpart: v.picklist(COUNTERPARTS),
	availability: v.exactOptional(short),
	/** The day it takes place, for a dated ad. */
	on: v.exactOptional(daySchema),
	/** 24-hour clock, Paris. */
	at: v.exactOptional(clockTime),
	/** Where a trip goes: an INSEE code. */
	to: v.exactOptional(insee),
	places: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PLACES_MAX))),
	photos: v.exactOptional(v.pipe(v.array(photoSchema), v.minLength(1), v.maxLength(PHOTOS_MAX))),
	/**
	 * What only this kind has (a group purchase's lines, a trip's days). Its exact shape is the kind's own, in
	 * `kinds/details.ts`: here only that it is an object, so that what this version does not know is carried all the same.
	 */
	details: v.exactOptional(v.record(v.string(), v.unknown())),
	/**
	 * On the board only: out of search engines, feeds and other sites (N9). Absent rather than false, so that the ad of
	 * somebody who did not ask is the same document as before this choice existed.
	 */
	unlisted: v.exactOptional(v.literal(true)),
	/** Hours for which replies are gathered before anybody is chosen (F7); absent: first come. */
	window: v.exactOptional(v.picklist([24, 48, 72]))
};

export const adTextSchema = v.strictObject(written);
/** The ad's words and fields, without identity or life: what the form fills in. */
export type AdText = v.InferOutput<typeof adTextSchema>;

/** The ad as it travels in its author's mailbox: `ad:<id>`. */
export const adDocSchema = v.strictObject({
	_id: v.custom<`ad:${AdId}`>((value) => typeof value === 'string' && value.startsWith('ad:') && isAdId(value.slice(3))),
	_rev: v.exactOptional(v.string()),
	type: v.literal('ad'),
	...written,
	state: v.picklist(AD_STATES),
	expiresOn: daySchema,
	writtenAt: instantSchema,
	/** What no person does, seen by the form; absent for everybody else, and never published. */
	form: v.exactOptional(v.pipe(v.array(v.picklist(FORM_SIGNS)), v.minLength(1), v.maxLength(FORM_SIGNS.length)))
});
export type AdDoc = v.InferOutput<typeof adDocSchema>;

/** `siret`: of whoever declared to be a professional (L13), for all to read. */
export interface Author {
	readonly ref: MemberRef;
	readonly name: string;
	readonly siret?: string;
}

/** The ad as everyone reads it. Never a private field: a stranger may replicate the whole board. */
export interface PublicAd extends AdText {
	readonly id: AdId;
	readonly state: Exclude<AdState, 'withdrawn'>;
	readonly expiresOn: Day;
	/** When the board first showed it, by the server's clock. */
	readonly publishedAt: Instant;
	/** When the board last changed it. Equal to `publishedAt` until then. */
	readonly updatedAt: Instant;
	readonly author: Author;
	/** How much of it is taken: numbers computed by the server, in the shape of its kind (`parts/tally.ts`). */
	readonly tally?: Readonly<Record<string, unknown>>;
}

const WRITTEN_KEYS = Object.keys(written) as (keyof AdText)[];

/** Only the author's own words and fields, in a fixed order: what two versions are compared by. */
export function textOf(ad: AdText): AdText {
	return Object.fromEntries(
		WRITTEN_KEYS.filter((key) => ad[key] !== undefined).map((key) => [key, ad[key]])
	) as unknown as AdText;
}

/** `today` is the day it is in the valley. An ad lives through its last day. */
export const isExpired = (ad: { readonly expiresOn: Day }, today: Day) => ad.expiresOn < today;

/** Neither taken nor taken back. */
export const isOpen = (state: AdState): state is 'live' | 'reserved' => state === 'live' || state === 'reserved';

/** Shown on the board: neither taken, nor withdrawn, nor past its date. */
export const isLive = (ad: { readonly state: AdState; readonly expiresOn: Day }, today: Day) =>
	isOpen(ad.state) && !isExpired(ad, today);

/** Shown beyond the board as well: in feeds, in the site map, on other sites, to search engines. */
export const isListed = (ad: { readonly state: AdState; readonly expiresOn: Day; readonly unlisted?: true }, today: Day) =>
	isLive(ad, today) && !ad.unlisted;
