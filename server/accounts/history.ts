/** What changed in the ways a member is known: kept for *Mes appareils*, and told at once to their confirmed address (I8). */
import { randomBytes } from 'node:crypto';
import type { DeviceKind, Known, KnownEvent } from '../../src/domain/codes/known.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import type { Mail } from '../mail/mail.ts';
import { warningLetter } from '../mail/letters.ts';
import type { Db } from '../stores/stores.ts';

const SHOWN = 20;

export type History = ReturnType<typeof createHistory>;

export function createHistory(db: Db, mail: Mail, now: () => number) {
	return {
		/** `to`: the address as it was before the change, where it is the address that changed. */
		async tell(member: MemberId, what: KnownEvent, to: string | undefined, kind?: DeviceKind): Promise<void> {
			const at = new Date(now()).toISOString();
			await db.put({ _id: `event:${member}:${at}-${randomBytes(4).toString('hex')}`, what, at, ...(kind && { kind }) });
			if (to !== undefined) mail.send({ to, ...warningLetter(what, at, kind) });
		},

		async recent(member: MemberId): Promise<Known['history']> {
			const prefix = `event:${member}:`;
			const { rows } = await db.allDocs({
				include_docs: true,
				descending: true,
				startkey: `${prefix}\uffff`,
				endkey: prefix,
				limit: SHOWN
			});
			return rows.map(({ doc }) => {
				const { what, at, kind } = doc as unknown as Known['history'][number];
				return { what, at, ...(kind && { kind }) };
			});
		}
	};
}
