/**
 * « Supprimer mon compte » (F15, L9): a wish in one's own mailbox, `removal:self`, so that it is written and taken back with
 * or without network, and read on all one's devices. The server does it seven days after it came, unless it was taken back.
 */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import type { Instant } from '../dates.ts';

export const REMOVAL_ID = 'removal:self';
/** To change one's mind (L9). */
export const REMOVAL_DAYS = 7;

export const removalDocSchema = v.strictObject({
	_id: v.literal(REMOVAL_ID),
	_rev: v.exactOptional(v.string()),
	type: v.literal('removal'),
	/** False: taken back. */
	wanted: v.boolean(),
	writtenAt: instantSchema
});
export type RemovalDoc = v.InferOutput<typeof removalDocSchema>;

export function readRemovalDoc(value: unknown): RemovalDoc | undefined {
	const result = v.safeParse(removalDocSchema, value);
	return result.success ? result.output : undefined;
}

/** When it is done, of a wish that the server received at that moment. */
export const removedAt = (receivedAt: Instant): Instant =>
	new Date(Date.parse(receivedAt) + REMOVAL_DAYS * 86_400_000).toISOString();
