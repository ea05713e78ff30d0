/** Whether somebody is there, and has not asked to hear nothing of who writes (F3). */
import { isMemberRef, type MemberId, type MemberRef } from '../../src/domain/ids.ts';
import { blockId, type BlockDoc } from '../../src/domain/talk/docs.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';

export type Hears = (to: MemberId, from: MemberRef) => Promise<boolean>;
export type UseMailbox = <T>(member: MemberId, use: (db: Db) => Promise<T>) => Promise<T>;

interface Deps {
	readonly accounts: Pick<Accounts, 'isKnown'>;
	readonly mailbox: UseMailbox;
}

export const createHears =
	({ accounts, mailbox }: Deps): Hears =>
	async (to, from) =>
		(await accounts.isKnown(to)) && !(await mailbox(to, (db) => isBlocked(db, from)));

async function isBlocked(db: Db, from: MemberRef): Promise<boolean> {
	return isMemberRef(from) && (await find<BlockDoc>(db, blockId(from)))?.level === 'blocked';
}
