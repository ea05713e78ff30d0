/** How many revisions of one document stand side by side. A few are a fact of life; without end they are an attack (S3). */
import type { Db } from '../stores/stores.ts';
import type { Incoming } from './incoming.ts';
import { splitRevision } from './revisions.ts';

/** 20 conflicts beside the winner. */
const LEAVES_MAX = 21;

export interface Leaves {
	/** Counts the document in, or says that it would be one conflict too many. */
	admit(doc: Incoming): Promise<boolean>;
}

/** For one batch: what was admitted earlier in it counts too. */
export function leavesOf(db: Db): Leaves {
	const known = new Map<string, Set<string>>();
	return {
		async admit(doc) {
			const leaves = known.get(doc._id) ?? (await storedLeaves(db, doc._id));
			known.set(doc._id, leaves);
			const ancestors = ancestorsOf(doc);
			const grown = ![...ancestors].some((rev) => leaves.has(rev));
			if (grown && leaves.size >= LEAVES_MAX) return false;
			for (const rev of ancestors) leaves.delete(rev);
			leaves.add(doc._rev);
			return true;
		}
	};
}

/** This revision and those before it. */
function ancestorsOf({ _rev, _revisions }: Incoming): Set<string> {
	const { generation } = splitRevision(_rev);
	return new Set([_rev, ...(_revisions?.ids ?? []).map((hash, age) => `${generation - age}-${hash}`)]);
}

/** Deleted leaves count: they cost as much. */
async function storedLeaves(db: Db, id: string): Promise<Set<string>> {
	try {
		const open = await db.get(id, { open_revs: 'all' });
		return new Set(open.flatMap((leaf) => ('ok' in leaf ? [leaf.ok._rev] : [])));
	} catch (error) {
		if ((error as PouchDB.Core.Error).status === 404) return new Set();
		throw error;
	}
}
