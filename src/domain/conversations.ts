/** Conversations, put together from one's own messages and the copies of the other's. */
import type { Instant } from './dates.ts';
import { readThread, type AdId, type MemberRef, type MessageId, type ThreadId } from './ids.ts';
import type { InboxDoc, MessageDoc, VerdictDoc } from './mailbox.ts';
import { progressOf, stateOfMessage, type Heard, type OwnState } from './own-item.ts';
import type { BlockDoc, CardDoc, DeclineDoc, DeclinedDoc, Level, ThankedDoc, ThanksDoc } from './talk/docs.ts';

export interface Line {
	readonly id: string;
	readonly mine: boolean;
	readonly text: string;
	/** A number given on purpose: shown apart, to be rung with a tap. */
	readonly phone?: string;
	/** Bounded by the server's clock, so that a wrong phone cannot put a line in the future. */
	readonly at: Instant;
	/** Of one's own lines only. */
	readonly state?: OwnState;
	readonly refused?: VerdictDoc;
}

/** One sentence of thanks, until whoever received it declines it. */
export interface Thanks {
	readonly text: string;
	readonly at: Instant;
	readonly state?: OwnState;
	readonly refused?: VerdictDoc;
}

export interface Conversation {
	readonly thread: ThreadId;
	readonly ad: AdId;
	/** Whether it is about one's own ad. */
	readonly ownAd: boolean;
	/** The ad's title and the other, as far as the messages tell them. */
	readonly title?: string;
	readonly other?: string;
	readonly otherRef?: MemberRef;
	readonly level: Level;
	readonly lines: readonly Line[];
	readonly thanks: { readonly mine?: Thanks; readonly theirs?: Thanks };
	readonly lastAt: Instant;
}

type Kept<T> = T & { readonly _rev: string };

/** What a mailbox holds of exchanges beside messages. */
export interface Talk {
	readonly blocks: readonly BlockDoc[];
	readonly thanks: readonly Kept<ThanksDoc>[];
	readonly declines: readonly DeclineDoc[];
	readonly cards: readonly CardDoc[];
	readonly thanked: readonly ThankedDoc[];
	readonly declined: readonly DeclinedDoc[];
}
export const NO_TALK: Talk = { blocks: [], thanks: [], declines: [], cards: [], thanked: [], declined: [] };

/** With the time on the writer's phone, between lines that the server's clock puts in the same moment. */
interface Placed extends Line {
	readonly writtenAt: Instant;
}
interface Found {
	lines: Placed[];
	title?: string;
	other?: string;
	otherRef?: MemberRef;
}

const earlier = (a: Instant, b: Instant | undefined) => (b === undefined || a < b ? a : b);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Newest conversation first; in each, oldest line first. The same message received twice is shown once. */
export function conversations(
	self: MemberRef,
	messages: readonly Kept<MessageDoc>[],
	inbox: readonly InboxDoc[],
	heard: (id: string) => Heard,
	talk: Talk = NO_TALK
): Conversation[] {
	const threads = new Map<ThreadId, Found>();
	const of = (thread: ThreadId) => {
		const found = threads.get(thread) ?? { lines: [] };
		threads.set(thread, found);
		return found;
	};

	for (const message of messages) {
		const said = heard(message._id);
		const verdict = said.verdicts.get(message._rev);
		of(message.thread).lines.push({
			id: message._id,
			mine: true,
			text: message.text,
			...(message.share && { phone: message.share.phone }),
			// The server had it when it judged it: it was not written later than that.
			at: earlier(message.writtenAt, verdict?.at),
			writtenAt: message.writtenAt,
			state: stateOfMessage(message, said),
			...(verdict?.accepted === false && { refused: verdict })
		});
	}
	const phones = new Map(talk.cards.map(({ from, message, phone }) => [`${from}.${message}`, phone]));
	const copies = new Map<MessageId, InboxDoc>(inbox.map((copy) => [copy.message, copy]));
	for (const copy of copies.values()) {
		const thread = of(copy.thread);
		thread.title = copy.title;
		thread.other = copy.from.name;
		thread.otherRef = copy.from.ref;
		const phone = phones.get(`${copy.from.ref}.${copy.message}`);
		thread.lines.push({
			id: copy._id,
			mine: false,
			text: copy.text,
			...(phone !== undefined && { phone }),
			at: earlier(copy.writtenAt, copy.receivedAt),
			writtenAt: copy.writtenAt
		});
	}

	const thanks = thanksIn(talk, heard);
	const levels = new Map(talk.blocks.map(({ _id, level }) => [_id, level]));
	return [...threads]
		.flatMap(([thread, { lines, title, other, otherRef }]): Conversation[] => {
			const read = readThread(thread);
			if (!read) return [];
			const ownAd = read.asker !== self;
			const ref = ownAd ? read.asker : otherRef;
			lines.sort((a, b) => order(a.at, b.at) || order(a.writtenAt, b.writtenAt) || order(a.id, b.id));
			return [
				{
					thread,
					ad: read.ad,
					ownAd,
					...(title !== undefined && { title }),
					...(other !== undefined && { other }),
					...(ref !== undefined && { otherRef: ref }),
					level: (ref && levels.get(`block:${ref}`)) ?? 'none',
					lines: lines.map(({ writtenAt: _, ...line }) => line),
					thanks: thanks(thread),
					lastAt: lines.at(-1)?.at ?? ''
				}
			];
		})
		.sort((a, b) => order(b.lastAt, a.lastAt) || order(a.thread, b.thread));
}

function thanksIn(talk: Talk, heard: (id: string) => Heard) {
	const declines = new Set<string>(talk.declines.map(({ _id }) => _id));
	const declined = new Set<ThreadId>(talk.declined.map(({ thread }) => thread));
	const mine = new Map<string, Kept<ThanksDoc>>(talk.thanks.map((doc) => [doc._id, doc]));
	const theirs = new Map(talk.thanked.map((doc) => [doc.thread, doc]));
	return (thread: ThreadId): Conversation['thanks'] => {
		const own = declined.has(thread) ? undefined : mine.get(`thanks:${thread}`);
		const other = declines.has(`decline:${thread}`) ? undefined : theirs.get(thread);
		const said = own && heard(own._id);
		const verdict = own && said?.verdicts.get(own._rev);
		return {
			...(own &&
				said && {
					mine: {
						text: own.text,
						at: own.writtenAt,
						state: progressOf(own._rev, said),
						...(verdict?.accepted === false && { refused: verdict })
					}
				}),
			...(other && { theirs: { text: other.text, at: earlier(other.writtenAt, other.receivedAt) } })
		};
	};
}

/**
 * When a line is written, for all who will read it: never before what its writer had read in the same thread. A phone whose
 * clock is days slow would otherwise put an answer above its question.
 */
export function writtenAfter(lastAt: Instant | undefined, now: Instant): Instant {
	return lastAt !== undefined && lastAt >= now ? new Date(Date.parse(lastAt) + 1).toISOString() : now;
}
