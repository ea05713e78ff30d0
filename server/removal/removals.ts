/** Accounts to be removed: asked, taken back, and done when their days are over. Looked for at the start, then every hour. */
import type { MemberId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { KnownWays } from '../accounts/known.ts';
import type { Stores } from '../stores/stores.ts';
import { removeMember, type RemovalDeps } from './remove-member.ts';

interface Deps extends RemovalDeps {
	readonly accounts: RemovalDeps['accounts'] & Pick<Accounts, 'ids'>;
	readonly stores: Pick<Stores, 'names'>;
	readonly tell: KnownWays['tell'];
	readonly onError: (error: unknown) => void;
}

export type Removals = ReturnType<typeof createRemovals>;

export function createRemovals(deps: Deps) {
	const { access, accounts, registry, list, wishes, stores, tell, onError } = deps;
	let sweeping: Promise<void> = Promise.resolve();
	let stopped = false;
	let swept = false;

	/** Those whom a restored copy has brought back. */
	async function broughtBack(): Promise<MemberId[]> {
		if (await list.isEmpty()) return [];
		const boxes = (await stores.names(MAILBOX_PREFIX)).map((name) => name.slice(MAILBOX_PREFIX.length) as MemberId);
		const all = new Set([...boxes, ...(await accounts.ids())]);
		const found: MemberId[] = [];
		for (const member of all) if (await list.has(member)) found.push(member);
		return found;
	}

	async function sweepAll(): Promise<void> {
		// The power may have gone between the last tombstone and the end of what was before it.
		if (!swept && !(await list.isEmpty())) await registry.use('accounts', (db) => db.compact());
		swept = true;
		for (const member of new Set([...(await wishes.due()), ...(await broughtBack())])) {
			if (stopped) return;
			// What is in the way of one is not in the way of the others; all are tried again at the next sweep.
			await removeMember(deps, member).catch(onError);
		}
	}

	return {
		/** The board is never left without anybody who may give roles. */
		async ask(member: MemberId): Promise<VerdictCode | undefined> {
			if (access.roles.isLastAdmin(member)) return 'last-admin';
			if (await wishes.ask(member)) await tell(member, 'removal-asked');
			return undefined;
		},

		async takeBack(member: MemberId): Promise<void> {
			if (await wishes.drop(member)) await tell(member, 'removal-dropped');
		},

		sweep(): Promise<void> {
			sweeping = sweeping.catch(() => undefined).then(sweepAll);
			return sweeping;
		},

		/** Ends the one in hand; the rest waits. */
		async stop(): Promise<void> {
			stopped = true;
			await sweeping.catch(() => undefined);
		}
	};
}
