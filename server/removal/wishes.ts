/** Who wants their account removed, and since when the server knows it. */
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { removedAt } from '../../src/domain/removal/docs.ts';
import { eraseWhere, putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';

const PREFIX = 'removal:';
interface Wish {
	readonly at: Instant;
}

export type Wishes = ReturnType<typeof createWishes>;

export function createWishes(db: Db, now: () => number) {
	return {
		/** Asked again, it counts from the first time. True when it is new. */
		ask: (member: MemberId): Promise<boolean> =>
			putOnce(db, { _id: PREFIX + member, at: new Date(now()).toISOString() } satisfies Wish & { _id: string }),

		/** Taken back, or done. True when there was one. */
		async drop(member: MemberId): Promise<boolean> {
			const there = (await eraseWhere(db, PREFIX + member)) > 0;
			if (there) await db.compact();
			return there;
		},

		/** Those whose days to change their mind are over. */
		async due(): Promise<MemberId[]> {
			const { rows } = await db.allDocs<Wish>({ include_docs: true, startkey: PREFIX, endkey: `${PREFIX}\uffff` });
			return rows.flatMap(({ id, doc }) =>
				doc && Date.parse(removedAt(doc.at)) <= now() ? [id.slice(PREFIX.length) as MemberId] : []
			);
		}
	};
}
