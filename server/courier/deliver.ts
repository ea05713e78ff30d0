/**
 * Puts copies in somebody's mailbox, unless they asked to hear nothing of who wrote. Then, and when they have left, it is
 * silence: no copy, no verdict, no notice. What was written stays "received" on its writer's phone, as anything does that
 * nobody has dealt with: "delivered" would be a lie, a refusal would tell, and a document of another sort in their own
 * mailbox would too. Silence is final: what was written under it does not come out when it is lifted.
 */
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { InboxDoc } from '../../src/domain/mailbox.ts';
import type { DeliveredTalkDoc } from '../../src/domain/talk/docs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { find, putOnce } from '../stores/puts.ts';
import type { Hears, UseMailbox } from './hears.ts';

export type Copy = InboxDoc | DeliveredTalkDoc;
export type Delivery = 'delivered' | 'silent';
/** The last of the copies is the one that counts: the others must be there when it comes. */
export type Deliver = (to: MemberId, from: MemberRef, copies: readonly [...Copy[], Copy]) => Promise<Delivery>;

interface Deps {
	readonly ledger: Pick<Ledger, 'isSilent' | 'silence'>;
	readonly hears: Hears;
	readonly mailbox: UseMailbox;
}

export function createDeliver({ ledger, hears, mailbox }: Deps): Deliver {
	return async (to, from, copies) => {
		const last = copies.at(-1) as Copy;
		const { _id } = last;
		// Of each of the two of a thread: that one of them is not heard says nothing of the other.
		const silent = last.type === 'declined' ? `declined:${from}.${last.thread}` : _id;
		if (await ledger.isSilent(silent)) return 'silent';
		const isThere = await mailbox(to, async (db) => (await find(db, _id)) !== undefined);
		if (!isThere && !(await hears(to, from))) {
			await ledger.silence(silent);
			return 'silent';
		}
		await mailbox(to, async (db) => {
			for (const copy of copies) await putOnce(db, copy);
		});
		return 'delivered';
	};
}
