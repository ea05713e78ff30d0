/**
 * The public board on this phone, as it is on the disk. It can be erased and fetched again: nothing in it is anyone's own.
 * Lines of the base are kept as they came, about ninety ads each: fifty writes for 5,000 ads instead of 5,000.
 */
import Dexie, { type DexieOptions, type EntityTable } from 'dexie';
import type { PublicAd } from '../../domain/ad.ts';
import type { AdId } from '../../domain/ids.ts';
import { partOf, type Copy, type Wishes } from './copy.ts';

/** One line of a stream, as JSON without its checksum. */
export interface Line {
	/** `<stream>:<place>`, so that a stream's lines are side by side. */
	readonly key: string;
	readonly sort: 'cards' | 'texts';
	readonly stream: string;
	readonly place: number;
	/** The row of its first ad. */
	readonly first: number;
	readonly json: string;
}

export const lineKey = (stream: string, place: number) => `${stream}:${String(place).padStart(4, '0')}`;

/** What changes together, or not at all. */
export interface Batch {
	/** Ads with a row of their own: the newest, and whatever changed after the base. */
	readonly ads?: readonly PublicAd[];
	readonly gone?: readonly AdId[];
	readonly lines?: readonly Line[];
	/** Streams that are no longer kept. */
	readonly drop?: readonly string[];
	/** Everything else is forgotten first: another history begins. */
	readonly afresh?: boolean;
	/** Ads that leave without a tombstone: expired long ago. */
	readonly forget?: readonly AdId[];
	readonly copy: Copy;
}

export interface Saved {
	readonly copy: Copy | undefined;
	readonly ads: readonly PublicAd[];
	readonly gone: readonly AdId[];
	readonly cards: readonly Line[];
}

/** Another tab has gone further since this one last read. */
export class Overtaken extends Error {
	override name = 'Overtaken';
}

export interface BoardStore {
	load(): Promise<Saved>;
	/** Applies the batch if the copy is still at `turn`; else throws `Overtaken`, and nothing has changed. */
	apply(batch: Batch, turn: number | undefined): Promise<void>;
	line(key: string): Promise<Line | undefined>;
	/** The text lines of a stream that are here. */
	textsOf(stream: string): Promise<readonly Line[]>;
	wishes(): Promise<Wishes>;
	wish(wishes: Wishes): Promise<void>;
	close(): void;
}

type Tables = {
	ads: EntityTable<PublicAd, 'id'>;
	gone: EntityTable<{ readonly id: AdId }, 'id'>;
	lines: EntityTable<Line, 'key'>;
	copy: EntityTable<Copy, 'key'>;
	wishes: EntityTable<Wishes & { readonly key: 'wishes' }, 'key'>;
};

/** `databases`: the IndexedDB to use, for tests that keep several phones in one process. */
export function dexieStore(databases: DexieOptions = {}): BoardStore {
	const db = new Dexie('sharetreuse-board', databases) as Dexie & Tables;
	db.version(1).stores({ ads: 'id, publishedAt', copy: 'key' });
	// A copy of version 1 has all its ads in rows of their own, and goes on from its cursor.
	db.version(2).stores({ ads: 'id', copy: 'key', gone: 'id', lines: 'key, stream', wishes: 'key' });
	const all = [db.ads, db.gone, db.lines, db.copy];

	return {
		load: () =>
			db.transaction('r', all, async () => {
				const [copy, ads, gone, lines] = await Promise.all([
					db.copy.get('board'),
					db.ads.toArray(),
					db.gone.toCollection().primaryKeys(),
					cardLines()
				]);
				return { copy, ads, gone, cards: lines };
			}),

		apply: (batch, turn) =>
			db.transaction('rw', all, async () => {
				if ((await db.copy.get('board'))?.turn !== turn) throw new Overtaken();
				if (batch.afresh) await Promise.all([db.ads.clear(), db.gone.clear(), db.lines.clear()]);
				if (batch.drop?.length)
					await db.lines
						.where('stream')
						.anyOf([...batch.drop])
						.delete();
				if (batch.lines?.length) await db.lines.bulkPut([...batch.lines]);
				if (batch.forget?.length) await db.ads.bulkDelete([...batch.forget]);
				if (batch.gone?.length) {
					await db.ads.bulkDelete([...batch.gone]);
					await db.gone.bulkPut(batch.gone.map((id) => ({ id })));
				}
				if (batch.ads?.length) {
					await db.ads.bulkPut([...batch.ads]);
					await db.gone.bulkDelete(batch.ads.map((ad) => ad.id));
				}
				await db.copy.put(batch.copy);
			}),

		line: (key) => db.lines.get(key),
		textsOf: (stream) => db.lines.where('stream').equals(stream).toArray(),
		wishes: async () => (await db.wishes.get('wishes')) ?? {},
		wish: async (wishes) => void (await db.wishes.put({ ...wishes, key: 'wishes' })),
		close: () => db.close()
	};

	/** Only the cards: a board's texts weigh six times as much, and the list does not need them. */
	async function cardLines(): Promise<readonly Line[]> {
		const base = (await db.copy.get('board'))?.base;
		if (!base) return [];
		const keys = base.pieces.flatMap(({ cards }) =>
			Array.from({ length: partOf(base, cards.name).starts.length }, (_, place) => lineKey(cards.name, place))
		);
		return (await db.lines.bulkGet(keys)).filter((line) => line !== undefined);
	}
}
