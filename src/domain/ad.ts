/** An ad: what the board is made of. Shapes here, rules in `ad-rules.ts`. */
import * as v from 'valibot';
import { isDay, type Day, type Instant } from './dates.ts';
import { isAdId, type AdId, type MemberRef } from './ids.ts';
import { KIND_NAMES } from './kinds/index.ts';
import { COUNTERPARTS, SIDES } from './kinds/kind.ts';

/** Lengths in characters as a person counts them (F3). */
export const TITLE_MAX = 80;
export const TEXT_MAX = 1500;
export const SHORT_MAX = 120;
export const PLACES_MAX = 99;

/** `live` also covers what has expired: expiry is computed from a date, never written. */
export const AD_STATES = ['live', 'done', 'withdrawn'] as const;
export type AdState = (typeof AD_STATES)[number];

export const daySchema = v.custom<Day>((value) => typeof value === 'string' && isDay(value));
export const instantSchema = v.pipe(v.string(), v.isoTimestamp());
const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const insee = v.pipe(v.string(), v.regex(/^[0-9AB]{5}$/));
const short = v.pipe(v.string(), v.maxLength(SHORT_MAX));

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
	/**
	 * On the board only: out of search engines, feeds and other sites (N9). Absent rather than false, so that the ad of
	 * somebody who did not ask is the same document as before this choice existed.
	 */
	unlisted: v.exactOptional(v.literal(true))
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
	writtenAt: instantSchema
});
export type AdDoc = v.InferOutput<typeof adDocSchema>;

/** The ad as everyone reads it. Never a private field: a stranger may replicate the whole board. */
export interface PublicAd extends AdText {
	readonly id: AdId;
	readonly state: Exclude<AdState, 'withdrawn'>;
	readonly expiresOn: Day;
	/** When the board first showed it, by the server's clock. */
	readonly publishedAt: Instant;
	/** When the board last changed it. Equal to `publishedAt` until then. */
	readonly updatedAt: Instant;
	readonly author: { readonly ref: MemberRef; readonly name: string };
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

/** Shown on the board: neither taken, nor withdrawn, nor past its date. */
export const isLive = (ad: { readonly state: AdState; readonly expiresOn: Day }, today: Day) =>
	ad.state === 'live' && !isExpired(ad, today);

/** Shown beyond the board as well: in feeds, in the site map, on other sites, to search engines. */
export const isListed = (ad: { readonly state: AdState; readonly expiresOn: Day; readonly unlisted?: true }, today: Day) =>
	isLive(ad, today) && !ad.unlisted;
