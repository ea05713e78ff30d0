/**
 * What the board is made of at a moment: a base in pieces, each a neighbourhood, and the sequence it was made at.
 * A piece never changes under its name, so a proxy or a browser may keep it for ever.
 */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import { adsColumns } from './lines.ts';

/** One stream of lines under a name made from its content. */
const streamSchema = v.object({
	name: v.pipe(v.string(), v.regex(/^[0-9a-z]{16}$/)),
	lines: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** As sent with brotli: what the phone weighs before it asks. */
	bytes: v.number()
});
export type StreamInfo = v.InferOutput<typeof streamSchema>;

export const pieceSchema = v.object({
	count: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** Where its ads are: INSEE codes. */
	communes: v.array(v.string()),
	/** When its newest ad was published. */
	newest: instantSchema,
	cards: streamSchema,
	texts: streamSchema
});
export type Piece = v.InferOutput<typeof pieceSchema>;

const head = {
	epoch: v.string(),
	/** Read before the documents: what overlaps is applied twice, never missed. */
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	now: instantSchema,
	demo: v.boolean()
};

/** `seq` is the base's: changes are asked for since then. */
export const manifestSchema = v.object({ ...head, pieces: v.array(pieceSchema) });
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The first thing a phone asks for: the newest ads in full, as of `at`, and the manifest for the rest. */
export const newestSchema = v.object({ manifest: manifestSchema, at: v.number(), ads: adsColumns });
export type Newest = v.InferOutput<typeof newestSchema>;

/** One line of changes: applied with its own `seq` as the cursor, so that a cut within many is no loss. */
export const changesLineSchema = v.object({
	...head,
	ads: v.exactOptional(adsColumns),
	gone: v.exactOptional(v.array(v.string()))
});
export type ChangesLine = v.InferOutput<typeof changesLineSchema>;

export const startAgainSchema = v.object({ startAgain: v.literal(true) });
