/** How a PouchDB is put on a Level store of ours. */
import type { AbstractLevelDOWN } from 'abstract-leveldown';
import PouchDB from 'pouchdb';
import type { Db } from './stores.ts';

/** What PouchDB calls to get the Level store of a database. */
export type LevelFactory = (name: string) => AbstractLevelDOWN;

let factories = 0;

/**
 * PouchDB keeps what is open in one table for the whole process, by the *name of the factory function* and the database's:
 * two stores with a `board` each would share it. So every factory gets a name of its own.
 */
export function namedFactory(kind: string, make: LevelFactory): LevelFactory {
	factories += 1;
	return Object.defineProperty((name: string) => make(name), 'name', { value: `${kind}-${factories}` });
}

export function openPouch(name: string, level: LevelFactory): Db {
	// `migrate` would look for a database of PouchDB 3 in the working directory.
	const options = { db: level, migrate: false };
	const db: Db = new PouchDB(name, options as PouchDB.Configuration.LocalDatabaseConfiguration);
	// Each reading of changes listens while it lasts. Node warns at 11; a busy board has hundreds.
	return db.setMaxListeners(0);
}
