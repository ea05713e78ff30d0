/**
 * What the server must remember to judge, and never shows: whose ad it is, who writes to whom.
 * The board cannot hold it (anyone may copy the board), and mailboxes cannot (each belongs to one member).
 */
import type { AdState, Photo } from '../../src/domain/ad.ts';
import type { Day, Instant } from '../../src/domain/dates.ts';
import { readThread, type AdId, type MemberId, type MemberRef, type PhotoId, type ThreadId } from '../../src/domain/ids.ts';
import { change, find, putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';

export interface AdRecord {
	readonly owner: MemberId;
	readonly author: MemberRef;
	readonly title: string;
	readonly state: AdState;
	readonly expiresOn: Day;
	/** Kept from the first publication, so that doing the work again publishes the same ad. */
	readonly publishedAt: Instant;
	/** All that its author wants to show, here or on their way. */
	readonly photos?: readonly Photo[];
}

export interface ThreadRecord {
	readonly asker: MemberId;
	readonly begunAt: Instant;
}

export type Ledger = ReturnType<typeof createLedger>;

export function createLedger(db: Db) {
	return {
		ad: (id: AdId) => find<AdRecord>(db, `ad:${id}`),
		/** Records an ad; keeps its owner and first publication. False when it is somebody else's. */
		async recordAd(id: AdId, record: AdRecord): Promise<AdRecord | undefined> {
			let kept: AdRecord | undefined;
			// Before the ad: a way to it that leads nowhere does no harm, a photo that finds no way to its ad would.
			for (const photo of record.photos ?? []) await putOnce(db, { _id: `photo:${photo.id}:${id}` });
			await change<AdRecord>(db, `ad:${id}`, (old) => {
				if (old && old.owner !== record.owner) {
					kept = undefined;
					return undefined;
				}
				kept = { ...record, publishedAt: old?.publishedAt ?? record.publishedAt };
				return kept;
			});
			return kept;
		},
		/** The ads that have this photo now. */
		async adsWith(photo: PhotoId): Promise<AdId[]> {
			const { rows } = await db.allDocs({ startkey: `photo:${photo}:`, endkey: `photo:${photo}:\uffff` });
			const ids = rows.map((row) => row.id.split(':')[2] as AdId);
			const records = await Promise.all(ids.map((id) => find<AdRecord>(db, `ad:${id}`)));
			return ids.filter((_, i) => records[i]?.photos?.some(({ id }) => id === photo));
		},
		async ads(): Promise<AdRecord[]> {
			const { rows } = await db.allDocs<AdRecord>({ startkey: 'ad:', endkey: 'ad:\uffff', include_docs: true });
			return rows.flatMap(({ doc }) => doc ?? []);
		},
		thread: (id: ThreadId) => find<ThreadRecord>(db, `thread:${id}`),
		recordThread: (id: ThreadId, record: ThreadRecord) => putOnce(db, { _id: `thread:${id}`, ...record }),
		/** Everybody who has been in a thread with that member. */
		async correspondents(member: MemberId): Promise<MemberId[]> {
			const { rows } = await db.allDocs<ThreadRecord>({ startkey: 'thread:', endkey: 'thread:\uffff', include_docs: true });
			const others = new Set<MemberId>();
			for (const { id, doc } of rows) {
				const ad = readThread(id.slice('thread:'.length))?.ad;
				const owner = ad && (await find<AdRecord>(db, `ad:${ad}`))?.owner;
				if (doc?.asker === member && owner) others.add(owner);
				if (owner === member && doc) others.add(doc.asker);
			}
			others.delete(member);
			return [...others];
		},
		/** What is not to reach anybody, for good: `copy` is the id it would have had there. */
		silence: (copy: string) => putOnce(db, { _id: `silent:${copy}` }),
		isSilent: async (copy: string) => (await find(db, `silent:${copy}`)) !== undefined,
		/** The thanks of `from` in a thread: these, or those that were said before. */
		async thanks(thread: ThreadId, from: MemberRef, text: string): Promise<string> {
			const _id = `thanks:${from}.${thread}`;
			return (await putOnce(db, { _id, text })) ? text : ((await find<{ text: string }>(db, _id))?.text ?? text);
		},
		/** All that this keeps of what a member wrote to others. */
		async forgetWords(ref: MemberRef): Promise<void> {
			for (const prefix of ['thanks:', 'silent:inbox:', 'silent:thanked:', 'silent:part:'].map((one) => `${one}${ref}.`)) {
				const { rows } = await db.allDocs({ startkey: prefix, endkey: `${prefix}\uffff` });
				for (const { id, value } of rows) await db.remove(id, value.rev);
			}
		}
	};
}
