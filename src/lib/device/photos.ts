/** Photos of one's own ads, from the moment they are taken: a photo is never only on its way. */
import type { PhotoId } from '../../domain/ids.ts';
import type { Standing } from '../../domain/photos/standing.ts';
import type { DeviceDb, OwnPhoto } from './db.ts';

/** What no draft and no ad has any more. Long, since an ad may be taken back and put up again. */
const KEPT_MS = 30 * 86_400_000;

/** Where it stands is asked first, and nothing is sent for nothing. */
export const asOffered = ({ id, size, addedAt }: OwnPhoto): OwnPhoto => ({ id, size, addedAt, sent: 0, state: 'received' });

export type Photos = ReturnType<typeof createPhotos>;

export function createPhotos(db: DeviceDb, now: () => number) {
	const both = <T>(work: () => Promise<T>) => db.transaction('rw', db.photos, db.photoBytes, work);
	return {
		all: (): Promise<OwnPhoto[]> => db.photos.toArray(),
		get: (id: PhotoId) => db.photos.get(id),
		bytes: async (id: PhotoId) => (await db.photoBytes.get(id))?.bytes,

		/** On the disk when it resolves. The same photo taken twice is one. */
		keep: (id: PhotoId, bytes: Uint8Array<ArrayBuffer>) =>
			both(async () => {
				await db.photoBytes.put({ id, bytes });
				if (!(await db.photos.get(id))) await db.photos.add({ id, size: bytes.length, sent: 0, state: 'here', addedAt: now() });
			}),

		/** What the server said of it. */
		hear: (id: PhotoId, standing: Standing) =>
			both(async () => {
				const old = await db.photos.get(id);
				if (!old) return;
				const { code: _code, notBefore: _notBefore, ...rest } = old;
				if (standing.state === 'arriving') await db.photos.put({ ...rest, state: 'here', sent: standing.offset });
				else await db.photos.put({ ...rest, sent: old.size, ...standing });
			}),

		/** Not now: the server says when. */
		putOff: (id: PhotoId, notBefore: number) => db.photos.update(id, { notBefore }),

		/** The server may have lost them, or may think again. */
		offerAgain: (ids: readonly PhotoId[]) =>
			both(async () => {
				for (const old of (await db.photos.bulkGet([...ids])).flatMap((one) => one ?? [])) {
					await db.photos.put(asOffered(old));
				}
			}),

		erase: (id: PhotoId) =>
			both(async () => {
				await db.photos.delete(id);
				await db.photoBytes.delete(id);
			}),

		/** Erases old photos, but those that some text here still has. */
		forgetBut: (used: ReadonlySet<PhotoId>) =>
			both(async () => {
				const old = await db.photos.filter(({ id, addedAt }) => !used.has(id) && addedAt < now() - KEPT_MS).primaryKeys();
				await db.photos.bulkDelete(old);
				await db.photoBytes.bulkDelete(old);
			})
	};
}
