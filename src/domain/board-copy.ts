/**
 * What travels when a phone copies the board: a snapshot once, then changes since a sequence.
 * Public and the same for everybody, so any proxy may keep it. Expiry is never sent: phones compute it.
 */
import * as v from 'valibot';
import { AD_STATES, adTextSchema, daySchema, instantSchema, type PublicAd } from './ad.ts';
import type { Instant } from './dates.ts';
import { isAdId, isMemberRef, type AdId, type MemberRef } from './ids.ts';

export interface Copied {
	/** Another epoch means another history: fetch the snapshot afresh. */
	readonly epoch: string;
	/** The board's sequence, read before the ads: what overlaps is applied twice, never missed. */
	readonly seq: number;
	/** The server's clock. */
	readonly now: Instant;
	readonly demo: boolean;
}

export interface Snapshot extends Copied {
	readonly ads: readonly PublicAd[];
}

/** Several changes of one ad arrive as its last state. `gone` are tombstones. */
export interface Changes extends Copied {
	readonly ads: readonly PublicAd[];
	readonly gone: readonly AdId[];
}

/** The phone's cursor means nothing here (another epoch, or ahead of us): it must take a snapshot. */
export interface StartAgain {
	readonly startAgain: true;
}

const adId = v.custom<AdId>((value) => typeof value === 'string' && isAdId(value));

const publicAdSchema = v.object({
	...adTextSchema.entries,
	id: adId,
	state: v.picklist(AD_STATES.filter((state) => state !== 'withdrawn')),
	expiresOn: daySchema,
	publishedAt: instantSchema,
	updatedAt: instantSchema,
	tally: v.exactOptional(v.record(v.string(), v.unknown())),
	author: v.object({
		ref: v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value)),
		name: v.string(),
		siret: v.exactOptional(v.string())
	})
});

const copied = { epoch: v.string(), seq: v.number(), now: instantSchema, demo: v.boolean() };
const snapshotSchema = v.object({ ...copied, ads: v.array(v.unknown()) });
const changesSchema = v.union([
	v.object({ startAgain: v.literal(true) }),
	v.object({ ...copied, ads: v.array(v.unknown()), gone: v.array(adId) })
]);

/** An ad this version cannot read (a newer kind, say) is left out, and does not hold back the others. */
const readableAds = (ads: unknown[]): PublicAd[] =>
	ads.flatMap((ad) => {
		const result = v.safeParse(publicAdSchema, ad);
		return result.success ? [result.output] : [];
	});

/** Throws when it is not a snapshot: a portal's page, half an answer. */
export function readSnapshot(value: unknown): Snapshot {
	const { ads, ...rest } = v.parse(snapshotSchema, value);
	return { ...rest, ads: readableAds(ads) };
}

export function readChanges(value: unknown): Changes | StartAgain {
	const read = v.parse(changesSchema, value);
	return 'startAgain' in read ? read : { ...read, ads: readableAds(read.ads) };
}
