/** Small ways of reading and writing one document, shared by everything the server keeps. */
import type { Db } from './stores.ts';

/** What every stored document has. */
export interface Stored {
	readonly _id: string;
	readonly _rev: string;
}

interface Status {
	status?: number;
}
export const statusOf = (error: unknown) => (error as Status | undefined)?.status;

/** The document, or undefined when there is none (or it was erased). */
export async function find<T extends object>(db: Db, id: string): Promise<(T & Stored) | undefined> {
	try {
		return (await db.get(id)) as T & Stored;
	} catch (error) {
		if (statusOf(error) === 404) return undefined;
		throw error;
	}
}

/** Writes a new document; false when one of that id was there already, which is left as it is. */
export async function putOnce<T extends { readonly _id: string }>(db: Db, doc: T): Promise<boolean> {
	try {
		await db.put(doc);
		return true;
	} catch (error) {
		if (statusOf(error) === 409) return false;
		throw error;
	}
}

/** Reads, changes, writes; again when somebody wrote meanwhile. `change` returns undefined to leave it as it is. */
export async function change<T extends object>(
	db: Db,
	id: string,
	change: (old: (T & Stored) | undefined) => T | undefined
): Promise<void> {
	for (;;) {
		const old = await find<T>(db, id);
		const next = change(old);
		if (next === undefined) return;
		try {
			await db.put({ ...next, _id: id, ...(old && { _rev: old._rev }) });
			return;
		} catch (error) {
			if (statusOf(error) !== 409) throw error;
		}
	}
}

/**
 * Erases, of the documents whose id begins so, those that `isTheirs`: tombstones with nothing in them. What they said is in
 * older revisions until the database is compacted. Returns how many there were.
 */
export async function eraseWhere<T extends object>(
	db: Db,
	prefix: string,
	isTheirs: (doc: T & Stored) => boolean = () => true
): Promise<number> {
	const { rows } = await db.allDocs<T>({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
	const gone = rows.flatMap(({ doc }) => (doc && isTheirs(doc as unknown as T & Stored) ? [doc] : []));
	if (gone.length > 0) await db.bulkDocs(gone.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true }) as never));
	return gone.length;
}

/** Erases every document whose id is this one, or this one and a number; of what it said too. */
export async function eraseAll(db: Db, id: string): Promise<void> {
	if ((await eraseWhere(db, id, ({ _id }) => /^\d*$/.test(_id.slice(id.length)))) > 0) await db.compact();
}
