/**
 * This phone becomes somebody's, or nobody's. One transaction: at any moment, and after any crash, what was written here
 * is its writer's: in the tables while they are at home, set aside under their name when they are not (I5).
 */
import type { Table } from 'dexie';
import type { MemberId } from '../../domain/ids.ts';
import type { DeviceDb, Identity, SetAside } from './db.ts';
import { asOffered } from './photos.ts';

export interface Leave {
	/** Of what the former one had written and not sent: all with the mailbox, the texts alone, or nothing. */
	readonly keep: 'all' | 'texts' | 'nothing';
	/** Said on this phone, when it was not its owner who left it here. */
	readonly notice?: 'ended' | 'lost' | 'gone';
}
interface Circumstances extends Leave {
	/** The name of who was at home, for whoever finds what was set aside. */
	readonly name: string;
	readonly now: number;
}

/** Nobody's in particular. Every other table, of this version or a later one, is of who is at home. */
const COMMON = new Set(['identity', 'aside', 'leaving', 'entry', 'reports', 'notices', 'searches']);
/** Says what the server has: worth nothing on its own. */
const RECEIPTS = 'receipts';
/** The ones a person would miss. */
const UNSENT = 'journal';
const DRAFTS = new Set(['adDrafts', 'messageDrafts']);

const ownTables = (db: DeviceDb): Table<unknown>[] => db.tables.filter(({ name }) => !COMMON.has(name));

export function become(db: DeviceDb, next: Identity | undefined, how: Circumstances): Promise<void> {
	return db.transaction('rw', db.tables, async () => {
		const self = await db.identity.get('self');
		if (self && self.id !== next?.id) await clear(db, self, how);
		// The same person on the same phone, known by another secret from now on.
		else if (self && next && self.secret !== next.secret)
			await db.leaving.add({ member: self.id, secret: self.secret, erase: false } as never);
		if (self && next && self.id === next.id && self.epoch !== next.epoch) await forgetWhatServerHas(db);
		await db.notices.clear();
		if (how.notice) await db.notices.put({ key: 'left', why: how.notice });
		if (!next) return void (await db.identity.delete('self'));
		await db.identity.put({ ...next, ...(await giveBack(db, next)) });
	});
}

async function clear(db: DeviceDb, self: Identity, { keep, name, now }: Circumstances): Promise<void> {
	const tables: Record<string, readonly unknown[]> = {};
	// What everybody sees on the board need not be kept for anybody.
	const shown = new Set<unknown>(await db.photos.filter(({ state }) => state === 'kept').primaryKeys());
	for (const table of ownTables(db)) {
		const rows = (await table.toArray()).filter((row) => !shown.has((row as { id?: unknown }).id));
		if (rows.length > 0) tables[table.name] = rows;
		await table.clear();
	}
	// What they reported is theirs too, once it needs nothing more of this phone.
	await db.reports.filter(({ state }) => state !== 'waiting').delete();
	const met = self.epoch !== undefined;
	const worth = Object.keys(tables).some((table) => table !== RECEIPTS);
	const kept = keep !== 'nothing' && worth;
	if (kept) {
		const { secret, ...rest } = self;
		const drafts = Object.entries(tables).reduce((sum, [table, rows]) => sum + (DRAFTS.has(table) ? rows.length : 0), 0);
		const aside: SetAside = {
			member: self.id,
			// Whom nobody else knows can come back by what they are known by here, and by nothing else.
			identity: { ...rest, secret: met ? '' : secret },
			name,
			at: now,
			unsent: tables[UNSENT]?.length ?? 0,
			drafts,
			mailbox: keep === 'all',
			tables
		};
		await db.aside.put(aside);
	} else if (keep === 'nothing') await db.aside.delete(self.id);
	await db.leaving.add({ member: self.id, ...(met && { secret: self.secret }), erase: !(kept && keep === 'all') } as never);
}

/** Its history is another one, or may be: what it once had is offered to it again. */
async function forgetWhatServerHas(db: DeviceDb): Promise<void> {
	await db.receipts.clear();
	await db.photos.toCollection().modify((photo, at) => void (at.value = asOffered(photo)));
}

/** What they had left here is theirs again, and in the tables. */
async function giveBack(db: DeviceDb, { id, epoch }: Identity): Promise<Partial<Identity>> {
	await db.leaving.where('member').equals(id).modify({ erase: false });
	const aside = await db.aside.get(id);
	if (!aside) return {};
	await db.aside.delete(id);
	// What another history of the server acknowledged says nothing of this one.
	const counts = aside.mailbox && aside.identity.epoch === epoch;
	for (const table of ownTables(db)) {
		const rows = aside.tables[table.name];
		if (rows) await table.bulkPut(rows.map((row) => owned(row, table.name, id)));
	}
	if (!counts) await forgetWhatServerHas(db);
	return aside.mailbox ? {} : { owes: true };
}

/** What an older tab wrote was kept with its writer's things: from now on it says whose it is. */
const owned = (row: unknown, table: string, member: MemberId): unknown =>
	table === UNSENT ? { member, ...(row as object) } : row;
