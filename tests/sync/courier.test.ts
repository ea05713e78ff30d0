/** The courier over a disk that fails, and its work done twice. */
import { afterEach, expect, test } from 'vitest';
import { newAdId, threadOf } from '../../src/domain/ids.ts';
import type { VerdictDoc } from '../../src/domain/mailbox.ts';
import { openBoard } from '../../server/board/board.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { change } from '../../server/stores/puts.ts';
import { adText } from '../factories/ads.ts';
import { boardAd, docsOf, inMailbox } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';

let server: TestServer | undefined;
const phones: TestPhone[] = [];
afterEach(async () => {
	for (const phone of phones.splice(0)) await phone.close();
	await server?.stop();
	server = undefined;
});

async function memberPhone(name: string): Promise<TestPhone> {
	const phone = newPhone(server!.origin);
	phones.push(phone);
	await phone.phone.signUp(profile({ name }));
	return phone;
}

test('what was judged is not judged otherwise when a crash has the work done again', async () => {
	const disk = lasting(memoryStores());
	server = await startServer({ stores: disk });
	const [odette, marc] = [await memberPhone('Odette'), await memberPhone('Marc')];
	const id = newAdId();
	await odette.phone.publish(id, adText());
	await untilQuiet(server, phones);
	await odette.phone.setState((await odette.phone.mail())!.contents.ads[0]!, 'done');
	await untilQuiet(server, [odette]);
	const self = (await marc.phone.identity())!;
	await marc.phone.send(threadOf(id, self.ref), 'Trop tard ?');
	await untilQuiet(server, [marc]);
	await odette.phone.setState((await odette.phone.mail())!.contents.ads[0]!, 'live');
	await untilQuiet(server, [odette]);

	// As if it had stopped just before it noted how far it had come.
	await inMailbox(server.services, self.id, (db) =>
		change<{ seq: number; profiled: boolean }>(db, '_local/courier', () => ({ seq: 0, profiled: true }))
	);
	await server.services.markers.beforeWrite(self.id);
	await server.stop();
	server = await startServer({ stores: disk });
	await server.services.courier.idle();
	await untilQuiet(server, phones);

	const verdicts = await docsOf<VerdictDoc>(server.services, self.id, 'verdict');
	expect(verdicts.filter(({ of }) => of.startsWith('message:'))).toMatchObject([{ refused: 'ad-gone' }]);
	expect((await odette.phone.mail())!.contents.inbox, 'refused and delivered').toEqual([]);
});

test('an ad that comes before the profile of who wrote it waits, and is published when the profile is there', async () => {
	server = await startServer();
	const odette = newPhone(server.origin);
	phones.push(odette);
	odette.link.weather = () => 'cut';
	await odette.phone.signUp(profile({ name: '' }));
	const id = newAdId();
	await odette.phone.publish(id, adText());
	await untilQuietBut(odette);
	expect(boardAd(server.services, id)).toBeUndefined();
	await odette.phone.saveProfile(profile());
	await untilQuiet(server, phones);
	expect(boardAd(server.services, id)).toMatchObject({ author: { name: 'Odette' } });
});

/** Its ad stays without a verdict, so it never becomes quiet. */
async function untilQuietBut(phone: TestPhone) {
	phone.link.weather = () => 'fine';
	for (let round = 0; round < 3; round += 1) {
		await phone.exchange();
		await server!.services.courier.idle();
	}
}

test('a reading that fails once does not stop the board for ever', async () => {
	const stores = memoryStores();
	const db = stores.open('board');
	const board = await openBoard(db);
	const { changes } = db;
	db.changes = (() => Promise.reject(new Error('the disk is busy'))) as unknown as typeof changes;
	const ad = {
		...adText(),
		state: 'live' as const,
		expiresOn: '2030-01-01',
		publishedAt: '',
		updatedAt: '',
		author: { ref: '', name: '' }
	};
	const other = { ...ad, id: newAdId() } as unknown as Parameters<typeof board.publish>[0];
	await expect(board.publish(other)).rejects.toThrow('the disk is busy');
	db.changes = changes;
	await board.publish(other);
	expect([...board.image().ads.keys()]).toEqual([other.id]);
	await db.close();
	await stores.close();
});
