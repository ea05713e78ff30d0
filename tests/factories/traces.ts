/**
 * Everything a server's stores hold, as text: what somebody would find who took them apart. Of a tombstone, all but its own
 * name: CouchDB keeps that, and nothing else of what was.
 */
import type { Stores } from '../../server/stores/stores.ts';
import type { Services } from '../../server/services.ts';

async function everyRevision(db: PouchDB.Database): Promise<unknown[]> {
	const { results } = await db.changes({ since: 0, style: 'all_docs' } as PouchDB.Core.ChangesOptions);
	const found: unknown[] = [];
	for (const { id, changes, deleted } of results) {
		for (const { rev } of changes) {
			const leaf = await db.get(id, { rev, revs: true }).catch(() => undefined);
			const { start, ids } = (leaf as { _revisions?: { start: number; ids: string[] } } | undefined)?._revisions ?? {
				start: 0,
				ids: []
			};
			const earlier = ids.slice(1).map((hash, back) => `${start - back - 1}-${hash}`);
			// Those that were compacted are not there any more.
			found.push(
				deleted ? withoutId(leaf) : leaf,
				...(await Promise.all(earlier.map((rev) => db.get(id, { rev }).catch(() => undefined))))
			);
		}
	}
	return found;
}

const withoutId = (leaf: object | undefined) => leaf && { ...leaf, _id: '' };

/** By the name of each database, or `keys` and `blobs`. */
export async function tracesIn(stores: Stores, { registry }: Pick<Services, 'registry'>): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (const name of await stores.names('')) found.set(name, JSON.stringify(await registry.use(name, everyRevision)));
	found.set('keys', JSON.stringify(await stores.keys.list('')));
	const blobs: string[] = [];
	for (const folder of ['waiting', 'kept', 'arriving'])
		blobs.push(...(await stores.blobs.list(folder)).map((one) => `${folder}/${one}`));
	found.set('blobs', JSON.stringify(blobs));
	return found;
}
