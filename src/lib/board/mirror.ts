/** The public board on this phone. It can be erased and fetched again: nothing in it is anyone's own. */
import Dexie, { type DexieOptions, type EntityTable } from 'dexie';
import type { PublicAd } from '../../domain/ad.ts';
import type { Changes, Copied, Snapshot } from '../../domain/board-copy.ts';
import type { AdId } from '../../domain/ids.ts';

/** Where the copy stands. `at`: when it was last true, by the server's clock; `takenAt`: by this phone's. */
export interface Copy extends Copied {
	readonly key: 'board';
	readonly takenAt: number;
}

type MirrorTables = { ads: EntityTable<PublicAd, 'id'>; copy: EntityTable<Copy, 'key'> };
export type MirrorDb = Dexie & MirrorTables;

export type Mirror = ReturnType<typeof openMirror>;

/** `databases`: the IndexedDB to use, for tests that keep several phones in one process. */
export function openMirror(databases: DexieOptions = {}) {
	const db = new Dexie('sharetreuse-board', databases) as MirrorDb;
	db.version(1).stores({ ads: 'id, publishedAt', copy: 'key' });

	/** Ads and cursor change together or not at all. */
	const applying = (work: () => Promise<unknown>) => db.transaction('rw', db.ads, db.copy, work);
	const copyOf = ({ epoch, seq, now, demo }: Copied, takenAt: number): Copy => ({ key: 'board', epoch, seq, now, demo, takenAt });

	return {
		db,
		copy: () => db.copy.get('board'),
		all: () => db.ads.toArray(),
		get: (id: AdId) => db.ads.get(id),

		replace: (snapshot: Snapshot, takenAt: number) =>
			applying(async () => {
				await db.ads.clear();
				await db.ads.bulkPut([...snapshot.ads]);
				await db.copy.put(copyOf(snapshot, takenAt));
			}),

		/** Changes since a cursor; dropped when another tab has gone further meanwhile. */
		apply: (changes: Changes, since: number, takenAt: number) =>
			applying(async () => {
				const copy = await db.copy.get('board');
				if (!copy || copy.epoch !== changes.epoch || copy.seq < since || copy.seq > changes.seq) return;
				await db.ads.bulkDelete([...changes.gone]);
				await db.ads.bulkPut([...changes.ads]);
				await db.copy.put(copyOf(changes, takenAt));
			})
	};
}
