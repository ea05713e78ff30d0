/** A phone's own store, from one version of the app to the next and back: nothing in it is lost. */
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { newAdId, newDeviceSecret, newMemberId, newMemberRef } from '../../../src/domain/ids.ts';
import { openDevice } from '../../../src/lib/device/db.ts';
import { createDrafts } from '../../../src/lib/device/drafts.ts';
import { createJournal } from '../../../src/lib/device/journal.ts';

/** As it was before reports. */
function openFirst(databases: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
	const db = new Dexie('sharetreuse-device', databases);
	db.version(1).stores({ identity: 'key', adDrafts: 'key, updatedAt', messageDrafts: 'key', journal: 'id', receipts: 'id' });
	return db;
}
const self = { key: 'self' as const, id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };

test('what the first version kept is there in this one, and still there if one goes back', async () => {
	const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
	const first = openFirst(databases);
	await first.table('identity').put(self);
	first.close();
	const device = openDevice(databases);
	const drafts = createDrafts(device, () => 0);
	expect(await device.identity.get('self')).toEqual(self);
	const id = newAdId();
	await drafts.typeAd(id, 'new', { title: 'Bois' });
	device.close();
	const back = openFirst(databases);
	expect(await back.table('identity').get('self')).toEqual(self);
	expect(await back.table('adDrafts').count()).toBe(1);
	back.close();
});

test('a tab of the first version that is still open goes on writing beside this one', async () => {
	const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
	const old = openFirst(databases);
	await old.table('identity').put(self);
	const device = openDevice(databases);
	expect(await device.identity.get('self')).toEqual(self);
	await old.table('adDrafts').put({ key: 'ad:x', of: 'new', fields: { title: 'Bois' }, updatedAt: 0 });
	expect(await device.adDrafts.count()).toBe(1);
	old.close();
	device.close();
});

test('what waited before a phone could become somebody else’s is known to be its writer’s', async () => {
	const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
	const old = openFirst(databases);
	await old.table('identity').put(self);
	await old.table('journal').put({ id: 'ad:x', doc: { _id: 'ad:x' }, rev: '1-a' });
	const device = openDevice(databases);
	expect(await device.journal.get('ad:x')).toMatchObject({ member: self.id, rev: '1-a' });
	// A tab of that version, still open, writes on; it is theirs as long as nobody else has come.
	await old.table('journal').put({ id: 'ad:y', doc: { _id: 'ad:y' } });
	const journal = createJournal(device);
	expect((await journal.entriesOf(self)).map(({ id }) => id)).toEqual(['ad:x', 'ad:y']);
	expect(await journal.entriesOf({ ...self, id: newMemberId(), entered: true })).toEqual([]);
	old.close();
	device.close();
});
