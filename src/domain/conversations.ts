/** Conversations, put together from one's own messages and the copies of the other's. */
import type { Instant } from './dates.ts';
import { readThread, type AdId, type MemberRef, type MessageId, type ThreadId } from './ids.ts';
import type { InboxDoc, MessageDoc, VerdictDoc } from './mailbox.ts';
import { stateOfMessage, type Heard, type OwnState } from './own-item.ts';

export interface Line {
	readonly id: string;
	readonly mine: boolean;
	readonly text: string;
	/** Bounded by the server's clock, so that a wrong phone cannot put a line in the future. */
	readonly at: Instant;
	/** Of one's own lines only. */
	readonly state?: OwnState;
	readonly refused?: VerdictDoc;
}

export interface Conversation {
	readonly thread: ThreadId;
	readonly ad: AdId;
	/** Whether it is about one's own ad. */
	readonly ownAd: boolean;
	/** The ad's title and the other's name, as far as the messages tell them. */
	readonly title?: string;
	readonly other?: string;
	readonly lines: readonly Line[];
	readonly lastAt: Instant;
}

type Message = MessageDoc & { readonly _rev: string };

/** Newest conversation first; in each, oldest line first. The same message received twice is shown once. */
export function conversations(
	self: MemberRef,
	messages: readonly Message[],
	inbox: readonly InboxDoc[],
	heard: (id: string) => Heard
): Conversation[] {
	const threads = new Map<ThreadId, { lines: Line[]; title?: string; other?: string }>();
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
			at: message.writtenAt,
			state: stateOfMessage(message, said),
			...(verdict?.accepted === false && { refused: verdict })
		});
	}
	const copies = new Map<MessageId, InboxDoc>(inbox.map((copy) => [copy.message, copy]));
	for (const copy of copies.values()) {
		const thread = of(copy.thread);
		thread.title = copy.title;
		thread.other = copy.from.name;
		const at = copy.writtenAt < copy.receivedAt ? copy.writtenAt : copy.receivedAt;
		thread.lines.push({ id: copy._id, mine: false, text: copy.text, at });
	}

	return [...threads]
		.flatMap(([thread, { lines, title, other }]): Conversation[] => {
			const read = readThread(thread);
			if (!read) return [];
			lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
			return [
				{
					thread,
					ad: read.ad,
					ownAd: read.asker !== self,
					...(title !== undefined && { title }),
					...(other !== undefined && { other }),
					lines,
					lastAt: lines.at(-1)?.at ?? ''
				}
			];
		})
		.sort((a, b) => (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : a.thread < b.thread ? -1 : 1));
}
