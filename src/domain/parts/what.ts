/** What somebody asks of an ad, in each kind's own shape: seats of a trip, people at a lesson, days of a loan, an order. */
import * as v from 'valibot';
import { daySchema, PLACES_MAX, SHORT_MAX } from '../ad.ts';
import { orderSchema } from '../../kinds/group-purchase/order.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PLACES_MAX));
const short = v.pipe(v.string(), v.maxLength(SHORT_MAX));

export const LEGS = ['out', 'back'] as const;
/** Going or coming back: somebody who skis down may want only one. */
export type Leg = (typeof LEGS)[number];

export const rideSchema = v.strictObject({
	type: v.literal('ride'),
	legs: v.pipe(
		v.array(v.picklist(LEGS)),
		v.minLength(1),
		v.maxLength(2),
		v.check((legs) => legs[0] !== legs[1])
	),
	seats: count,
	luggage: v.exactOptional(short),
	note: v.exactOptional(short)
});
export type Ride = v.InferOutput<typeof rideSchema>;

export const signupSchema = v.strictObject({
	type: v.literal('signup'),
	people: count,
	/** What they will bring. */
	bring: v.exactOptional(short),
	note: v.exactOptional(short)
});
export type Signup = v.InferOutput<typeof signupSchema>;

/** Both days included. */
export const borrowSchema = v.strictObject({
	type: v.literal('borrow'),
	from: daySchema,
	until: daySchema,
	note: v.exactOptional(short)
});
export type Borrow = v.InferOutput<typeof borrowSchema>;

/** One household's order. Its name and number are those of whoever takes part, as everywhere. */
const { lines, pickup, channel, note } = orderSchema.entries;
export const orderedSchema = v.strictObject({ type: v.literal('order'), lines, pickup, channel, note });
export type Ordered = v.InferOutput<typeof orderedSchema>;

export const whatSchema = v.variant('type', [rideSchema, signupSchema, borrowSchema, orderedSchema]);
export type What = v.InferOutput<typeof whatSchema>;
