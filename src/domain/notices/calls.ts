/** The list of those whom the mairie tells something, as a clerk reads it, and what they say they did. Both are checked where they are read. */
import * as v from 'valibot';
import { daySchema, instantSchema } from '../ad.ts';
import { isAdId, isMemberRef, readThread, type AdId, type MemberRef, type ThreadId } from '../ids.ts';
import { REMINDED_OF } from '../parts/reminders.ts';

const LISTED_MAX = 200;

const thread = v.custom<ThreadId>((value) => typeof value === 'string' && readThread(value) !== undefined);
const ref = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const ad = v.custom<AdId>((value) => typeof value === 'string' && isAdId(value));

/** `toldTo`: what came before was told already. */
const waited = { thread, since: instantSchema, until: instantSchema, toldTo: v.exactOptional(instantSchema) };
const reminded = { ad, of: v.picklist(REMINDED_OF), day: daySchema };

export const toCallSchema = v.object({
	ref,
	name: v.string(),
	/** Given by that person for being reached. */
	phone: v.exactOptional(v.string()),
	threads: v.array(v.object({ ...waited, title: v.string(), count: v.number() })),
	reminders: v.array(v.object({ ...reminded, title: v.string() })),
	/** When somebody last called in vain. */
	tried: v.exactOptional(instantSchema)
});
export type ToCall = v.InferOutput<typeof toCallSchema>;
export const listedSchema = v.object({ people: v.array(toCallSchema) });

export const CALL_ENDS = ['told', 'not-reached', 'taken-back'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

export const callDoneSchema = v.strictObject({
	what: v.picklist(CALL_ENDS),
	threads: v.pipe(v.array(v.strictObject(waited)), v.maxLength(LISTED_MAX)),
	reminders: v.pipe(v.array(v.strictObject(reminded)), v.maxLength(LISTED_MAX))
});
export type CallDone = v.InferOutput<typeof callDoneSchema>;
export const sentCallSchema = v.strictObject({ ref, ...callDoneSchema.entries });

/** What was listed, as it is sent back with what was done. */
export const callOf = ({ threads, reminders }: ToCall, what: CallEnd): CallDone => ({
	what,
	threads: threads.map(({ title: _, count: __, ...one }) => one),
	reminders: reminders.map(({ title: _, ...one }) => one)
});
