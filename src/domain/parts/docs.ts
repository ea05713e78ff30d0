/**
 * The documents of participations. One writer each, as everywhere (`mailbox.ts`):
 *
 * | in the mailbox of | document | written by | says |
 * |---|---|---|---|
 * | who takes part | `part:<ad>[.<day>]` | their devices | what they ask, or that they no longer do |
 * | | `standing:<ad>[.<day>].<n>` | the server | where they stand |
 * | the ad's author | `decision:<ad>.<who>[.<day>]` | their devices | yes, no, given back |
 * | | `paper:<ad>.<id>` | their devices | somebody who asked by word of mouth or on paper |
 * | | `roster:<ad>.<who>[.<day>].<n>` | the server | who asks what, and where they stand |
 *
 * | whoever leads a purchase | `act:<ad>.<id>` | their devices | what they did with it (`purchase/acts.ts`), never changed |
 * | | `tick:<ad>.<who>.<of>` | their devices | that a household has paid, or has collected |
 *
 * One document for each person, ad and day, so that two devices never write over each other's. Standings and rosters
 * are never edited, each is a new document that arrives in one trip: the greatest `n` is what is true. `n` is a moment
 * of the server's clock, so that a server restored from a backup never gives an old number to something new.
 */
import * as v from 'valibot';
import { daySchema, instantSchema, SHORT_MAX } from '../ad.ts';
import { isAdId, isMemberRef, type AdId, type MemberRef } from '../ids.ts';
import { actSchema } from '../../kinds/group-purchase/acts.ts';
import { PHASE_NAMES } from '../../kinds/group-purchase/phase.ts';
import {
	actDocId,
	decisionId,
	isPaperId,
	isWho,
	NOTE_MAX,
	paperDocId,
	partId,
	tickDocId,
	TICKS,
	type PaperId,
	type Who
} from './doc-ids.ts';
import { whatSchema } from './what.ts';

const NAME_LENGTH = 160;

const adId = v.custom<AdId>((value) => typeof value === 'string' && isAdId(value));
const memberRef = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const who = v.custom<Who>((value) => typeof value === 'string' && isWho(value));
const rev = v.exactOptional(v.string());
const short = v.pipe(v.string(), v.maxLength(SHORT_MAX));
const note = v.pipe(v.string(), v.maxLength(4 * NOTE_MAX));
const phone = v.pipe(v.string(), v.maxLength(30));
const name = v.pipe(v.string(), v.maxLength(NAME_LENGTH));
const asked = v.pipe(v.string(), v.maxLength(16));

export const partDocSchema = v.pipe(
	v.strictObject({
		_id: v.string(),
		_rev: rev,
		type: v.literal('part'),
		ad: adId,
		on: v.exactOptional(daySchema),
		state: v.picklist(['asked', 'cancelled']),
		what: whatSchema,
		/** Given to the ad's author alone, by a deliberate act. */
		phone: v.exactOptional(phone),
		writtenAt: instantSchema
	}),
	v.check(({ _id, ad, on }) => _id === partId(ad, on))
);
export type PartDoc = v.InferOutput<typeof partDocSchema>;

/** What the author adds to a yes or a no. Read by that person alone. */
const saidEntries = {
	note: v.exactOptional(note),
	/** Of the car, so that it is known when it comes. */
	plate: v.exactOptional(v.pipe(v.string(), v.maxLength(20))),
	/** Where exactly, when it is not what the ad says. */
	meeting: v.exactOptional(short),
	phone: v.exactOptional(phone)
};
export const saidSchema = v.strictObject(saidEntries);
export type Said = v.InferOutput<typeof saidSchema>;

export const DECISIONS = ['accepted', 'refused', 'done'] as const;
export type Decision = (typeof DECISIONS)[number];

export const decisionDocSchema = v.pipe(
	v.strictObject({
		_id: v.string(),
		_rev: rev,
		type: v.literal('decision'),
		ad: adId,
		who,
		on: v.exactOptional(daySchema),
		state: v.picklist(DECISIONS),
		/** The mark of the request as the author saw it: nobody accepts what has been changed meanwhile. */
		asked,
		...saidEntries,
		writtenAt: instantSchema
	}),
	v.check(({ _id, ad, who: of, on }) => _id === decisionId(ad, of, on))
);
export type DecisionDoc = v.InferOutput<typeof decisionDocSchema>;

export const paperDocSchema = v.pipe(
	v.strictObject({
		_id: v.string(),
		_rev: rev,
		type: v.literal('paper'),
		ad: adId,
		id: v.custom<PaperId>((value) => typeof value === 'string' && isPaperId(value)),
		on: v.exactOptional(daySchema),
		state: v.picklist(['asked', 'cancelled']),
		name,
		what: whatSchema,
		phone: v.exactOptional(phone),
		writtenAt: instantSchema
	}),
	v.check(({ _id, ad, id }) => _id === paperDocId(ad, id))
);
export type PaperDoc = v.InferOutput<typeof paperDocSchema>;

/** One thing done with a purchase. `id` is its own, so that two phones never write over each other's. */
export const actDocSchema = v.pipe(
	v.strictObject({
		_id: v.string(),
		_rev: rev,
		type: v.literal('act'),
		ad: adId,
		id: v.custom<PaperId>((value) => typeof value === 'string' && isPaperId(value)),
		act: actSchema,
		writtenAt: instantSchema
	}),
	v.check(({ _id, ad, id }) => _id === actDocId(ad, id))
);
export type ActDoc = v.InferOutput<typeof actDocSchema>;

/** Each tick is a document: of two phones that tick different things for one household, neither loses its own. */
export const tickDocSchema = v.pipe(
	v.strictObject({
		_id: v.string(),
		_rev: rev,
		type: v.literal('tick'),
		ad: adId,
		who,
		of: v.picklist(TICKS),
		state: v.picklist(['ticked', 'cleared']),
		writtenAt: instantSchema
	}),
	v.check(({ _id, ad, who: household, of }) => _id === tickDocId(ad, household, of))
);
export type TickDoc = v.InferOutput<typeof tickDocSchema>;

export type OwnPartDoc = PartDoc | DecisionDoc | PaperDoc | ActDoc | TickDoc;

/**
 * `asked`: the author decides. `waiting`: in the queue. `closed`: the ad is over, or no longer offers this.
 * Late, or lent at present, are no states: they are computed from dates.
 */
export const PART_STATES = ['asked', 'waiting', 'accepted', 'refused', 'cancelled', 'done', 'closed'] as const;
export type PartState = (typeof PART_STATES)[number];

/** Why it was closed: the ad was taken back, it is over, or it was changed and no longer offers this. */
export const WHYS = ['withdrawn', 'over', 'changed'] as const;
export type Why = (typeof WHYS)[number];

const clock = v.pipe(v.string(), v.maxLength(5));
/** Where and when to be: all that must be read where there is no network. */
export const meetingSchema = v.strictObject({
	commune: v.string(),
	hamlet: v.exactOptional(v.string()),
	point: v.exactOptional(v.string()),
	to: v.exactOptional(v.string()),
	toHamlet: v.exactOptional(v.string()),
	toPoint: v.exactOptional(v.string()),
	at: v.exactOptional(clock),
	back: v.exactOptional(clock),
	bring: v.exactOptional(v.string())
});
export type Meeting = v.InferOutput<typeof meetingSchema>;

const n = v.pipe(v.number(), v.integer());
const told = {
	_id: v.string(),
	_rev: rev,
	ad: adId,
	on: v.exactOptional(daySchema),
	n,
	state: v.picklist(PART_STATES),
	/** In the queue, from 1. */
	position: v.exactOptional(n),
	why: v.exactOptional(v.picklist(WHYS)),
	what: whatSchema,
	said: v.exactOptional(saidSchema),
	at: instantSchema
};

const COUNTS = ['intention', 'counts', 'to-confirm', 'declined'] as const;
const cents = v.pipe(v.number(), v.integer());
/** Where an order stands among the others, and the purchase with it. */
export const orderStandingSchema = v.strictObject({
	counts: v.picklist(COUNTS),
	phase: v.picklist(PHASE_NAMES),
	/** Until when one orders, or adds. */
	until: instantSchema,
	/** The organiser's word, when the purchase was given up. */
	why: v.exactOptional(v.string()),
	/** What one gets and pays. Not while people still order: it would change with each of them. */
	bill: v.exactOptional(
		v.strictObject({
			shares: v.array(v.strictObject({ line: v.string(), asked: n, gets: n, cents })),
			transport: cents,
			cents
		})
	)
});
export type OrderStanding = v.InferOutput<typeof orderStandingSchema>;

export const standingDocSchema = v.strictObject({
	...told,
	type: v.literal('standing'),
	title: v.string(),
	author: v.strictObject({ ref: memberRef, name: v.string() }),
	/** Of what was accepted. */
	meeting: v.exactOptional(meetingSchema),
	/** Of an order. */
	order: v.exactOptional(orderStandingSchema)
});
export type StandingDoc = v.InferOutput<typeof standingDocSchema>;

export const rosterDocSchema = v.strictObject({
	...told,
	type: v.literal('roster'),
	who,
	name: v.string(),
	paper: v.exactOptional(v.literal(true)),
	phone: v.exactOptional(phone),
	asked,
	writtenAt: instantSchema,
	receivedAt: instantSchema,
	/** Of an order. */
	order: v.exactOptional(
		v.strictObject({
			counts: v.picklist(COUNTS),
			paidAt: v.exactOptional(instantSchema),
			collectedAt: v.exactOptional(instantSchema)
		})
	)
});
export type RosterDoc = v.InferOutput<typeof rosterDocSchema>;

/** What a member wrote about participations, read strictly. Apart from `readOwnDoc`, which every page carries. */
const ownPartSchemas = {
	part: partDocSchema,
	decision: decisionDocSchema,
	paper: paperDocSchema,
	act: actDocSchema,
	tick: tickDocSchema
} as const;
const isOwnType = (type: unknown): type is keyof typeof ownPartSchemas =>
	typeof type === 'string' && Object.hasOwn(ownPartSchemas, type);
export const isOwnPart = <T extends { readonly type: string }>(doc: T): doc is Extract<T, OwnPartDoc> => isOwnType(doc.type);

export function readPartDoc(value: unknown): OwnPartDoc | undefined {
	const type = (value as { type?: unknown } | null | undefined)?.type;
	if (!isOwnType(type)) return undefined;
	const result = v.safeParse(ownPartSchemas[type], value);
	return result.success ? result.output : undefined;
}
