/**
 * The seam under everything that is kept: named CouchDB-like databases, and a small durable list of keys.
 * Embedded LevelDB by default, memory for tests; a CouchDB cluster fits here too. One contract test, which each passes.
 */

export type Db = PouchDB.Database;

/** A few short strings that must survive a crash. `put` has reached the disk when it resolves. */
export interface Keys {
	get(key: string): Promise<string | undefined>;
	put(key: string, value: string): Promise<void>;
	/** Need not have reached the disk: what is deleted twice is only done twice. */
	delete(key: string): Promise<void>;
	/** Keys that begin with `prefix`, in order, with their values. */
	list(prefix: string): Promise<[key: string, value: string][]>;
}

/**
 * Files: pictures, which are no documents. Named `folder/name`, or deeper; each written whole or not at all. `write` has
 * reached the disk when it resolves.
 */
export interface Blobs {
	read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
	write(name: string, bytes: Uint8Array): Promise<void>;
	/** Erases one, or everything in a folder. Nothing there is no error. */
	erase(name: string): Promise<void>;
	/** What is in a folder, in order; its folders too. Empty when there is none. */
	list(folder: string): Promise<string[]>;
}

export interface Stores {
	/** Opens, or creates, the database of that name. Only the registry calls this: one instance a name, or they hang. */
	open(name: string): Db;
	/** Whether a database of that name has been created. */
	exists(name: string): Promise<boolean>;
	/** The names of all databases that begin with `prefix`. */
	names(prefix: string): Promise<string[]>;
	/** Erases a database that is not open. */
	destroy(name: string): Promise<void>;
	readonly keys: Keys;
	readonly blobs: Blobs;
	close(): Promise<void>;
}
