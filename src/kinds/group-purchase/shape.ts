/**
 * A group purchase as its organiser writes it (F4). Amounts are whole cents, quantities whole units of their line, so
 * that nothing is ever rounded before the last step. Bounds here are what a document may hold; `check-details.ts` says
 * what is a good purchase.
 */
import * as v from 'valibot';
import { daySchema, instantSchema, type AdText } from '../../domain/ad.ts';
import { isMemberRef, type MemberRef } from '../../domain/ids.ts';

export const LINES_MAX = 12;
export const PICKUPS_MAX = 8;
export const STEPS_MAX = 5;
/** More of one line than a massif can store: a slip of the finger. */
export const QUANTITY_MAX = 100_000;
/** One million euros: a slip of the finger too. */
export const CENTS_MAX = 100_000_000;
/** An order written before closing may still come in for so long (F4), unless the organiser says otherwise. */
export const GRACE_HOURS = 48;
export const GRACE_HOURS_MAX = 168;

export const PURCHASE_NAME_MAX = 60;
export const PURCHASE_WORDS_MAX = 400;

/** Proposed in the form; any other word may be typed. */
export const UNITS = ['sac de 15 kg', 'sac de 25 kg', 'carton', 'litre', 'stère', 'kg', 'pièce'] as const;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/));
const short = v.pipe(v.string(), v.maxLength(4 * PURCHASE_NAME_MAX));
const words = v.pipe(v.string(), v.maxLength(4 * PURCHASE_WORDS_MAX));
export const quantitySchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(QUANTITY_MAX));
const cents = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CENTS_MAX));

export const lineSchema = v.strictObject({
	/** Orders point to it: never given to another line. */
	id,
	name: short,
	/** What one counts: « sac de 15 kg ». */
	unit: short,
	/** Units the supplier sells together; 1 when they are sold one by one. */
	packSize: quantitySchema,
	/** The least a household may take of this line, when it takes any. */
	minPerHousehold: quantitySchema,
	/** A household takes a multiple of this. */
	step: quantitySchema,
	/** All that the supplier has of it, for everybody together. */
	mostAvailable: v.exactOptional(quantitySchema),
	price: v.strictObject({ cents, final: v.boolean() }),
	/** The price of each unit once so many are ordered in all, in growing order. */
	priceSteps: v.pipe(v.array(v.strictObject({ from: quantitySchema, cents })), v.maxLength(STEPS_MAX))
});
export type Line = v.InferOutput<typeof lineSchema>;

export const MEASURES = ['units', 'cents', 'households', 'packs'] as const;
export type Measure = (typeof MEASURES)[number];
export const SPLITS = ['none', 'household', 'unit'] as const;
/** Who pays the transport: nobody apart (it is in the price), each household as much, or each unit as much. */
export type Split = (typeof SPLITS)[number];

const pickupSchema = v.strictObject({
	id,
	place: short,
	day: daySchema,
	/** « de 9 h à midi », in the organiser's words. */
	slot: v.pipe(v.string(), v.maxLength(80))
});
export type Pickup = v.InferOutput<typeof pickupSchema>;

export const purchaseSchema = v.strictObject({
	lines: v.pipe(v.array(lineSchema), v.maxLength(LINES_MAX)),
	supplier: short,
	/** Somebody else who may act on this purchase. The organiser is the ad's author. */
	coOrganiser: v.exactOptional(v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value))),
	threshold: v.strictObject({ measure: v.picklist(MEASURES), amount: cents }),
	/** Until this moment, or until the organiser opens it, it is a sondage and binds nobody. Open at once when absent. */
	opensAt: v.exactOptional(instantSchema),
	closesAt: instantSchema,
	graceHours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(GRACE_HOURS_MAX)),
	deliveryOn: v.exactOptional(daySchema),
	pickups: v.pipe(v.array(pickupSchema), v.maxLength(PICKUPS_MAX)),
	transport: v.strictObject({ cents, split: v.picklist(SPLITS) }),
	/** How one pays, between neighbours and supplier: never here. */
	payment: words,
	cancellation: v.exactOptional(words),
	/** Whose inhabitants may order; everybody when absent. INSEE codes. */
	communes: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9AB]{5}$/))), v.minLength(1), v.maxLength(150)))
});
export type Purchase = v.InferOutput<typeof purchaseSchema>;

/** The details of an ad as a purchase; undefined when they are none, or of a version that this one cannot read. */
export function readPurchase(details: unknown): Purchase | undefined {
	const read = v.safeParse(purchaseSchema, details);
	return read.success ? read.output : undefined;
}

/** The purchase that an ad announces. None when it only asks who would join one. */
export const purchaseOf = ({ kind, side, details }: Pick<AdText, 'kind' | 'side' | 'details'>): Purchase | undefined =>
	kind === 'group-purchase' && side === 'offer' ? readPurchase(details) : undefined;
