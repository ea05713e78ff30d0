import { afterEach, beforeEach, expect, test } from 'vitest';
import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';
import { newAdId } from '../../src/domain/ids.ts';
import { adText } from '../factories/ads.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { startServer, type TestServer } from '../factories/server.ts';

PouchDB.plugin(memory);

let server: TestServer;
let phone: TestPhone;

beforeEach(async () => {
	server = await startServer();
	phone = newPhone(server.origin);
});

afterEach(async () => {
	await phone.close();
	await server.stop();
});

test('a stock PouchDB copies the whole board, and finds not one private field in it', async () => {
	await phone.phone.signUp(profile({ name: 'Odette', contact: { by: 'email', email: 'odette@example.org' } }));
	const ids = Array.from({ length: 40 }, () => newAdId());
	for (const [index, id] of ids.entries()) await phone.phone.publish(id, adText({ title: `Annonce ${index}` }));
	await phone.exchange();
	await server.services.courier.idle();
	const self = (await phone.phone.identity())!;

	const copy = new PouchDB(`public-${Date.now()}`, { adapter: 'memory' });
	const { docs_written } = await copy.replicate.from(`${server.origin}/db/board`);
	expect(docs_written).toBe(ids.length);
	const { rows } = await copy.allDocs<Record<string, unknown>>({ include_docs: true });
	const allowed = [
		...['_id', '_rev', 'kind', 'side', 'title', 'text', 'category', 'commune', 'hamlet', 'counterpart', 'availability'],
		...['on', 'at', 'to', 'places', 'state', 'expiresOn', 'publishedAt', 'updatedAt', 'author']
	];
	for (const { doc } of rows) {
		expect(allowed).toEqual(expect.arrayContaining(Object.keys(doc!)));
		expect(doc!.author).toEqual({ ref: self.ref, name: 'Odette' });
	}
	const everything = JSON.stringify(rows) + (await (await fetch(`${server.origin}/api/board/snapshot`)).text());
	for (const secret of [self.id, self.secret, 'odette@example.org', 'relay', 'writtenAt'])
		expect(everything).not.toContain(secret);

	// Asked to go both ways, it writes nothing back.
	const before = await (await fetch(`${server.origin}/db/board/`)).json();
	await copy.sync(`${server.origin}/db/board`).catch(() => undefined);
	expect(await (await fetch(`${server.origin}/db/board/`)).json()).toEqual(before);
	await copy.destroy();
});

test('nobody reads a mailbox but its member', async () => {
	await phone.phone.signUp(profile());
	await phone.exchange();
	const { id } = (await phone.phone.identity())!;
	const stranger = newPhone(server.origin);
	await stranger.phone.signUp(profile({ name: 'Autre' }));
	await stranger.exchange();
	for (const path of ['/', '/_changes', '/profile:self']) {
		expect((await fetch(`${server.origin}/db/member-${id}${path}`)).status).toBe(401);
		expect((await stranger.link.fetch(`http://board.test/db/member-${id}${path}`)).status).toBe(404);
	}
	await stranger.close();
});
