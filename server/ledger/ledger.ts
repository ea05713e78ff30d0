/**
 * What the server must remember to judge, and never shows: whose ad it is, who writes to whom.
 * The board cannot hold it (anyone may copy the board), and mailboxes cannot (each belongs to one member).
 */
import type { AdState } from '../../src/domain/ad.ts';
import type { Day, Instant } from '../../src/domain/dates.ts';
import type { AdId, MemberId, MemberRef, ThreadId } from '../../src/domain/ids.ts';
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
		thread: (id: ThreadId) => find<ThreadRecord>(db, `thread:${id}`),
		recordThread: (id: ThreadId, record: ThreadRecord) => putOnce(db, { _id: `thread:${id}`, ...record })
	};
}
