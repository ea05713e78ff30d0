/**
 * What somebody who leaves had written to others goes from the others' mailboxes too (L7, L9): a tombstone in the place of
 * each copy, with nothing in it, made from the copy alone, so that doing it again or elsewhere makes the same. Phones take
 * the tombstones at their next exchange. What the others wrote is theirs, and stays.
 */
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Registry } from '../stores/registry.ts';
import { eraseWhere } from '../stores/puts.ts';

/** Everything that bears words or a number of who wrote it, by the beginning of its id. */
const COPIES = ['inbox:', 'card:', 'thanked:'] as const;

interface Deps {
	readonly ledger: Pick<Ledger, 'correspondents' | 'forgetWords'>;
	readonly registry: Pick<Registry, 'use'>;
}

/** Stopped half-way, it may be begun again. To be called before the ledger forgets whose ads and threads they were. */
export async function forgetMember({ ledger, registry }: Deps, member: MemberId, ref: MemberRef): Promise<void> {
	for (const other of await ledger.correspondents(member)) {
		await registry.use(MAILBOX_PREFIX + other, async (db) => {
			let found = 0;
			for (const prefix of COPIES) found += await eraseWhere(db, `${prefix}${ref}.`);
			// The words themselves are in the revisions before the tombstones.
			if (found > 0) await db.compact();
		});
	}
	await ledger.forgetWords(ref);
}
