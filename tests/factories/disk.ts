/** What the server holds, read behind its back. */
import type { PublicAd } from '../../src/domain/ad.ts';
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX, type InboxDoc, type VerdictDoc } from '../../src/domain/mailbox.ts';
import type { Services } from '../../server/services.ts';

/** Every leaf of every document of a database: `id revision`, in order. A conflict shows as two lines. */
export async function leavesOf(db: PouchDB.Database): Promise<string[]> {
	const { results } = await db.changes({ since: 0, style: 'all_docs' } as PouchDB.Core.ChangesOptions);
	return results
		.filter(({ deleted }) => !deleted)
		.flatMap(({ id, changes }) => changes.map(({ rev }) => `${id} ${rev}`))
		.sort();
}

export const inMailbox = <T>({ registry }: Services, member: MemberId, use: (db: PouchDB.Database) => Promise<T>) =>
	registry.use(MAILBOX_PREFIX + member, use);

export async function docsOf<T extends InboxDoc | VerdictDoc>(services: Services, member: MemberId, type: T['type']) {
	return inMailbox(services, member, async (db) => {
		const { rows } = await db.allDocs({ include_docs: true, startkey: `${type}:`, endkey: `${type}:\uffff` });
		return rows.map(({ doc }) => doc as unknown as T & { readonly _id: string; readonly _rev: string });
	});
}

export const boardAd = ({ board }: Services, id: AdId): PublicAd | undefined => board.image().ads.get(id)?.ad;

export const byId = (a: PublicAd, b: PublicAd) => (a.id < b.id ? -1 : 1);
