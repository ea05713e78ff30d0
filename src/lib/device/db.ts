/** What stays on this phone and is somebody's own: who they are here, what they are writing, what was acknowledged. */
import Dexie, { type DexieOptions, type EntityTable } from 'dexie';
import type { AdText } from '../../domain/ad.ts';
import type { AdId, MemberId, MemberRef, ThreadId } from '../../domain/ids.ts';
import type { OwnDoc } from '../../domain/mailbox.ts';
import type { Report } from '../../domain/report.ts';

/** The member this phone is. One at a time. */
export interface Identity {
	readonly key: 'self';
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly secret: string;
	/** As last heard at signing in; undefined until the server has met this phone. */
	readonly epoch?: string;
}

/** An ad being written: `of: 'new'`, or an edit of one's own ad. Fields as typed, however unfinished. */
export interface AdDraft {
	readonly key: `ad:${AdId}`;
	readonly of: 'new' | 'edit';
	readonly fields: Partial<AdText>;
	readonly updatedAt: number;
}

export interface MessageDraft {
	readonly key: `thread:${ThreadId}`;
	readonly text: string;
	readonly updatedAt: number;
}

/**
 * A document handed to the mailbox, kept here too until the server has acknowledged it: the mailbox's own
 * writes may still be in memory when the battery goes, these are not.
 */
export interface JournalEntry {
	readonly id: string;
	readonly doc: OwnDoc;
	/** The revision it became in the mailbox; undefined when a crash came before that was known. */
	readonly rev?: string;
}

/** The revision of a document that the server has, or will not have. */
export interface Receipt {
	readonly id: string;
	readonly rev: string;
	readonly denied?: string;
}

/** « Signaler »: kept here until the server has it, and then so that its number can be found again. */
export interface ReportEntry {
	readonly id: string;
	readonly report: Report;
	readonly writtenAt: number;
	/** `refused`: the server will never take it, whatever is done. */
	readonly state: 'waiting' | 'received' | 'refused';
}

interface Tables {
	identity: EntityTable<Identity, 'key'>;
	adDrafts: EntityTable<AdDraft, 'key'>;
	messageDrafts: EntityTable<MessageDraft, 'key'>;
	journal: EntityTable<JournalEntry, 'id'>;
	receipts: EntityTable<Receipt, 'id'>;
	reports: EntityTable<ReportEntry, 'id'>;
}
export type DeviceDb = Dexie & Tables;

export function openDevice(databases: DexieOptions = {}): DeviceDb {
	// Strict: a write has reached the disk when it resolves. The default ("relaxed") loses seconds of typing (O3).
	const db = new Dexie('sharetreuse-device', { ...databases, chromeTransactionDurability: 'strict' }) as DeviceDb;
	db.version(1).stores({
		identity: 'key',
		adDrafts: 'key, updatedAt',
		messageDrafts: 'key',
		journal: 'id',
		receipts: 'id'
	});
	// Older tabs that are still open let go of the store and open it again by themselves.
	db.version(2).stores({ reports: 'id, writtenAt' });
	return db;
}
