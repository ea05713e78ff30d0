/**
 * What waits before it is judged, durably and apart from everything public: ads that somebody is to read first, documents
 * that are beyond a newcomer's share of the day, and what is known of how far each member is trusted.
 */
import type { Author } from '../../src/domain/ad.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import type { HintCode } from '../../src/domain/text-hints/hints.ts';
import type { Place } from '../../src/domain/trust/rates.ts';
import { change, find, type Stored } from '../stores/puts.ts';
import type { Registry } from '../stores/registry.ts';
import type { Db } from '../stores/stores.ts';

/** Opened when it is needed: on most days nothing is held. */
const DATABASE = 'holding';

export interface HeldRecord {
	readonly member: MemberId;
	readonly ad: AdId;
	/** The revision that was read; a decision on another one is none. */
	readonly rev: string;
	readonly title: string;
	readonly text: string;
	readonly commune: string;
	readonly author: Author;
	readonly heldAt: Instant;
	readonly why: readonly string[];
	readonly decision?: { readonly rev: string; readonly by: MemberId; readonly at: Instant; readonly code?: VerdictCode };
	/** Its author is trusted now: to be judged again. */
	readonly again?: true;
}

export interface LaterRecord {
	readonly member: MemberId;
	readonly doc: string;
	readonly rev: string;
	readonly until: Instant;
}

export interface TrustRecord {
	/** First ads that somebody has read and let through. */
	readonly passed?: readonly AdId[];
	readonly vouchedBy?: MemberId;
	readonly ads?: readonly Place[];
	readonly contacts?: readonly Place[];
}

export interface FlagRecord {
	readonly member: MemberId;
	readonly title: string;
	readonly codes: readonly HintCode[];
	readonly at: Instant;
}

const heldId = (member: MemberId, ad: AdId) => `held:${member}:${ad}`;
const laterId = (member: MemberId, doc: string) => `later:${member}:${doc}`;

export type Records = ReturnType<typeof createRecords>;

export function createRecords(registry: Registry) {
	/** Members of whom something may wait: of all others, nothing need be looked for. */
	const waiting = new Set<MemberId>();
	const use = <T>(work: (db: Db) => Promise<T>) => registry.use(DATABASE, work);

	const all = <T extends object>(prefix: string) =>
		use(async (db) => {
			const { rows } = await db.allDocs<T>({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
			return rows.flatMap(({ doc }) => (doc ? [doc as unknown as T & Stored] : []));
		});

	/** Erases a record, if it is still about that revision (or whatever it is about). */
	const erase = (id: string, rev?: string) =>
		use(async (db) => {
			const record = await find<{ rev?: string }>(db, id);
			if (!record || (rev !== undefined && record.rev !== rev)) return;
			// Without a word of it: what was held is nobody's business once it is decided.
			await db.bulkDocs([{ _id: record._id, _rev: record._rev, _deleted: true }]);
		});

	return {
		/** Reads whose documents wait, and returns them. To be called once, before anything else. */
		async load(): Promise<Iterable<MemberId>> {
			for (const { member } of await all<HeldRecord>('held:')) waiting.add(member);
			for (const { member } of await all<LaterRecord>('later:')) waiting.add(member);
			return waiting;
		},
		mayWait: (member: MemberId) => waiting.has(member),

		held: (member: MemberId, ad: AdId) => use((db) => find<HeldRecord>(db, heldId(member, ad))),
		allHeld: (member?: MemberId) => all<HeldRecord>(member ? `held:${member}:` : 'held:'),
		changeHeld(member: MemberId, ad: AdId, next: (old: (HeldRecord & Stored) | undefined) => HeldRecord | undefined) {
			waiting.add(member);
			return use((db) => change<HeldRecord>(db, heldId(member, ad), next));
		},
		dropHeld: (member: MemberId, ad: AdId, rev?: string) => erase(heldId(member, ad), rev),

		allLater: (member?: MemberId) => all<LaterRecord>(member ? `later:${member}:` : 'later:'),
		putLater(record: LaterRecord) {
			waiting.add(record.member);
			return use((db) =>
				change<LaterRecord>(db, laterId(record.member, record.doc), (old) => (same(old, record) ? undefined : record))
			);
		},
		dropLater: (member: MemberId, doc: string) => erase(laterId(member, doc)),

		trust: async (member: MemberId): Promise<TrustRecord> => (await use((db) => find<TrustRecord>(db, `trust:${member}`))) ?? {},
		changeTrust: (member: MemberId, next: (old: TrustRecord) => TrustRecord | undefined) =>
			use((db) => change<TrustRecord>(db, `trust:${member}`, (old) => next(old ?? {}))),
		dropTrust: (member: MemberId) => erase(`trust:${member}`),

		allFlags: () => all<FlagRecord>('flag:'),
		putFlag: (ad: AdId, flag: FlagRecord) =>
			use((db) => change<FlagRecord>(db, `flag:${ad}`, (old) => (old?.codes.join() === flag.codes.join() ? undefined : flag))),
		dropFlag: (ad: AdId) => erase(`flag:${ad}`)
	};
}

const same = (old: LaterRecord | undefined, record: LaterRecord) => old?.rev === record.rev && old.until === record.until;
