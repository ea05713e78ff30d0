/** The unmodified PouchDB client against the gate. */
import PouchDB from 'pouchdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGate, openPhone, type Fields, type Gate } from './gate.ts';

let gate: Gate;
let phone: PouchDB.Database<Fields>;
beforeEach(async () => {
	gate = await openGate();
	phone = openPhone();
});
afterEach(async () => {
	await gate.close();
	await phone.destroy();
});

const mine = () => gate.remote(gate.mailbox);
const inMailbox = <T>(work: (db: PouchDB.Database<Fields>) => Promise<T>) =>
	gate.registry.use(gate.mailbox, (db) => work(db as PouchDB.Database<Fields>));
const ids = (db: PouchDB.Database<Fields>) => db.allDocs().then(({ rows }) => rows.map(({ id }) => id));

/** What was denied during a push, by id. */
async function push(): Promise<string[]> {
	const denied: string[] = [];
	const replication = phone.replicate.to(mine());
	replication.on('denied', (event) => denied.push((event as unknown as { id: string }).id));
	const result = await replication;
	expect(result.ok).toBe(true);
	return denied;
}

describe('a member with the stock client', () => {
	it('pushes, pulls and syncs their own mailbox', async () => {
		await phone.bulkDocs([
			{ _id: 'profile:self', name: 'Rose' },
			{ _id: 'ad:1', title: 'Bois' }
		]);
		expect(await push()).toEqual([]);
		await inMailbox((db) => db.put({ _id: 'verdict:ad:1:1-a', accepted: true }));
		const { push: up, pull: down } = await phone.sync(mine());
		expect([up?.ok, down?.ok]).toEqual([true, true]);
		expect(await ids(phone)).toEqual(['ad:1', 'profile:self', 'verdict:ad:1:1-a']);
		const second = await phone.sync(mine());
		expect([second.push?.docs_written, second.pull?.docs_written]).toEqual([0, 0]);
		expect(gate.errors).toEqual([]);
	});

	it('is told to the courier before each write and after it, and not when nothing is written', async () => {
		await phone.put({ _id: 'ad:1' });
		await push();
		expect(gate.told).toEqual([`before ${gate.member}`, `after ${gate.member}`]);
		await push();
		await phone.replicate.from(mine());
		expect(gate.told).toHaveLength(2);
	});

	it('keeps both sides of a conflict, and its resolution', async () => {
		const other = openPhone();
		await phone.put({ _id: 'ad:1', title: 'un' });
		await push();
		await other.replicate.from(mine());
		const { _rev } = await phone.get('ad:1');
		await phone.put({ _id: 'ad:1', _rev, title: 'deux' });
		await other.put({ _id: 'ad:1', _rev, title: 'trois' });
		await push();
		await other.sync(mine());
		await phone.sync(mine());
		const [here, there] = [await phone.get('ad:1', { conflicts: true }), await other.get('ad:1', { conflicts: true })];
		expect(here).toEqual(there);
		expect(here._conflicts).toHaveLength(1);
		await phone.remove('ad:1', here._conflicts?.[0] ?? '');
		await phone.sync(mine());
		await other.sync(mine());
		expect((await other.get('ad:1', { conflicts: true }))._conflicts).toBeUndefined();
		await other.destroy();
	});

	it('deletes on one phone, and it is gone on the other', async () => {
		const other = openPhone();
		await phone.bulkDocs([{ _id: 'ad:1' }, { _id: 'ad:2' }]);
		await push();
		await other.replicate.from(mine());
		await phone.remove(await phone.get('ad:1'));
		await push();
		await other.replicate.from(mine());
		expect(await ids(other)).toEqual(['ad:2']);
		await other.destroy();
	});

	it('pulls an edit of many generations made on the server', async () => {
		await inMailbox(async (db) => {
			let rev = (await db.put({ _id: 'inbox:a.b', turn: 0 })).rev;
			for (let turn = 1; turn < 5; turn += 1) rev = (await db.put({ _id: 'inbox:a.b', _rev: rev, turn })).rev;
		});
		await phone.replicate.from(mine());
		expect(await phone.get('inbox:a.b')).toMatchObject({ turn: 4 });
	});

	it('reads one document, its revisions and its open revisions', async () => {
		await phone.put({ _id: 'ad:1', title: 'Bois' });
		await push();
		const { _rev } = await phone.get('ad:1');
		expect(await mine().get('ad:1', { revs: true, conflicts: true })).toMatchObject({ _revisions: { start: 1 } });
		expect(await mine().get('ad:1', { open_revs: 'all' })).toMatchObject([{ ok: { _rev } }]);
		expect(await mine().get('ad:1', { open_revs: [_rev], revs: true })).toMatchObject([{ ok: { _rev } }]);
		await expect(mine().get('ad:2')).rejects.toMatchObject({ status: 404, name: 'not_found' });
	});

	it('replicates chosen documents only', async () => {
		await inMailbox((db) => db.bulkDocs([{ _id: 'ad:1' }, { _id: 'ad:2' }]));
		await phone.replicate.from(mine(), { doc_ids: ['ad:2'] });
		expect(await ids(phone)).toEqual(['ad:2']);
	});
});

describe('a document that may not be written', () => {
	it('is denied by itself, and the others of its batch arrive', async () => {
		await phone.bulkDocs([
			{ _id: 'ad:1' },
			{ _id: '_design/evil', views: {} },
			{ _id: 'verdict:ad:1:1-a', accepted: true },
			{ _id: 'inbox:a.b' },
			{ _id: 'autre:1' },
			{ _id: 'ad:big', text: 'x'.repeat(33_000) },
			{ _id: 'ad:../x' },
			{ _id: 'ad:pièce' },
			{ _id: 'ad:file', _attachments: { 'a.txt': { content_type: 'text/plain', data: 'YQ==' } } },
			{ _id: 'message:1' }
		]);
		expect((await push()).sort()).toEqual(
			['_design/evil', 'ad:../x', 'ad:big', 'ad:file', 'ad:pièce', 'autre:1', 'inbox:a.b', 'verdict:ad:1:1-a'].sort()
		);
		expect(await inMailbox(ids)).toEqual(['ad:1', 'message:1']);
	});

	it('is passed over in silence when the phone only echoes what the server wrote', async () => {
		const { rev } = await inMailbox((db) => db.put({ _id: 'verdict:ad:1:1-a', accepted: true }));
		await phone.replicate.from(mine());
		const answer = await mine().bulkDocs([{ _id: 'verdict:ad:1:1-a', _rev: rev, accepted: false }], { new_edits: false });
		expect(answer).toEqual([]);
		expect(await push()).toEqual([]);
		expect(await inMailbox((db) => db.get('verdict:ad:1:1-a'))).toMatchObject({ accepted: true });
	});

	it('is denied when it would be one conflict too many', async () => {
		const rev = (n: number) => `1-${n.toString(16).padStart(32, '0')}`;
		const batch = Array.from({ length: 30 }, (_, n) => ({ _id: 'ad:1', _rev: rev(n) }));
		expect(await mine().bulkDocs(batch.slice(0, 15), { new_edits: false })).toEqual([]);
		expect(await mine().bulkDocs(batch.slice(15), { new_edits: false })).toHaveLength(9);
		const { _conflicts } = await inMailbox((db) => db.get('ad:1', { conflicts: true }));
		expect(_conflicts).toHaveLength(20);
		const hash = 'f'.repeat(32);
		const child = (of: string) =>
			mine().bulkDocs([{ _id: 'ad:1', _rev: `2-${hash}`, _revisions: { start: 2, ids: [hash, of.slice(2)] } }], {
				new_edits: false
			});
		expect(await child(rev(29))).toHaveLength(1);
		expect(await child(rev(3))).toEqual([]);
	});
});

describe('the board', () => {
	const fill = (count: number) =>
		gate.registry.use('board', (db) => db.bulkDocs(Array.from({ length: count }, (_, n) => ({ _id: `ad:${n}`, n }) as object)));

	it('replicates whole to anybody with the stock client, once and again without rewriting', async () => {
		await fill(430);
		const board = new PouchDB<Fields>(`${gate.url}/db/board`);
		const first = await phone.replicate.from(board);
		expect([first.ok, first.docs_written]).toEqual([true, 430]);
		const again = await phone.replicate.from(board);
		expect([again.ok, again.docs_written]).toEqual([true, 0]);
		await fill(431);
		expect((await phone.replicate.from(board)).docs_written).toBe(1);
		expect((await phone.info()).doc_count).toBe(431);
	});

	it('is read-only, for members too', async () => {
		await fill(1);
		await phone.put({ _id: 'ad:new' });
		await expect(phone.replicate.to(gate.remote('board'))).rejects.toMatchObject({ status: 403 });
		expect((await gate.registry.use('board', (db) => db.info())).update_seq).toBe(1);
	});

	it('answers what the replicator of CouchDB asks', async () => {
		await fill(3);
		const ask = (path: string, method = 'GET') => fetch(`${gate.url}/db/board${path}`, { method });
		expect((await ask('', 'HEAD')).status).toBe(200);
		expect(await (await ask('/')).json()).toMatchObject({ db_name: 'board', doc_count: 3 });
		const missing = await ask(`/_local/${'a'.repeat(32)}`);
		expect([missing.status, (await missing.json()).error]).toEqual([404, 'not_found']);
		const { results, last_seq } = await (await ask('/_changes?feed=normal&style=all_docs&since=0&heartbeat=10000')).json();
		expect([results.length, last_seq]).toEqual([3, 3]);
		const open = encodeURIComponent(JSON.stringify([results[0].changes[0].rev]));
		expect(await (await ask(`/ad%3A0?revs=true&open_revs=${open}&latest=true`)).json()).toMatchObject([{ ok: { n: 0 } }]);
	});
});

it('the server names itself by its epoch', async () => {
	expect(await (await fetch(`${gate.url}/db/`)).json()).toEqual({ couchdb: 'Welcome', uuid: 'epoch-one' });
	expect((await fetch(`${gate.url}/db/`, { method: 'HEAD' })).status).toBe(200);
});
