/** What stays on this phone and is somebody's own: who they are here, what they are writing, what was acknowledged. */
import Dexie, { type DexieOptions, type EntityTable } from 'dexie';
import type { AdText } from '../../domain/ad.ts';
import type { AdId, MemberId, MemberRef, PhotoId, ThreadId } from '../../domain/ids.ts';
import type { OwnDoc } from '../../domain/mailbox.ts';
import type { PhotoCode } from '../../domain/photos/refusals.ts';
import type { Report } from '../../domain/report.ts';

/** The member this phone is. One at a time. */
export interface Identity {
	readonly key: 'self';
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly secret: string;
	/** As last heard at signing in; undefined until the server has met this phone. */
	readonly epoch?: string;
	/** The server no longer knows this phone: its owner is asked, once, to make themselves known. Nothing here is touched. */
	readonly shut?: 'expired' | 'unknown';
	/** They came in by a code, a slip… on a phone that may have been somebody else's before. */
	readonly entered?: boolean;
	/** Their mailbox is not on this phone yet, and what they had written here is: first fetch, then write it again. */
	readonly owes?: boolean;
	/** The address they confirmed, as far as this phone knows. */
	readonly confirmed?: string;
}

/** What somebody else wrote on this phone and had not sent: kept for them, shown to nobody, never sent under another name. */
export interface SetAside {
	readonly member: MemberId;
	readonly identity: Identity;
	readonly name: string;
	readonly at: number;
	readonly unsent: number;
	readonly drafts: number;
	/** Their mailbox is still on this phone. */
	readonly mailbox: boolean;
	/** Rows by table, whatever tables a version has. */
	readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** A phone that was left: what is still to be erased here, and to be said to the server at the next contact. */
export interface Leaving {
	readonly key: number;
	readonly member: MemberId;
	/** Until the server has ended this device. */
	readonly secret?: string;
	readonly erase: boolean;
}

/** What is being typed to make oneself known, and what this phone will be known by: answers get lost in a valley. */
export interface Entry {
	readonly key: 'entry';
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly secret: string;
	readonly email?: string;
	/** Goes with the code of a letter. */
	readonly ticket?: string;
	readonly typed?: string;
	readonly pairing?: { readonly ticket: string; readonly code: string; readonly until: string };
}

/** A form that is no ad: kept as typed. */
export interface FormDraft {
	/** `joined:`: no form; what was seen of a document that several devices wrote. */
	readonly key: 'signup' | 'professional' | `part:${string}` | `joined:${string}`;
	readonly fields: Readonly<Record<string, string | boolean>>;
}

/** Why nobody is at home on this phone any more. */
export interface Notice {
	readonly key: 'left';
	readonly why: 'ended' | 'lost' | 'gone';
}

/** An ad being written: `of: 'new'`, or an edit of one's own ad. Fields as typed, however unfinished. */
export interface AdDraft {
	readonly key: `ad:${AdId}`;
	readonly of: 'new' | 'edit';
	readonly fields: Partial<AdText>;
	/** Of an edit: the revision that was opened, so that what another device writes meanwhile is not written over. */
	readonly base?: string;
	readonly updatedAt: number;
}

export interface MessageDraft {
	/** Of a message, or of a report (its fields as JSON). */
	readonly key: `thread:${ThreadId}` | `report:${AdId}`;
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
	/** The revision it was made from, when that matters (`AdDraft.base`). */
	readonly base?: string;
	/** The revisions it takes the place of, when somebody chose among them. */
	readonly shown?: readonly string[];
	/** Whose it is; undefined when a tab of an older version wrote it. */
	readonly member?: MemberId;
}

/** The revision of a document that the server has, or will not have. */
export interface Receipt {
	readonly id: string;
	readonly rev: string;
	/** Others that it has too: of two devices' versions both are received. */
	readonly also?: readonly string[];
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

/** A photo of one's own. Its bytes are apart, so that where it stands is read without them. */
export interface OwnPhoto {
	readonly id: PhotoId;
	readonly size: number;
	/** How many of its bytes the server has. */
	readonly sent: number;
	/** `received`: whole on the server. `kept`: anybody may see it. */
	readonly state: 'here' | 'received' | 'kept' | 'refused';
	readonly code?: PhotoCode;
	/** The server asked to wait. */
	readonly notBefore?: number;
	readonly addedAt: number;
}

/** « Garder cette recherche »: a list one comes back to, looked at on this phone each time the board changes. */
export interface SavedSearch {
	/** The words of the list's address: the same list is kept once. */
	readonly query: string;
	readonly name: string;
	readonly savedAt: number;
	/** The minute of the newest ad that was seen in it: what is older was there. */
	readonly since: number;
	/** Ads of that minute and after that were seen, by as much of their ids as lists give. */
	readonly seen: readonly string[];
	/** Those not seen yet. */
	readonly fresh: readonly string[];
	/** How many of them this phone has already shown a notification of. */
	readonly told: number;
}

interface Tables {
	identity: EntityTable<Identity, 'key'>;
	adDrafts: EntityTable<AdDraft, 'key'>;
	messageDrafts: EntityTable<MessageDraft, 'key'>;
	journal: EntityTable<JournalEntry, 'id'>;
	receipts: EntityTable<Receipt, 'id'>;
	reports: EntityTable<ReportEntry, 'id'>;
	photos: EntityTable<OwnPhoto, 'id'>;
	photoBytes: EntityTable<{ readonly id: PhotoId; readonly bytes: Uint8Array<ArrayBuffer> }, 'id'>;
	aside: EntityTable<SetAside, 'member'>;
	leaving: EntityTable<Leaving, 'key'>;
	entry: EntityTable<Entry, 'key'>;
	forms: EntityTable<FormDraft, 'key'>;
	notices: EntityTable<Notice, 'key'>;
	searches: EntityTable<SavedSearch, 'query'>;
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
	db.version(3).stores({ photos: 'id', photoBytes: 'id' });
	// Whose each entry is, from when a phone could become somebody else's.
	db.version(5)
		.stores({ aside: 'member', leaving: '++key, member', entry: 'key', forms: 'key', notices: 'key' })
		.upgrade(async (change) => {
			const self = (await change.table('identity').get('self')) as Identity | undefined;
			if (self) await change.table('journal').toCollection().modify({ member: self.id });
		});
	db.version(8).stores({ searches: 'query, savedAt' });
	return db;
}
