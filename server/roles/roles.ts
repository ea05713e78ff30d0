/**
 * Who has which role. Kept as the log of its changes, which only grows: a role is what the log says, so nothing
 * can have changed without a line. A few hundred lines in ten years: it is read whole at start.
 */
import { changed, type Role, type RoleChange } from '../../src/domain/access/roles.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { createTurns } from '../http/in-turn.ts';
import { putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';

/** `command`: whoever has the server's own console (`npm run admin`). */
export type By = MemberId | 'command';
/** What happens to the second factor of somebody with a role is worth a line too. */
export const FACTOR_EVENTS = ['factor-set', 'factor-removed', 'codes-made', 'passkey-added', 'passkey-removed'] as const;
export type FactorEvent = (typeof FACTOR_EVENTS)[number];

export type LogEntry = { readonly at: Instant; readonly by: By; readonly of: MemberId } & (
	{ readonly what: RoleChange; readonly role: Role } | { readonly what: FactorEvent }
);

export interface Standing {
	readonly of: MemberId;
	readonly roles: readonly Role[];
	readonly otherAdmins: number;
}

const PREFIX = 'log:';
/** Twelve digits, so that the order of ids is that of time. */
const lineId = (n: number) => `${PREFIX}${String(n).padStart(12, '0')}`;

export type Roles = Awaited<ReturnType<typeof openRoles>>;

export async function openRoles(db: Db, now: () => number) {
	const { rows } = await db.allDocs<LogEntry>({ include_docs: true, startkey: PREFIX, endkey: `${PREFIX}\uffff` });
	const log: LogEntry[] = [];
	const byMember = new Map<MemberId, readonly Role[]>();
	const inTurn = createTurns();
	for (const { doc } of rows) if (doc) take(doc);

	function take(entry: LogEntry) {
		log.push(entry);
		if (entry.what === 'give' || entry.what === 'take')
			byMember.set(entry.of, changed(byMember.get(entry.of) ?? [], entry.what, entry.role));
	}

	async function write(entry: LogEntry) {
		const made = await putOnce(db, { _id: lineId(log.length + 1), ...entry });
		if (!made) throw new Error('another hand writes the log of roles');
		take(entry);
	}

	const instant = () => new Date(now()).toISOString();
	const standing = (of: MemberId, roles = byMember.get(of) ?? []): Standing => ({
		of,
		roles,
		otherAdmins: [...byMember].filter(([member, held]) => member !== of && held.includes('admin')).length
	});

	return {
		of: (member: MemberId): readonly Role[] => byMember.get(member) ?? [],
		holders: (): readonly MemberId[] => [...byMember].filter(([, held]) => held.length > 0).map(([member]) => member),
		isLastAdmin: (member: MemberId): boolean =>
			(byMember.get(member) ?? []).includes('admin') && standing(member).otherAdmins === 0,
		log: (): readonly LogEntry[] => log,

		/**
		 * Gives or takes a role. `check` is asked with what is so at that very moment, one change at a time: two
		 * administrators who take each other's role in the same second leave one. Twice is once.
		 */
		change: (by: By, of: MemberId, what: RoleChange, role: Role, check: (before: Standing, after: Standing) => void) =>
			inTurn(async () => {
				const before = standing(of);
				const roles = changed(before.roles, what, role);
				check(before, { ...before, roles });
				if (roles.length !== before.roles.length) await write({ at: instant(), by, of, what, role });
			}),

		/** A line about the second factor of somebody who has a role; of others it is nobody's business. */
		note: (by: By, of: MemberId, what: FactorEvent) =>
			inTurn(async () => {
				if (standing(of).roles.length > 0) await write({ at: instant(), by, of, what });
			})
	};
}
