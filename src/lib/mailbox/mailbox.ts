/** The member's own documents on this phone, and their exchange with the server. */
import { NotSignedIn } from './not-signed-in.ts';
import { resolve, settle } from './conflicts.ts';
import { contentsOf, everythingIn, type Contents } from './contents.ts';
import { createKnowledge, leafOf } from './knowledge.ts';
import { leanFetch } from './lean-fetch.ts';
import { textOf, type AdDoc } from '../../domain/ad.ts';
import { MAILBOX_PREFIX, readOwnDoc, type OwnDoc } from '../../domain/mailbox.ts';
import type { MemberId } from '../../domain/ids.ts';
import { NoNetwork, type Fetch } from '../net/patient-fetch.ts';

/** PouchDB's constructor, with whatever adapter stores the local side. */
export type Pouch = new (name: string, options?: object) => PouchDB.Database;

interface Deps {
	readonly Pouch: Pouch;
	readonly member: MemberId;
	/** `https://host`, without a path. */
	readonly origin: string;
	readonly fetch: Fetch;
	readonly onAcknowledged: (id: string, rev: string) => Promise<void>;
	readonly onDenied: (id: string, rev: string, reason: string) => Promise<void>;
	readonly onChange: () => void;
}

/**
 * A batch too large never arrives, at any try, and nothing after it: the server takes 200 documents, 1 MB and 32 kB for
 * each; a request is given 30 s, which is 60 kB on a valley's link, and the longest ad with its fields is about 6.
 */
const PUSHED_AT_ONCE = 10;

export type Mailbox = ReturnType<typeof openMailbox>;

export function openMailbox({ Pouch, member, origin, fetch, onAcknowledged, onDenied, onChange }: Deps) {
	const name = MAILBOX_PREFIX + member;
	const local = new Pouch(`sharetreuse-${name}`);
	let knowledge = createKnowledge();
	let remote: { readonly epoch: string; readonly db: PouchDB.Database } | undefined;

	/** One remote for the life of the page; another when the server's history is another. */
	async function remoteOf(epoch: string): Promise<PouchDB.Database> {
		if (remote?.epoch === epoch) return remote.db;
		if (remote) knowledge = createKnowledge();
		const lean = leanFetch({ fetch, epoch, knowledge, onAcknowledged, onDenied });
		const db = new Pouch(`${origin}/db/${name}`, { skip_setup: true, fetch: lean });
		// One failed first `_bulk_get` makes PouchDB fetch documents one by one until the page is reloaded.
		// This first one is answered here, and cannot fail.
		await db.bulkGet({ docs: [] });
		remote = { epoch, db };
		return db;
	}

	const bear = (id: string, rev: string) => knowledge.bear(leafOf(id, rev));

	return {
		/**
		 * Writes a document, over whatever revision is there. `base`: the one it was made from; when another device has put
		 * other words over that one since, both stay, side by side. Returns the new revision.
		 */
		async write(doc: OwnDoc, base?: string): Promise<string> {
			const { rev } = (base && (await putBeside(local, doc, base))) || (await putOver(local, doc));
			bear(doc._id, rev);
			onChange();
			return rev;
		},

		/** The version that somebody chose of those they were shown, in the place of those. Returns its revision. */
		async choose(doc: AdDoc, shown: readonly string[]): Promise<string> {
			const rev = await resolve(local, doc, shown, bear);
			onChange();
			return rev;
		},

		/** Ends the conflicts that are no question. Returns whether there were some. */
		async settle(): Promise<boolean> {
			const { conflicts } = await everythingIn(local);
			const settled = await settle(local, conflicts, bear);
			if (settled) onChange();
			return settled;
		},

		/** Whether that revision, or one made from it, is here. */
		async has(id: string, rev: string): Promise<boolean> {
			try {
				await local.get(id, { rev });
				return true;
			} catch {
				return false;
			}
		},

		/** How many versions of it ended beside the one that stayed; 0 when it is not here. */
		async ended(id: string): Promise<number> {
			const leaves = await local.get<{ _deleted?: true }>(id, { open_revs: 'all' }).catch(() => []);
			return leaves.filter((leaf) => 'ok' in leaf && leaf.ok._deleted).length;
		},

		contents: (): Promise<Contents> => contentsOf(local),

		/**
		 * Sends what is new here and fetches what is new there: one request each way.
		 * Throws `NotSignedIn` or `NoNetwork`; what had been exchanged by then stays exchanged.
		 */
		async exchange(epoch: string): Promise<void> {
			const db = await remoteOf(epoch);
			knowledge.begin();
			let received = 0;
			try {
				await new Promise<void>((resolve, reject) => {
					const sync = local.sync(db, {
						batch_size: 500,
						batches_limit: 1,
						push: { checkpoint: 'source', batch_size: PUSHED_AT_ONCE },
						pull: { checkpoint: 'target' }
					} as PouchDB.Replication.SyncOptions);
					sync.on('change', ({ direction, change }) => void (direction === 'pull' && (received += change.docs_written)));
					sync.on('complete', (info) => {
						const errors = [...(info.push?.errors ?? []), ...(info.pull?.errors ?? [])] as unknown[];
						const serious = errors.find((error) => !isDenied(error));
						if (serious) reject(asError(serious));
						else resolve();
					});
					sync.on('error', (error) => reject(asError(error)));
				});
			} catch (error) {
				throw isUnauthorized(error) ? new NotSignedIn() : new NoNetwork('the mailbox was not reached', { cause: error });
			} finally {
				if (received > 0) onChange();
			}
		},

		close: () => local.close(),
		/** Erases this phone's copy. */
		destroy: () => local.destroy()
	};
}

async function putOver(db: PouchDB.Database, doc: OwnDoc): Promise<PouchDB.Core.Response> {
	for (;;) {
		const rev = await db.get(doc._id).then(
			(old) => old._rev,
			() => undefined
		);
		try {
			const { _rev: _, ...rest } = doc;
			return await db.put({ ...rest, _id: doc._id, ...(rev && { _rev: rev }) });
		} catch (error) {
			if ((error as { status?: number }).status !== 409) throw error;
		}
	}
}

/** Beside the winner, when that one has other words than `base` had; undefined when it has not, or there is no knowing. */
async function putBeside(db: PouchDB.Database, doc: OwnDoc, base: string): Promise<PouchDB.Core.Response | undefined> {
	const there = async (options: object) => readOwnDoc(await db.get(doc._id, options).catch(() => undefined));
	const [winner, old] = [await there({}), await there({ rev: base })];
	if (winner?.type !== 'ad' || old?.type !== 'ad' || winner._rev === base) return undefined;
	if (JSON.stringify(textOf(winner)) === JSON.stringify(textOf(old))) return undefined;
	return db.put({ ...doc, _rev: base }, { force: true });
}

const statusOf = (error: unknown) => (error as { status?: number } | undefined)?.status;
const isUnauthorized = (error: unknown) => statusOf(error) === 401;
/** Refused document by document (`onDenied` has heard of each): the exchange itself went well. */
const isDenied = (error: unknown) => (error as { name?: string } | undefined)?.name === 'forbidden';
const asError = (error: unknown) => (error instanceof Error ? error : Object.assign(new Error('replication failed'), error));
