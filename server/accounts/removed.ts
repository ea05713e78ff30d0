/**
 * Members who had their account removed. What stays of them here is a hash of their id, so that none of their phones makes
 * them anew by signing in, and their handle, so that nobody else takes it.
 */
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import { eraseWhere, find, putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import type { DeviceRecord } from './devices.ts';
import type { SlipRecord } from './slips.ts';
import { addressKey } from './addresses.ts';
import { sha256 } from './hashes.ts';

interface Owned {
	readonly member: MemberId;
}

export type Removed = ReturnType<typeof createRemoved>;

export function createRemoved(db: Db) {
	const goneId = (id: MemberId) => `gone:${sha256(id)}`;

	/** Those by which one of their devices came in: a newcomer's has their name as the clerk wrote it. */
	async function forgetSlips(id: MemberId): Promise<void> {
		const { rows } = await db.allDocs<DeviceRecord>({
			include_docs: true,
			startkey: `device:${id}:`,
			endkey: `device:${id}:\uffff`
		});
		const hashes = new Set(rows.map(({ doc }) => doc?.secretHash));
		await eraseWhere<SlipRecord>(db, 'slip:', (slip) => slip.usedBy !== undefined && hashes.has(slip.usedBy));
	}

	return {
		isGone: async (id: MemberId) => (await find(db, goneId(id))) !== undefined,

		/** From now on nobody is let in as that member. */
		async bar(id: MemberId): Promise<void> {
			await putOnce(db, { _id: goneId(id) });
			await eraseWhere<Owned>(db, 'session:', ({ member }) => member === id);
			await forgetSlips(id);
			await eraseWhere(db, `device:${id}:`);
		},

		/** All that is kept of them here but the above. The member's own record goes last: it is what says whose the rest is. */
		async forget(id: MemberId, ref: MemberRef, email: string | undefined): Promise<void> {
			if (email !== undefined) {
				const key = `email:${sha256(addressKey(email))}`;
				await eraseWhere<{ members: readonly MemberId[] }>(db, key, ({ members }) => members.length === 0);
			}
			await eraseWhere<Owned>(db, 'recovery:', ({ member }) => member === id);
			await eraseWhere<SlipRecord>(db, 'slip:', (slip) => 'member' in slip.for && slip.for.member === id);
			await eraseWhere(db, `sheet:${id}`);
			await eraseWhere(db, `event:${id}:`);
			const handle = await find<{ member?: MemberId }>(db, `ref:${ref}`);
			if (handle?.member !== undefined) await db.put({ _id: handle._id, _rev: handle._rev });
			await eraseWhere(db, `member:${id}`);
		}
	};
}
