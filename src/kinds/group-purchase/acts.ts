/**
 * What the organiser, or the co-organiser, does with a purchase. One immutable document an act: two of their phones
 * that were apart add up, and the one that comes second to the same end changes nothing.
 */
import * as v from 'valibot';
import { instantSchema } from '../../domain/ad.ts';
import { CENTS_MAX } from './shape.ts';

const orderId = v.pipe(v.string(), v.maxLength(120));

export const actSchema = v.variant('act', [
	v.strictObject({ act: v.literal('open') }),
	/** Closes before the day announced. */
	v.strictObject({ act: v.literal('close') }),
	/** From now on increases only, to fill the last packs, until then. */
	v.strictObject({ act: v.literal('complete'), until: instantSchema }),
	v.strictObject({ act: v.literal('prolong'), until: instantSchema }),
	v.strictObject({ act: v.literal('abandon'), why: v.exactOptional(v.pipe(v.string(), v.maxLength(400))) }),
	/** The supplier was given the order. `anyway`: though the threshold is missed, which never happens by itself. */
	v.strictObject({ act: v.literal('order'), anyway: v.exactOptional(v.literal(true)) }),
	/** It has come and can be fetched. */
	v.strictObject({ act: v.literal('arrive') }),
	v.strictObject({ act: v.literal('settle') }),
	/** The supplier's last word on a line's price. */
	v.strictObject({
		act: v.literal('price'),
		line: v.string(),
		cents: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CENTS_MAX))
	}),
	/** Of an order that came late. */
	v.strictObject({ act: v.literal('confirm'), order: orderId }),
	v.strictObject({ act: v.literal('decline'), order: orderId })
]);
export type Act = v.InferOutput<typeof actSchema>;
export type ActName = Act['act'];

export interface PlacedAct {
	readonly id: string;
	readonly act: Act;
	/** When it was done, never later than the server received it. */
	readonly at: string;
}

export const byTimeDone = (a: PlacedAct, b: PlacedAct) =>
	Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What the organiser ticks beside each household, one document each, so that no tick is lost between two phones. */
export const tickSchema = v.strictObject({
	order: orderId,
	paidAt: v.exactOptional(instantSchema),
	collectedAt: v.exactOptional(instantSchema)
});
export type Tick = v.InferOutput<typeof tickSchema>;
