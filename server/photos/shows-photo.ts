/** Whether somebody has an ad with this photo: nobody else's bytes are taken. */
import type { MemberId, PhotoId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX, readOwnDoc } from '../../src/domain/mailbox.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Registry } from '../stores/registry.ts';

interface Deps {
	readonly ledger: Pick<Ledger, 'ad' | 'adsWith'>;
	readonly registry: Registry;
}

export type ShowsPhoto = (member: MemberId, photo: PhotoId) => Promise<boolean>;

export const showsPhoto =
	({ ledger, registry }: Deps): ShowsPhoto =>
	async (member, photo) => {
		for (const id of await ledger.adsWith(photo)) if ((await ledger.ad(id))?.owner === member) return true;
		// Received and not judged yet, or to be corrected: the photo may come, and is erased a day later if its ad does not.
		return registry.use(MAILBOX_PREFIX + member, async (db) => {
			const { rows } = await db.allDocs({ startkey: 'ad:', endkey: 'ad:\uffff', include_docs: true });
			return rows.some(({ doc }) => {
				const ad = readOwnDoc(doc);
				return ad?.type === 'ad' && ad.photos?.some(({ id }) => id === photo);
			});
		});
	};
