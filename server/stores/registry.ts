/**
 * The only owner of open databases. PouchDB hangs for ever whoever uses a database that somebody else closed,
 * so: one instance a name, pinned while it is used, closed only when nobody holds it.
 */
import type { Db, Stores } from './stores.ts';

export interface Lease {
	readonly db: Db;
	/** Gives the database back. Once counts; again does nothing. */
	release(): void;
}

export interface Registry {
	/** Opens the database if need be, and keeps it open until the lease is released. Waits while `max` are in use. */
	acquire(name: string): Promise<Lease>;
	/** Holds the database while `work` runs. */
	use<T>(name: string, work: (db: Db) => Promise<T>): Promise<T>;
	/** The instance that somebody holds right now. */
	pinned(name: string): Db | undefined;
	/** Erases the database once nobody holds it. Do not call it while holding it. */
	drop(name: string): Promise<void>;
	/** Waits for every lease, then closes everything. */
	close(): Promise<void>;
}

export interface RegistryLimits {
	/** Databases open at once: each costs 4 descriptors and up to 200 kB. */
	readonly max: number;
	/** How long an unused one stays open. */
	readonly idleMs: number;
}

interface Entry {
	readonly db: Db;
	readonly ready: Promise<unknown>;
	pins: number;
	usedAt: number;
}

export function createRegistry(stores: Stores, { max, idleMs }: RegistryLimits): Registry {
	/** In order of use: the first one unpinned is the oldest. */
	const entries = new Map<string, Entry>();
	/** Being closed or erased: whoever wants it waits for this, then opens it anew. */
	const leaving = new Map<string, Promise<void>>();
	let waiting: (() => void)[] = [];
	let closed = false;

	const sweeper = setInterval(sweep, Math.max(1, idleMs / 2));
	sweeper.unref();

	/** Something moved (a pin, a close): everybody who waits looks again, in the order they came. */
	function wake() {
		const woken = waiting;
		waiting = [];
		for (const look of woken) look();
	}

	const somethingMoves = () => new Promise<void>((resolve) => waiting.push(resolve));

	function leave(name: string, work: () => Promise<unknown>): Promise<void> {
		const left = work()
			.then(() => undefined)
			.finally(() => {
				leaving.delete(name);
				wake();
			});
		// Those who only wait for the place must not fail with it: whoever asked for it gets the error.
		leaving.set(
			name,
			left.catch(() => undefined)
		);
		return left;
	}

	/** A database that fails to close is forgotten all the same: keeping it would block its name. */
	async function shut(name: string, entry: Entry) {
		await entry.ready.catch(() => undefined);
		await entry.db.close().catch(() => undefined);
		entries.delete(name);
	}

	function oldestIdle(): [string, Entry] | undefined {
		for (const [name, entry] of entries) if (entry.pins === 0 && !leaving.has(name)) return [name, entry];
		return undefined;
	}

	function sweep() {
		const limit = Date.now() - idleMs;
		for (const [name, entry] of entries) {
			if (entry.pins === 0 && entry.usedAt < limit && !leaving.has(name)) void leave(name, () => shut(name, entry));
		}
	}

	function open(name: string): Entry {
		const db = stores.open(name);
		const entry = { db, ready: db.info(), pins: 0, usedAt: Date.now() };
		entries.set(name, entry);
		return entry;
	}

	function lease(name: string, entry: Entry): Lease {
		let held = true;
		entry.pins += 1;
		return {
			db: entry.db,
			release() {
				if (!held) return;
				held = false;
				entry.pins -= 1;
				entry.usedAt = Date.now();
				if (entry.pins > 0) return;
				if (entries.get(name) === entry) {
					entries.delete(name);
					entries.set(name, entry);
				}
				wake();
			}
		};
	}

	async function acquire(name: string): Promise<Lease> {
		for (;;) {
			if (closed) throw new Error('The registry is closed.');
			const gone = leaving.get(name);
			if (gone !== undefined) {
				await gone;
				continue;
			}
			const known = entries.get(name);
			if (known === undefined && entries.size >= max) {
				const oldest = oldestIdle();
				if (oldest === undefined) await somethingMoves();
				else await leave(oldest[0], () => shut(...oldest));
				continue;
			}
			const entry = known ?? open(name);
			const taken = lease(name, entry);
			try {
				await entry.ready;
				return taken;
			} catch (error) {
				if (entries.get(name) === entry) entries.delete(name);
				taken.release();
				throw error;
			}
		}
	}

	async function nobodyHolds(entry: Entry) {
		while (entry.pins > 0) await somethingMoves();
	}

	return {
		acquire,
		async use(name, work) {
			const { db, release } = await acquire(name);
			try {
				return await work(db);
			} finally {
				release();
			}
		},
		pinned(name) {
			const entry = entries.get(name);
			return entry !== undefined && entry.pins > 0 ? entry.db : undefined;
		},
		async drop(name) {
			for (let gone = leaving.get(name); gone !== undefined; gone = leaving.get(name)) await gone;
			await leave(name, async () => {
				const entry = entries.get(name);
				if (entry !== undefined) {
					await nobodyHolds(entry);
					await shut(name, entry);
				}
				await stores.destroy(name);
			});
		},
		async close() {
			closed = true;
			clearInterval(sweeper);
			wake();
			while (entries.size > 0 || leaving.size > 0) {
				const oldest = oldestIdle();
				if (oldest === undefined) await somethingMoves();
				else await leave(oldest[0], () => shut(...oldest));
			}
		}
	};
}
