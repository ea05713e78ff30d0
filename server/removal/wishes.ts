/** Who wants their account removed, and since when the server knows it. */
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { removedAt } from '../../src/domain/removal/docs.ts';
import { find, putOnce } from '../stores/puts.ts';
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
			const wish = await find<Wish>(db, PREFIX + member);
			if (!wish) return false;
			await db.bulkDocs([{ _id: wish._id, _rev: wish._rev, _deleted: true }]);
			await db.compact();
			return true;
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
