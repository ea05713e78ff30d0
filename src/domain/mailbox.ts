/**
 * The documents of a mailbox (`member-<id>`), told apart by the prefix of their `_id`.
 * One writer each: the member's devices write `profile:`, `ad:` and `message:`; the server writes `inbox:`, `verdict:` and
 * `notice:`, which phones of before it leave alone.
 * Participations have documents of their own on both sides: `parts/docs.ts`.
 * What goes with exchanges beside messages: `talk/docs.ts`.
 * Messages, copies, verdicts and notices are immutable: one new document each, so they arrive in one trip (no `_bulk_get`).
 */
import * as v from 'valibot';
import { adDocSchema, instantSchema, type AdDoc } from './ad.ts';
import type { Instant } from './dates.ts';
import { isAdId, isMemberRef, isMessageId, readThread, type AdId, type MemberRef, type MessageId, type ThreadId } from './ids.ts';
import type { ChannelDoc, OwnNoticesDoc } from './notices/docs.ts';
import type { OwnPartDoc, RosterDoc, StandingDoc } from './parts/docs.ts';
import type { ProfessionalDoc } from './professional/docs.ts';
import type { RemovalDoc } from './removal/docs.ts';
import { VERDICT_CODES, type VerdictCode } from './refusals.ts';
import type { DeliveredTalkDoc, OwnTalkDoc } from './talk/docs.ts';

/** Mailbox names and the ids of the documents in them. */
export const MAILBOX_PREFIX = 'member-';
export const PROFILE_ID = 'profile:self';

export const MESSAGE_MAX = 2000;
export const NAME_MAX = 40;

const adId = v.custom<AdId>((value) => typeof value === 'string' && isAdId(value));
const memberRef = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const messageId = v.custom<MessageId>((value) => typeof value === 'string' && isMessageId(value));
const threadId = v.custom<ThreadId>((value) => typeof value === 'string' && readThread(value) !== undefined);
const rev = v.exactOptional(v.string());

/** How a member is reached outside the app (F13). `relay`: the mairie tells them. */
export const contactSchema = v.variant('by', [
	v.strictObject({ by: v.literal('email'), email: v.pipe(v.string(), v.maxLength(254)) }),
	v.strictObject({ by: v.literal('phone'), phone: v.pipe(v.string(), v.maxLength(30)) }),
	v.strictObject({ by: v.literal('relay') })
]);
export type Contact = v.InferOutput<typeof contactSchema>;

export const profileDocSchema = v.strictObject({
	_id: v.literal(PROFILE_ID),
	_rev: rev,
	type: v.literal('profile'),
	name: v.pipe(v.string(), v.maxLength(4 * NAME_MAX)),
	commune: v.pipe(v.string(), v.maxLength(40)),
	contact: contactSchema,
	/** "J'ai plus de 15 ans" (L11): a tick, never a birth date. */
	over15: v.boolean(),
	writtenAt: instantSchema
});
export type ProfileDoc = v.InferOutput<typeof profileDocSchema>;

export const messageDocSchema = v.strictObject({
	_id: v.custom<`message:${MessageId}`>(
		(value) => typeof value === 'string' && value.startsWith('message:') && isMessageId(value.slice(8))
	),
	_rev: rev,
	type: v.literal('message'),
	thread: threadId,
	text: v.pipe(v.string(), v.maxLength(4 * MESSAGE_MAX)),
	/** One's number, given on purpose. `text` says it too, for phones that only know words. */
	share: v.exactOptional(v.strictObject({ phone: v.pipe(v.string(), v.maxLength(30)) })),
	writtenAt: instantSchema
});
export type MessageDoc = v.InferOutput<typeof messageDocSchema>;

/** What a member wrote. */
export const ownDocSchema = v.variant('type', [adDocSchema, profileDocSchema, messageDocSchema]);
/**
 * Those of participations, of exchanges, of how one wants to be told of things of professionals and of who leaves have schemas in
 * `parts/docs.ts`, `talk/docs.ts`, `notices/docs.ts`, `professional/docs.ts` and `removal/docs.ts`: pages that only read carry none.
 */
export type OwnDoc = AdDoc | ProfileDoc | MessageDoc | OwnPartDoc | OwnTalkDoc | OwnNoticesDoc | ProfessionalDoc | RemovalDoc;

/** The copy of somebody's message, put in the other's mailbox by the courier. */
export const inboxDocSchema = v.strictObject({
	_id: v.string(),
	_rev: rev,
	type: v.literal('inbox'),
	message: messageId,
	thread: threadId,
	ad: adId,
	/** The ad's title as it was then: the ad may be gone when this is read. */
	title: v.string(),
	from: v.strictObject({ ref: memberRef, name: v.string() }),
	text: v.string(),
	writtenAt: instantSchema,
	receivedAt: instantSchema
});
export type InboxDoc = v.InferOutput<typeof inboxDocSchema>;

const verdictBase = {
	_id: v.string(),
	_rev: rev,
	type: v.literal('verdict'),
	of: v.string(),
	rev: v.string(),
	at: instantSchema
};
/** What the courier decided of one revision of one document. */
export const verdictDocSchema = v.variant('accepted', [
	v.strictObject({ ...verdictBase, accepted: v.literal(true) }),
	v.strictObject({
		...verdictBase,
		accepted: v.literal(false),
		refused: v.picklist(VERDICT_CODES),
		field: v.exactOptional(v.string())
	})
]);
export type VerdictDoc = v.InferOutput<typeof verdictDocSchema>;

/**
 * Why there is no verdict yet on one revision: somebody looks at it first, or a newcomer's share of the day is used up and
 * it appears by itself on a next one.
 */
export const noticeDocSchema = v.strictObject({
	_id: v.string(),
	_rev: rev,
	type: v.literal('notice'),
	what: v.picklist(['held', 'later']),
	of: v.string(),
	rev: v.string(),
	at: instantSchema
});
export type NoticeDoc = v.InferOutput<typeof noticeDocSchema>;

export type MailboxDoc = OwnDoc | InboxDoc | VerdictDoc | NoticeDoc | StandingDoc | RosterDoc | DeliveredTalkDoc | ChannelDoc;

/** Deterministic, so that a courier who does its work twice writes the same document. */
export const verdictId = (of: string, revision: string) => `verdict:${of}:${revision}`;
export const noticeId = (what: NoticeDoc['what'], of: string, revision: string) => `notice:${what}:${of}:${revision}`;
export const inboxId = (from: MemberRef, message: MessageId) => `inbox:${from}.${message}`;

/** The prefixes a member's devices may write. Everything else in a mailbox is the server's. */
export const OWN_PREFIXES = [
	'profile:',
	'ad:',
	'message:',
	'part:',
	'decision:',
	'paper:',
	'act:',
	'tick:',
	'block:',
	'thanks:',
	'decline:',
	'notices:',
	'read:',
	'professional:',
	'removal:'
] as const;
export const isOwnId = (id: string) => OWN_PREFIXES.some((prefix) => id.startsWith(prefix));

/** A document of a member's, read strictly: `undefined` when it is not one (refused as `malformed`). */
export function readOwnDoc(value: unknown): AdDoc | ProfileDoc | MessageDoc | undefined {
	const result = v.safeParse(ownDocSchema, value);
	return result.success ? result.output : undefined;
}

export function acceptance(of: string, revision: string, at: Instant): VerdictDoc {
	return { _id: verdictId(of, revision), type: 'verdict', of, rev: revision, accepted: true, at };
}

export function refusal(of: string, revision: string, at: Instant, refused: VerdictCode, field?: string): VerdictDoc {
	const verdict = { _id: verdictId(of, revision), type: 'verdict', of, rev: revision, accepted: false, refused, at } as const;
	return field === undefined ? verdict : { ...verdict, field };
}

export const notice = (what: NoticeDoc['what'], of: string, revision: string, at: Instant): NoticeDoc => ({
	_id: noticeId(what, of, revision),
	type: 'notice',
	what,
	of,
	rev: revision,
	at
});
