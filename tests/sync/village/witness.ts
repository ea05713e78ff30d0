/**
 * Stands beside the disk and notes every document that ever came into a mailbox from its member, and when. What the naive
 * model of the month is made from: nothing of what the courier did with it. Of what the courier answers with silence, which
 * no mailbox tells of, it notes the moment, as verdicts tell theirs.
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
	/** The revisions it was made from. */
	readonly over: readonly string[];
}
/** What the server wrote down as never to reach anybody. */
export interface Silence {
	readonly what: string;
	readonly at: number;
}

interface Pushed {
	readonly _id: string;
	readonly _rev: string;
	readonly _deleted?: boolean;
	readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
}
type Write = (...given: unknown[]) => Promise<unknown>;

export function witnessed(stores: Stores, at: () => number, came: Came[], silences: Silence[]): Stores {
	const seen = new Set<string>();

	function note(member: MemberId, { _revisions: { start, ids } = { start: 1, ids: [] }, ...doc }: Pushed) {
		const key = `${member} ${doc._id} ${doc._rev}`;
		// Sent twice, it came once.
		if (seen.has(key)) return;
		seen.add(key);
		const over = ids.map((hash, i) => `${start - i}-${hash}`).slice(1);
		came.push({ member, id: doc._id, rev: doc._rev, doc: doc._deleted ? undefined : { ...doc }, at: at(), over });
	}

	function beside(db: Db, member: MemberId): Db {
		const plain = db.bulkDocs.bind(db) as unknown as Write;
		const noting: Write = async (...given) => {
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

	function besideLedger(db: Db): Db {
		const plain = db.put.bind(db) as unknown as Write;
		const noting: Write = async (...given) => {
			const done = await plain(...given);
			const [{ _id }] = given as [{ readonly _id: string }];
			if (_id.startsWith('silent:')) silences.push({ what: _id.slice('silent:'.length), at: at() });
			return done;
		};
		return Object.assign(db, { put: noting });
	}

	return {
		...stores,
		open: (name) => {
			const db = stores.open(name);
			if (name === 'ledger') return besideLedger(db);
			return name.startsWith('member-') ? beside(db, name.slice('member-'.length) as MemberId) : db;
		}
	};
}
