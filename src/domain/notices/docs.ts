/**
 * How a member wants to hear of the board, and how far they have read: documents of their own, `notices:self` and one
 * `read:<thread>` for each exchange. The server answers with `channel:` when a way of reaching them is over. Phones of before
 * leave all three alone.
 */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import type { Instant } from '../dates.ts';
import { readThread, type ThreadId } from '../ids.ts';
import { KIND_NAMES } from '../../kinds/index.ts';

export const CHOICES_ID = 'notices:self';

export const LETTERS = ['weekly', 'daily', 'none'] as const;
export type LetterWish = (typeof LETTERS)[number];
/** What one may be told of on a telephone. */
export const PUSHED = ['replies', 'orders', 'trips'] as const;
export type Pushed = (typeof PUSHED)[number];
/** Where a reply that nobody read for two days goes. `relay`: the list of the mairie. */
export const UNREAD_WAYS = ['letter', 'relay', 'none'] as const;
export type UnreadWay = (typeof UNREAD_WAYS)[number];

const rev = v.exactOptional(v.string());
const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
const insee = v.pipe(v.string(), v.regex(/^[0-9AB]{5}$/));

export const choicesDocSchema = v.strictObject({
	_id: v.literal(CHOICES_ID),
	_rev: rev,
	type: v.literal('notices'),
	letter: v.picklist(LETTERS),
	/** None: all of them. */
	communes: v.pipe(v.array(insee), v.maxLength(400)),
	/** None: all of them. */
	kinds: v.pipe(v.array(v.picklist(KIND_NAMES)), v.maxLength(KIND_NAMES.length)),
	push: v.strictObject({ replies: v.boolean(), orders: v.boolean(), trips: v.boolean() }),
	/** Hours of Paris. Equal: no quiet hours. */
	quiet: v.strictObject({ from: hour, to: hour }),
	unread: v.picklist(UNREAD_WAYS),
	writtenAt: instantSchema
});
export type ChoicesDoc = v.InferOutput<typeof choicesDocSchema>;
export type Choices = Omit<ChoicesDoc, '_id' | '_rev' | 'type' | 'writtenAt'>;

/** Before anything is said: nothing at all (N1). */
export const SILENT: Choices = {
	letter: 'none',
	communes: [],
	kinds: [],
	push: { replies: false, orders: false, trips: false },
	quiet: { from: 20, to: 8 },
	unread: 'none'
};

/** What is ticked beforehand, and shown, to whoever gives an address. Nothing leaves before its owner has confirmed it. */
export const PROPOSED: Choices = { ...SILENT, letter: 'weekly', unread: 'letter' };

/** Whoever asks to be reached by the mairie is told by it what they have not read; nothing else was asked for. */
export const BY_RELAY: Choices = { ...SILENT, unread: 'relay' };

const isThread = (text: string) => readThread(text) !== undefined;

export const readDocSchema = v.strictObject({
	_id: v.custom<`read:${ThreadId}`>(
		(value) => typeof value === 'string' && value.startsWith('read:') && isThread(value.slice('read:'.length))
	),
	_rev: rev,
	type: v.literal('read'),
	/** When the server had received the last line that was shown. */
	until: instantSchema,
	writtenAt: instantSchema
});
export type ReadDoc = v.InferOutput<typeof readDocSchema>;

export const readId = (thread: ThreadId) => `read:${thread}` as const;
export const threadRead = (id: ReadDoc['_id']) => id.slice('read:'.length) as ThreadId;

export type OwnNoticesDoc = ChoicesDoc | ReadDoc;
const ownSchema = v.variant('type', [choicesDocSchema, readDocSchema]);

export function readNoticesDoc(value: unknown): OwnNoticesDoc | undefined {
	const result = v.safeParse(ownSchema, value);
	return result.success ? result.output : undefined;
}

/** Letters are over for one revision of the choices: their reader said stop, or the address takes none. */
export const channelDocSchema = v.strictObject({
	_id: v.string(),
	_rev: rev,
	type: v.literal('channel'),
	what: v.picklist(['stopped', 'refused']),
	/** The revision of the choices. Saved again, they count again. */
	of: v.string(),
	at: instantSchema
});
export type ChannelDoc = v.InferOutput<typeof channelDocSchema>;

/** Deterministic: said twice, it is said once. */
export const channel = (what: ChannelDoc['what'], of: string, at: Instant): ChannelDoc => ({
	_id: `channel:${what}:${of}`,
	type: 'channel',
	what,
	of,
	at
});
