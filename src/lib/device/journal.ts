/** The journal of what was handed to the mailbox, and the receipts of what the server said of it. */
import type { AdId, MemberId, ThreadId } from '../../domain/ids.ts';
import type { OwnDoc, ProfileDoc } from '../../domain/mailbox.ts';
import type { DeviceDb, Identity, JournalEntry, Receipt } from './db.ts';

/** Which draft becomes this document: it goes in the same transaction, so the text is in one place or the other. */
export type From = { readonly ad: AdId } | { readonly thread: ThreadId } | undefined;

/** What the document is written over, where that is not simply whatever is there. */
export type Over = Pick<JournalEntry, 'base' | 'shown'>;

/** As many leaves as the server keeps of one document. */
const ALSO_MAX = 20;

/** The newest revision acknowledged, with those of the same generation: of leaves side by side, the longest one wins. */
function receiptOf(id: string, known: Receipt | undefined, rev: string): Receipt {
	if (!known || known.denied !== undefined || generationOf(known.rev) < generationOf(rev)) return { id, rev };
	if (known.rev === rev || generationOf(known.rev) > generationOf(rev)) return known;
	const also = [...(known.also ?? []), known.rev].filter((one) => one !== rev);
	return { id, rev, also: [...new Set(also)].slice(-ALSO_MAX) };
}

/** Whether the server has that very revision. */
export const acknowledges = (receipt: Receipt | undefined, rev: string) =>
	receipt !== undefined && receipt.denied === undefined && (receipt.rev === rev || receipt.also?.includes(rev) === true);

const generationOf = (rev: string) => Number.parseInt(rev);

export type Journal = ReturnType<typeof createJournal>;

export function createJournal(db: DeviceDb) {
	return {
		entries: (): Promise<JournalEntry[]> => db.journal.toArray(),

		/** Those of that member: what an older tab wrote while somebody else came is nobody's here (I5). */
		entriesOf: async ({ id, entered = false }: Identity): Promise<JournalEntry[]> =>
			(await db.journal.toArray()).filter(({ member }) => (member === undefined ? !entered : member === id)),

		/** Somebody is at home here from now on, and has said who they are: both, or neither. */
		begin: (self: Identity, profile: ProfileDoc) =>
			db.transaction('rw', db.journal, db.identity, async () => {
				await db.identity.add(self);
				await db.journal.put({ id: profile._id, doc: profile, member: self.id });
			}),

		/** With `member`, only while it is theirs: in another tab, somebody else may just have come. */
		enter: (doc: OwnDoc, from: From, member?: MemberId, over: Over = {}) =>
			db.transaction('rw', db.journal, db.adDrafts, db.messageDrafts, db.identity, async () => {
				if (member !== undefined && (await db.identity.get('self'))?.id !== member) throw new Error('somebody else is here now');
				await db.journal.put({ id: doc._id, doc, ...over, ...(member !== undefined && { member }) });
				if (from && 'ad' in from) await db.adDrafts.delete(`ad:${from.ad}`);
				if (from && 'thread' in from) await db.messageDrafts.delete(`thread:${from.thread}`);
			}),

		/** Several at once: all are kept, or none. `drafts`: the messages they were typed in. */
		enterAll: (docs: readonly OwnDoc[], drafts: readonly ThreadId[], member: MemberId) =>
			db.transaction('rw', db.journal, db.messageDrafts, db.identity, async () => {
				if ((await db.identity.get('self'))?.id !== member) throw new Error('somebody else is here now');
				await db.journal.bulkPut(docs.map((doc) => ({ id: doc._id, doc, member })));
				await db.messageDrafts.bulkDelete(drafts.map((thread) => `thread:${thread}` as const));
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
				await db.receipts.put(receiptOf(id, known, rev));
				const entry = await db.journal.get(id);
				if (entry?.rev === rev) await db.journal.delete(id);
			}),

		denied: (id: string, rev: string, reason: string) => db.receipts.put({ id, rev, denied: reason }),

		receipts: () => db.receipts.toArray(),

		/** The server's history is another one: what it once acknowledged, it may not have. */
		forgetReceipts: () => db.receipts.clear()
	};
}
