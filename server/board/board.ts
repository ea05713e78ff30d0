/**
 * The board: the one database of public ads, written here only.
 * An image of it is kept in memory, in step with the database, for the pages and the copies that phones take.
 */
import type { PublicAd } from '../../src/domain/ad.ts';
import type { AdId } from '../../src/domain/ids.ts';
import { change, find, type Stored } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { createImage, type BoardImage } from './image.ts';

export type { BoardImage } from './image.ts';

/** As stored: the id is `_id`. Nothing private: anyone may replicate this database. */
type BoardDoc = Omit<PublicAd, 'id'>;
/** What stays of an ad taken off: when, and not a word of it. */
interface Tombstone {
	readonly goneAt?: number;
}

const docId = (id: AdId) => `ad:${id}`;
const adId = (id: string) => id.slice('ad:'.length) as AdId;

function toAd({ _id, _rev: _, ...rest }: BoardDoc & Stored): PublicAd {
	return { id: adId(_id), ...rest };
}

export type Board = Awaited<ReturnType<typeof openBoard>>;

export async function openBoard(db: Db, now: () => number = Date.now) {
	const image = createImage();
	const listeners = new Set<() => void>();
	let catchingUp = Promise.resolve();

	/** Takes in whatever the database has that the image has not. One at a time, in order. */
	function catchUp(): Promise<void> {
		// A reading that failed was told to whoever waited for it; those after it read again.
		catchingUp = catchingUp
			.catch(() => undefined)
			.then(async () => {
				const before = image.seq;
				const changes = await db.changes<BoardDoc & Tombstone>({ since: before, include_docs: true });
				for (const row of changes.results) {
					if (!row.id.startsWith('ad:')) continue;
					const seq = Number(row.seq);
					if (row.deleted) image.remove(adId(row.id), seq, row.doc?.goneAt ?? now());
					else if (row.doc) image.put(toAd(row.doc), seq);
				}
				image.reached(Number(changes.last_seq));
				if (image.seq !== before) for (const listener of listeners) listener();
			});
		return catchingUp;
	}
	await catchUp();

	return {
		/** Shows an ad, or its new text. Publishing the same thing again changes nothing. */
		async publish(ad: PublicAd): Promise<void> {
			const { id, ...doc } = ad;
			await change<BoardDoc>(db, docId(id), (old) => {
				if (!old) return doc;
				const unchanged = sameJson(toAd(old), { ...ad, updatedAt: old.updatedAt });
				return unchanged ? undefined : doc;
			});
			await catchUp();
		},

		/** Takes an ad off the board; a tombstone without any text stays, for those who copied it. */
		async remove(id: AdId): Promise<void> {
			const doc = await find(db, docId(id));
			if (doc) await db.bulkDocs<Tombstone>([{ _id: doc._id, _rev: doc._rev, _deleted: true, goneAt: now() }]);
			await catchUp();
		},

		/** Puts many ads at once on an empty board. */
		async fill(all: readonly PublicAd[]): Promise<void> {
			await db.bulkDocs(all.map(({ id, ...doc }) => ({ _id: docId(id), ...doc })));
			await catchUp();
		},

		image: (): BoardImage => image,

		/** Called after each change, however small. Returns how to stop. */
		onChange(listener: () => void): () => void {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		}
	};
}

/** Equal whatever the order of their keys. */
function sameJson(a: unknown, b: unknown): boolean {
	const sorted = (_: string, value: unknown): unknown =>
		value && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
			: value;
	return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}
