/** Stores that outlive a server, and stores whose power goes at a chosen write. */
import type { Blobs, Db, Keys, Stores } from '../../server/stores/stores.ts';
import { answered } from './link.ts';

/** As a disk: closing the server leaves them as they are, and another server may be opened over them. */
export const lasting = (stores: Stores): Stores => ({ ...stores, close: () => Promise.resolve() });

export interface Power {
	/** Writes asked for so far. */
	writes: number;
	/** How often phones had been answered when each write was asked for. */
	readonly answersBefore: number[];
	/** The write that meets the cut, counted from 1: it is done or not, and none after it is. */
	cut: { readonly at: number; readonly done: boolean } | undefined;
	/** What a cut does: an error for whoever writes, unless the process itself is to end. */
	onCut: () => void;
}

export const newPower = (cut?: Power['cut']): Power => ({
	writes: 0,
	answersBefore: [],
	cut,
	onCut: () => {
		throw new Error('the power is cut');
	}
});

type Write = (...given: unknown[]) => Promise<unknown>;

function powered(write: Write, power: Power): Write {
	return async (...given) => {
		power.writes += 1;
		power.answersBefore.push(answered.times);
		const { writes, cut } = power;
		if (cut === undefined || writes < cut.at) return write(...given);
		if (writes === cut.at && cut.done) await write(...given);
		return power.onCut();
	};
}

/** The same stores, as long as there is power. Reading goes on: what matters is what reached the disk. */
export function withPower(stores: Stores, power: Power): Stores {
	const keys: Keys = {
		...stores.keys,
		put: powered((key, value) => stores.keys.put(key as string, value as string), power) as Keys['put'],
		delete: powered((key) => stores.keys.delete(key as string), power) as Keys['delete']
	};
	const blobs: Blobs = {
		...stores.blobs,
		write: powered((name, bytes) => stores.blobs.write(name as string, bytes as Uint8Array), power) as Blobs['write'],
		erase: powered((name) => stores.blobs.erase(name as string), power) as Blobs['erase']
	};
	return { ...stores, blobs, open: (name) => poweredDb(stores.open(name), power), keys };
}

/** PouchDB's own calls between these methods carry a callback, and are one write with ours. */
function poweredDb(db: Db, power: Power): Db {
	for (const method of ['put', 'bulkDocs', 'remove'] as const) {
		const plain = db[method].bind(db) as unknown as Write;
		const counted = powered(plain, power);
		const either: Write = (...given) => (typeof given.at(-1) === 'function' ? plain(...given) : counted(...given));
		Object.assign(db, { [method]: either });
	}
	return db;
}
