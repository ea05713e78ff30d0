/**
 * The documents of exchanges that are not messages. A member's devices write `block:` (one per person), `thanks:` and
 * `decline:` (one per thread); the server delivers `card:`, `thanked:` and `declined:`. Phones of before them leave all six
 * alone, and read a number that was given in the words of the message it came with.
 */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import { isMemberRef, isMessageId, readThread, type MemberRef, type MessageId, type ThreadId } from '../ids.ts';

export const THANKS_MAX = 200;
/** As long as any number is written, with its spaces. */
export const PHONE_MAX = 30;

/** `none` undoes: a document that was erased could not tell a second device anything. */
export const LEVELS = ['blocked', 'muted', 'none'] as const;
export type Level = (typeof LEVELS)[number];

const rev = v.exactOptional(v.string());
const thread = v.custom<ThreadId>((value) => typeof value === 'string' && readThread(value) !== undefined);
const ref = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const message = v.custom<MessageId>((value) => typeof value === 'string' && isMessageId(value));
const idOf = <Prefix extends string, Rest extends string>(prefix: Prefix, isRest: (text: string) => boolean) =>
	v.custom<`${Prefix}${Rest}`>(
		(value) => typeof value === 'string' && value.startsWith(prefix) && isRest(value.slice(prefix.length))
	);
const isThread = (text: string) => readThread(text) !== undefined;

/** What one wants to hear of somebody. `name`: as they were called then, for the list of those who are blocked. */
export const blockDocSchema = v.strictObject({
	_id: idOf<'block:', MemberRef>('block:', isMemberRef),
	_rev: rev,
	type: v.literal('block'),
	name: v.pipe(v.string(), v.maxLength(160)),
	level: v.picklist(LEVELS),
	writtenAt: instantSchema
});
export type BlockDoc = v.InferOutput<typeof blockDocSchema>;

/** « Merci »: one sentence to the other of that thread, once it is over. */
export const thanksDocSchema = v.strictObject({
	_id: idOf<'thanks:', ThreadId>('thanks:', isThread),
	_rev: rev,
	type: v.literal('thanks'),
	text: v.pipe(v.string(), v.maxLength(4 * THANKS_MAX)),
	writtenAt: instantSchema
});
export type ThanksDoc = v.InferOutput<typeof thanksDocSchema>;

/** The thanks of the other of that thread are not wanted: they disappear on both sides. */
export const declineDocSchema = v.strictObject({
	_id: idOf<'decline:', ThreadId>('decline:', isThread),
	_rev: rev,
	type: v.literal('decline'),
	writtenAt: instantSchema
});
export type DeclineDoc = v.InferOutput<typeof declineDocSchema>;

const ownTalkSchema = v.variant('type', [blockDocSchema, thanksDocSchema, declineDocSchema]);
export type OwnTalkDoc = BlockDoc | ThanksDoc | DeclineDoc;

/** The number given in a message, beside its copy. */
export const cardDocSchema = v.strictObject({
	_id: v.string(),
	_rev: rev,
	type: v.literal('card'),
	from: ref,
	message,
	phone: v.string()
});
export type CardDoc = v.InferOutput<typeof cardDocSchema>;

export const thankedDocSchema = v.strictObject({
	_id: v.string(),
	_rev: rev,
	type: v.literal('thanked'),
	thread,
	from: v.strictObject({ ref, name: v.string() }),
	text: v.string(),
	writtenAt: instantSchema,
	receivedAt: instantSchema
});
export type ThankedDoc = v.InferOutput<typeof thankedDocSchema>;

export const declinedDocSchema = v.strictObject({
	_id: v.string(),
	_rev: rev,
	type: v.literal('declined'),
	thread,
	at: instantSchema
});
export type DeclinedDoc = v.InferOutput<typeof declinedDocSchema>;

const deliveredSchema = v.variant('type', [cardDocSchema, thankedDocSchema, declinedDocSchema]);
export type DeliveredTalkDoc = v.InferOutput<typeof deliveredSchema>;

export const blockId = (who: MemberRef) => `block:${who}` as const;
export const thanksId = (of: ThreadId) => `thanks:${of}` as const;
export const declineId = (of: ThreadId) => `decline:${of}` as const;
/** Deterministic, so that a courier who does its work twice writes the same document. */
export const cardId = (from: MemberRef, of: MessageId) => `card:${from}.${of}`;
export const thankedId = (from: MemberRef, of: ThreadId) => `thanked:${from}.${of}`;
export const declinedId = (of: ThreadId) => `declined:${of}`;

/** Of an own document of this sort, the thread it is about. */
export const threadIn = (id: ThanksDoc['_id'] | DeclineDoc['_id']) => id.slice(id.indexOf(':') + 1) as ThreadId;
export const refIn = (id: BlockDoc['_id']) => id.slice('block:'.length) as MemberRef;

export const isTalk = (doc: { readonly type: string }): doc is OwnTalkDoc =>
	doc.type === 'block' || doc.type === 'thanks' || doc.type === 'decline';

export function readTalkDoc(value: unknown): OwnTalkDoc | undefined {
	const result = v.safeParse(ownTalkSchema, value);
	return result.success ? result.output : undefined;
}

export function readDeliveredTalk(value: unknown): DeliveredTalkDoc | undefined {
	const result = v.safeParse(deliveredSchema, value);
	return result.success ? result.output : undefined;
}
