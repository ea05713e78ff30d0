/** What of somebody's exchanges they have not read, from their own mailbox: the one place where both are true. */
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId, ThreadId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX, type InboxDoc, type MessageDoc } from '../../src/domain/mailbox.ts';
import { readId, type ReadDoc } from '../../src/domain/notices/docs.ts';
import type { Reply } from '../mail/digest.ts';
import { find } from '../stores/puts.ts';
import type { WaitingThread } from '../../src/domain/notices/waiting.ts';
import type { Registry } from '../stores/registry.ts';
import type { Db } from '../stores/stores.ts';

export type Unread = ReturnType<typeof createUnread>;

export function createUnread(registry: Registry, now: () => number) {
	const docs = async <T>(db: Db, prefix: string) => {
		const { rows } = await db.allDocs({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
		return rows.flatMap(({ doc }) => (doc ? [doc as unknown as T] : []));
	};

	/** Whoever answered had read, whatever their telephone says of it; one whose clock is ahead says nothing. */
	function answeredAt(messages: readonly MessageDoc[], thread: ThreadId): Instant {
		const today = new Date(now()).toISOString();
		return messages.reduce(
			(last, one) => (one.thread === thread && one.writtenAt > last && one.writtenAt <= today ? one.writtenAt : last),
			''
		);
	}

	return {
		/** The lines of those threads that were neither read nor told before, oldest first. */
		of: (
			member: MemberId,
			waiting: readonly (Pick<WaitingThread, 'toldTo'> & { readonly thread: ThreadId })[]
		): Promise<Reply[]> =>
			waiting.length === 0
				? Promise.resolve([])
				: registry.use(MAILBOX_PREFIX + member, async (db) => {
						const wanted = new Set<string>(waiting.map(({ thread }) => thread));
						const inbox = (await docs<InboxDoc>(db, 'inbox:')).filter(({ thread }) => wanted.has(thread));
						const messages = await docs<MessageDoc>(db, 'message:');
						const until = new Map<string, Instant>();
						for (const { thread, toldTo = '' } of waiting) {
							const read = (await find<ReadDoc>(db, readId(thread)))?.until ?? '';
							const answered = answeredAt(messages, thread);
							until.set(thread, [read, answered, toldTo].sort().at(-1) ?? '');
						}
						return inbox
							.filter(({ thread, receivedAt }) => receivedAt > (until.get(thread) ?? ''))
							.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a._id < b._id ? -1 : 1))
							.map(({ thread, title, from, text }) => ({ thread, title, from: from.name, text }));
					})
	};
}
