/**
 * What the server must remember to judge, and never shows: whose ad it is, who writes to whom.
 * The board cannot hold it (anyone may copy the board), and mailboxes cannot (each belongs to one member).
 */
import type { AdState, Photo } from '../../src/domain/ad.ts';
import type { Day, Instant } from '../../src/domain/dates.ts';
import { readThread, type AdId, type MemberId, type MemberRef, type PhotoId, type ThreadId } from '../../src/domain/ids.ts';
import { change, eraseWhere, find, putOnce } from '../stores/puts.ts';
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

/** Whose the ads of removed members are. */
const NOBODY = '' as MemberId;

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
		async adsOf(member: MemberId): Promise<[AdId, AdRecord][]> {
			const { rows } = await db.allDocs<AdRecord>({ startkey: 'ad:', endkey: 'ad:\uffff', include_docs: true });
			return rows.flatMap(({ id, doc }): [AdId, AdRecord][] => {
				if (doc?.owner !== member) return [];
				const { _id: _, _rev: __, ...record } = doc;
				return [[id.slice('ad:'.length) as AdId, record]];
			});
		},
		/**
		 * Their ads are nobody's, and say nothing: their ids stay taken. Their threads are over. To be called once what they had
		 * written is gone from the others' mailboxes: this is what knows whose those are.
		 */
		async forgetMember(member: MemberId): Promise<void> {
			const ads = await this.adsOf(member);
			const theirs = new Set<string>(ads.map(([id]) => id));
			await eraseWhere<ThreadRecord>(db, 'thread:', ({ _id, asker }) => {
				const ad = readThread(_id.slice('thread:'.length))?.ad;
				return asker === member || (ad !== undefined && theirs.has(ad));
			});
			for (const [id, { photos = [], ...ad }] of ads) {
				for (const photo of photos) await eraseWhere(db, `photo:${photo.id}:${id}`);
				await change<AdRecord>(db, `ad:${id}`, () => ({ ...ad, title: '', owner: NOBODY }));
			}
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
			const silent = ['inbox', 'thanked', 'declined', 'part'].map((sort) => `silent:${sort}:`);
			for (const prefix of ['thanks:', ...silent]) await eraseWhere(db, `${prefix}${ref}.`);
		}
	};
}
