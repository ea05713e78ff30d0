/** The journal of what was handed to the mailbox, and the receipts of what the server said of it. */
import type { AdId, ThreadId } from '../../domain/ids.ts';
import type { OwnDoc } from '../../domain/mailbox.ts';
import type { DeviceDb, JournalEntry } from './db.ts';

/** Which draft becomes this document: it goes in the same transaction, so the text is in one place or the other. */
export type From = { readonly ad: AdId } | { readonly thread: ThreadId } | undefined;

const generationOf = (rev: string) => Number.parseInt(rev);

export type Journal = ReturnType<typeof createJournal>;

export function createJournal(db: DeviceDb) {
	return {
		entries: (): Promise<JournalEntry[]> => db.journal.toArray(),

		enter: (doc: OwnDoc, from: From) =>
			db.transaction('rw', db.journal, db.adDrafts, db.messageDrafts, async () => {
				await db.journal.put({ id: doc._id, doc });
				if (from && 'ad' in from) await db.adDrafts.delete(`ad:${from.ad}`);
				if (from && 'thread' in from) await db.messageDrafts.delete(`thread:${from.thread}`);
			}),

		/** The mailbox has it, as that revision. An exchange may have been quicker than this, and have its receipt. */
		written: (id: string, rev: string) =>
			db.transaction('rw', db.journal, db.receipts, async () => {
				if ((await db.receipts.get(id))?.rev === rev) await db.journal.delete(id);
				else await db.journal.update(id, { rev });
			}),

		/** The server has it, so the journal need not. */
		acknowledged: (id: string, rev: string) =>
			db.transaction('rw', db.journal, db.receipts, async () => {
				const known = await db.receipts.get(id);
				// A list of changes made before our last push may be read after it: it does not take that push back.
				if (!known || generationOf(known.rev) <= generationOf(rev)) await db.receipts.put({ id, rev });
				const entry = await db.journal.get(id);
				if (entry?.rev === rev) await db.journal.delete(id);
			}),

		denied: (id: string, rev: string, reason: string) => db.receipts.put({ id, rev, denied: reason }),

		receipts: () => db.receipts.toArray(),

		/** The server's history is another one: what it once acknowledged, it may not have. */
		forgetReceipts: () => db.receipts.clear()
	};
}
