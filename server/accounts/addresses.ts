/** Which members have confirmed an e-mail address. A couple may share one. Kept under a hash: a list of ours is no address book. */
import type { MemberId } from '../../src/domain/ids.ts';
import { change, find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { sha256 } from './hashes.ts';

interface AddressRecord {
	readonly members: readonly MemberId[];
}

/** Two ways of typing one address are one. */
export const addressKey = (email: string) => email.trim().toLowerCase();
const keyOf = (email: string) => `email:${sha256(addressKey(email))}`;

export function createAddresses(db: Db) {
	return {
		members: async (email: string): Promise<readonly MemberId[]> => (await find<AddressRecord>(db, keyOf(email)))?.members ?? [],
		add: (email: string, member: MemberId) =>
			change<AddressRecord>(db, keyOf(email), (old) =>
				old?.members.includes(member) ? undefined : { members: [...(old?.members ?? []), member] }
			),
		forget: (email: string, member: MemberId) =>
			change<AddressRecord>(db, keyOf(email), (old) => old && { members: old.members.filter((one) => one !== member) })
	};
}
