/**
 * Removes an account from every store (L9), in an order that may be stopped anywhere and begun again: first nobody is let in
 * as them any more, then what others see of them, then what is kept of them, and last what says whose all that was.
 */
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import { removal as words } from '../../src/lib/words/removal.ts';
import type { Access } from '../access/access.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Pairings } from '../accounts/pairings.ts';
import type { Board } from '../board/board.ts';
import type { Courier } from '../courier/courier.ts';
import { forgetMember } from '../courier/forget-member.ts';
import type { Markers } from '../courier/markers.ts';
import type { Holding } from '../holding/holding.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Notices } from '../notices/notices.ts';
import { forgetInBooks } from '../parts/forget-member.ts';
import type { Parts } from '../parts/parts.ts';
import type { Photos } from '../photos/photos.ts';
import type { Turn } from '../photos/turns.ts';
import type { Registry } from '../stores/registry.ts';
import type { RemovedList } from './removed-list.ts';
import type { Wishes } from './wishes.ts';

export interface RemovalDeps {
	readonly access: Pick<Access, 'roles' | 'forget'>;
	readonly accounts: Pick<Accounts, 'member' | 'removed' | 'forgetAddress'>;
	readonly board: Pick<Board, 'remove'>;
	readonly courier: Pick<Courier, 'idle'>;
	readonly holding: Pick<Holding, 'forget'>;
	readonly ledger: Ledger;
	readonly markers: Pick<Markers, 'forget'>;
	readonly notices: Pick<Notices, 'forget'>;
	readonly pairings: Pick<Pairings, 'forget'>;
	readonly parts: Parts;
	readonly photos: Pick<Photos, 'forget'>;
	readonly registry: Registry;
	readonly turn: Turn;
	readonly list: RemovedList;
	readonly wishes: Wishes;
	readonly erase: (from: MemberId, id: string) => Promise<void>;
	readonly now: () => number;
}

/** Their older revisions hold what was erased. */
const COMPACTED = ['accounts', 'access', 'ledger', 'parts', 'board', 'notices', 'holding'] as const;

export async function removeMember(deps: RemovalDeps, member: MemberId): Promise<void> {
	const { access, accounts, courier, holding, ledger, markers, notices, photos, registry, list, wishes } = deps;
	// Before anything is gone: a copy restored from now on is cleared of them too.
	await list.add(member);
	await accounts.removed.bar(member);
	await deps.pairings.forget(member);
	await notices.forget(member);
	// What they wrote until now is dealt with; nothing more comes.
	await courier.idle();
	const record = await accounts.member(member);
	if (record) {
		await holding.forget(member);
		await takeBackAds(deps, member);
		// In turn: figures on the board are read, then written, as by the courier.
		await deps.turn(() => forgetInBooks({ ...deps, nameless: words.nameless }, member, record.ref));
		await forgetMember({ ledger, registry }, member, record.ref);
		await ledger.forgetMember(member);
		await photos.forget(member);
		await access.forget(member);
		// Of what was said to others meanwhile, something may have been noted for them.
		await notices.forget(member);
	}
	await registry.drop(MAILBOX_PREFIX + member);
	await markers.forget(member);
	if (record) {
		if (record.confirmedEmail !== undefined) await accounts.forgetAddress(record.confirmedEmail, member);
		await accounts.removed.forget(member, record.ref, record.confirmedEmail);
	}
	for (const name of COMPACTED) await registry.use(name, (db) => db.compact());
	await wishes.drop(member);
}

async function takeBackAds({ ledger, board, turn }: RemovalDeps, member: MemberId): Promise<void> {
	for (const [id, ad] of await ledger.adsOf(member)) {
		await turn(async () => {
			await ledger.recordAd(id as AdId, { ...ad, state: 'withdrawn' });
			await board.remove(id);
		});
	}
}
