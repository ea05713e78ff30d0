/**
 * Members who had their account removed. What stays of them here is a hash of their id, so that none of their phones makes
 * them anew by signing in, and their handle, so that nobody else takes it.
 */
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import { find, putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { addressKey } from './addresses.ts';
import { sha256 } from './hashes.ts';

interface Owned {
	readonly _id: string;
	readonly _rev: string;
	/** Sessions, devices and codes of sheets. */
	readonly member?: MemberId;
	/** Slips: somebody known, or a newcomer's name. */
	readonly for?: { readonly member?: MemberId };
}

export type Removed = ReturnType<typeof createRemoved>;

export function createRemoved(db: Db) {
	const goneId = (id: MemberId) => `gone:${sha256(id)}`;

	/** Of all kept under that prefix, those that are somebody's. */
	async function erase(prefix: string, isTheirs: (doc: Owned) => boolean): Promise<void> {
		const { rows } = await db.allDocs({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
		const theirs = rows.flatMap(({ doc }) => (doc && isTheirs(doc as unknown as Owned) ? [doc as unknown as Owned] : []));
		await db.bulkDocs(theirs.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true })));
	}

	return {
		isGone: async (id: MemberId) => (await find(db, goneId(id))) !== undefined,

		/** From now on nobody is let in as that member. */
		async bar(id: MemberId): Promise<void> {
			await putOnce(db, { _id: goneId(id) });
			await erase('session:', ({ member }) => member === id);
			await erase(`device:${id}:`, () => true);
		},

		/** All that is kept of them here but the above. The member's own record goes last: it is what says whose the rest is. */
		async forget(id: MemberId, ref: MemberRef, email: string | undefined): Promise<void> {
			if (email !== undefined) {
				const key = `email:${sha256(addressKey(email))}`;
				await erase(key, (doc) => (doc as unknown as { members: readonly MemberId[] }).members.length === 0);
			}
			await erase('recovery:', ({ member }) => member === id);
			await erase('slip:', (slip) => slip.for?.member === id);
			await erase(`sheet:${id}`, () => true);
			await erase(`event:${id}:`, () => true);
			const handle = await find<{ member?: MemberId }>(db, `ref:${ref}`);
			if (handle?.member !== undefined) await db.put({ _id: handle._id, _rev: handle._rev });
			await erase(`member:${id}`, () => true);
		}
	};
}
