/** The journal and the receipts: whatever order a write and an exchange end in, they say what is true. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { newAdId } from '../../../src/domain/ids.ts';
import type { OwnDoc } from '../../../src/domain/mailbox.ts';
import { openDevice, type DeviceDb } from '../../../src/lib/device/db.ts';
import { createDrafts, type Drafts } from '../../../src/lib/device/drafts.ts';
import { createJournal, type Journal } from '../../../src/lib/device/journal.ts';

let db: DeviceDb;
let journal: Journal;
let drafts: Drafts;
beforeEach(() => {
	db = openDevice({ indexedDB: new IDBFactory(), IDBKeyRange });
	journal = createJournal(db);
	drafts = createDrafts(db, () => 0);
});

const id = newAdId();
const doc = (text: string) => ({ _id: `ad:${id}`, text }) as unknown as OwnDoc;
const entries = async () => (await journal.entries()).map(({ rev, doc: kept }) => `${rev} ${(kept as { text?: string }).text}`);

test('a text is in its draft or in the journal, never in neither nor in both', async () => {
	await drafts.typeAd(id, 'new', { title: 'Bois' });
	await journal.enter(doc('a'), { ad: id });
	expect([await drafts.ads(), await entries()]).toEqual([[], ['undefined a']]);
});

test('a journal that cannot be written leaves the draft', async () => {
	await drafts.typeAd(id, 'new', { title: 'Bois' });
	const unclonable = { _id: `ad:${id}`, text: () => 'a' } as unknown as OwnDoc;
	await expect(journal.enter(unclonable, { ad: id })).rejects.toThrow();
	expect(await drafts.ads()).toHaveLength(1);
});

test('what the server has is no longer kept, whether it says so before or after the mailbox does', async () => {
	await journal.enter(doc('a'), undefined);
	await journal.written(`ad:${id}`, '1-a');
	await journal.acknowledged(`ad:${id}`, '1-a');
	expect(await entries()).toEqual([]);
	await journal.enter(doc('b'), undefined);
	await journal.acknowledged(`ad:${id}`, '2-b');
	await journal.written(`ad:${id}`, '2-b');
	expect(await entries()).toEqual([]);
});

test('an acknowledgement of what came before does not let go of what came after', async () => {
	await journal.enter(doc('a'), undefined);
	await journal.written(`ad:${id}`, '1-a');
	await journal.enter(doc('b'), undefined);
	await journal.acknowledged(`ad:${id}`, '1-a');
	expect(await entries()).toEqual(['undefined b']);
	await journal.written(`ad:${id}`, '2-b');
	await journal.acknowledged(`ad:${id}`, '1-a');
	expect(await entries()).toEqual(['2-b b']);
});

test('a list of changes read late does not take back the receipt of a newer revision', async () => {
	for (const rev of ['9-a', '10-b', '9-a']) await journal.acknowledged(`ad:${id}`, rev);
	expect(await journal.receipts()).toEqual([{ id: `ad:${id}`, rev: '10-b' }]);
});

test('what the server will not have is noted with its reason, until a later revision is taken', async () => {
	await journal.denied(`ad:${id}`, '1-a', 'too large');
	expect(await journal.receipts()).toEqual([{ id: `ad:${id}`, rev: '1-a', denied: 'too large' }]);
	await journal.acknowledged(`ad:${id}`, '2-b');
	expect(await journal.receipts()).toEqual([{ id: `ad:${id}`, rev: '2-b' }]);
});

test('another history of the server forgets what the former one said, and keeps what it was given', async () => {
	await journal.enter(doc('a'), undefined);
	await journal.acknowledged('profile:self', '1-p');
	await journal.forgetReceipts();
	expect([await journal.receipts(), await entries()]).toEqual([[], ['undefined a']]);
});
