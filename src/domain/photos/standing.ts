/** Where a photo stands, as the server says it: what `GET` and `PUT /api/photos/<id>` answer. */
import * as v from 'valibot';
import { PHOTO_CODES } from './refusals.ts';

export const standingSchema = v.variant('state', [
	/** So many of its bytes are on the server's disk: go on from there. */
	v.object({ state: v.literal('arriving'), offset: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
	/** Whole, and waiting to be looked at. */
	v.object({ state: v.literal('received') }),
	/** Anybody may see it. */
	v.object({ state: v.literal('kept') }),
	v.object({ state: v.literal('refused'), code: v.picklist(PHOTO_CODES) })
]);
export type Standing = v.InferOutput<typeof standingSchema>;
