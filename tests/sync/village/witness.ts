/**
 * Stands beside the disk and notes every document that ever came into a mailbox from its member, and when. What the naive
 * model of the month is made from: nothing of what the courier did with it.
 */
import type { MemberId } from '../../../src/domain/ids.ts';
import type { Db, Stores } from '../../../server/stores/stores.ts';

export interface Came {
	readonly member: MemberId;
	readonly id: string;
	readonly rev: string;
	/** The document as it was written; undefined when it is erased by it. */
	readonly doc: Readonly<Record<string, unknown>> | undefined;
	readonly at: number;
}

interface Pushed {
	readonly _id: string;
	readonly _rev: string;
	readonly _deleted?: boolean;
	readonly _revisions?: unknown;
}
type BulkDocs = (...given: unknown[]) => Promise<unknown>;

export function witnessed(stores: Stores, at: () => number, came: Came[]): Stores {
	const seen = new Set<string>();

	function note(member: MemberId, { _revisions: _, ...doc }: Pushed) {
		const key = `${member} ${doc._id} ${doc._rev}`;
		// Sent twice, it came once.
		if (seen.has(key)) return;
		seen.add(key);
		came.push({ member, id: doc._id, rev: doc._rev, doc: doc._deleted ? undefined : { ...doc }, at: at() });
	}

	function beside(db: Db, member: MemberId): Db {
		const plain = db.bulkDocs.bind(db) as unknown as BulkDocs;
		const noting: BulkDocs = async (...given) => {
			// PouchDB's own calls between its methods carry a callback.
			if (typeof given.at(-1) === 'function') return plain(...given);
			const [docs, options] = given as [Pushed[], { new_edits?: boolean } | undefined];
			const done = await plain(...given);
			// Only what replicates comes with its own revisions: what the server writes gets them here.
			if (options?.new_edits === false) for (const doc of docs) note(member, doc);
			return done;
		};
		return Object.assign(db, { bulkDocs: noting });
	}

	return {
		...stores,
		open: (name) =>
			name.startsWith('member-') ? beside(stores.open(name), name.slice('member-'.length) as MemberId) : stores.open(name)
	};
}
