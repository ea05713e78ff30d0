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

/** Erases every document whose id is this one, or this one and a number; of what it said too. */
export async function eraseAll(db: Db, id: string): Promise<void> {
	const { rows } = await db.allDocs({ startkey: id, endkey: `${id}\uffff` });
	const gone = rows.filter((row) => /^\d*$/.test(row.id.slice(id.length)));
	if (gone.length === 0) return;
	await db.bulkDocs(gone.map((row) => ({ _id: row.id, _rev: row.value.rev, _deleted: true })));
	await db.compact();
}
