/** S4 and S5: one reading of each body, small, and a clear no to everything else. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { as, JSON_TYPE, openGate, type Fields, type Gate } from './gate.ts';
import { ask, type RawRequest } from './raw.ts';

let gate: Gate;
beforeAll(async () => void (gate = await openGate()));
afterAll(() => gate.close());
afterEach(() => expect(gate.errors).toEqual([]));

const HASH = 'a'.repeat(32);
const post = (endpoint: string, body: RawRequest['body'], request: Partial<RawRequest> = {}) =>
	ask(gate.port, {
		method: 'POST',
		path: `/db/${gate.mailbox}/${endpoint}`,
		...(body === undefined ? {} : { body }),
		...request,
		headers: { ...JSON_TYPE, ...as(gate.member), ...request.headers }
	});
const batch = (...docs: unknown[]) => JSON.stringify({ docs, new_edits: false });
const doc = (more: Fields = {}) => ({ _id: 'ad:1', _rev: `1-${HASH}`, ...more });

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a malformed body is a 400', () => {
	const malformed: [endpoint: string, body: string][] = [
		['_bulk_docs', '{"docs":[null],"new_edits":false}'],
		['_bulk_docs', '{"docs":"x","new_edits":false}'],
		['_bulk_docs', '{"docs":[[]],"new_edits":false}'],
		['_bulk_docs', '{"docs":["ad:1"],"new_edits":false}'],
		['_bulk_docs', '{"docs":{},"new_edits":false}'],
		['_bulk_docs', '{"new_edits":false}'],
		['_bulk_docs', '{"docs":[]}'],
		['_bulk_docs', '{"docs":[],"new_edits":true}'],
		['_bulk_docs', '{"docs":[],"new_edits":"false"}'],
		['_bulk_docs', '{"docs":[],"new_edits":false,"all_or_nothing":true}'],
		['_bulk_docs', '{"docs":[],"docs":[],"new_edits":false}'],
		['_bulk_docs', `{"docs":[{"_id":"ad:1","\\u005fid":"_design/x","_rev":"1-${HASH}"}],"new_edits":false}`],
		['_bulk_docs', `{"docs":[{"_id":"ad:1","_rev":"1-${HASH}","__proto__":{"_deleted":true}}],"new_edits":false}`],
		['_bulk_docs', `{"docs":[{"_id":"ad:1","_rev":"1-${HASH}","a":{"constructor":{}}}],"new_edits":false}`],
		['_bulk_docs', `{"docs":[{"_id":"ad:\\ud800","_rev":"1-${HASH}"}],"new_edits":false}`],
		['_bulk_docs', `{"docs":[{"_id":"ad:\\u0000","_rev":"1-${HASH}"}],"new_edits":false}`],
		['_bulk_docs', `{"docs":[{"_id":"ad:1","_rev":"1-${HASH}","n":1e999}],"new_edits":false}`],
		['_bulk_docs', `{"docs":[{"_id":"ad:1","_rev":"1-${HASH}","deep":${nested(20)}}],"new_edits":false}`],
		['_bulk_get', '{"docs":[null]}'],
		['_bulk_get', '{"docs":"x"}'],
		['_bulk_get', '{"docs":[{"id":5}]}'],
		['_bulk_get', '{"docs":[{"id":"_local/x"}]}'],
		['_bulk_get', '{"docs":[{"id":"ad:1","rev":"x"}]}'],
		['_bulk_get', '[]'],
		['_bulk_get', '{}'],
		['_changes', '{"doc_ids":5}'],
		['_changes', '{"doc_ids":[null]}'],
		['_changes', '{"selector":{}}'],
		['_changes', `{"doc_ids":${JSON.stringify(Array(201).fill('ad:1'))}}`],
		['_revs_diff', '{"ad:1":"x"}'],
		['_revs_diff', '{"ad:1":[5]}'],
		['_revs_diff', '{"ad:1":null}'],
		['_revs_diff', '[]'],
		...['_bulk_docs', '_bulk_get', '_changes', '_revs_diff'].flatMap((endpoint) =>
			['', '{', 'null', '5', '"x"', '{"docs":[]}x', '\ufeff{}', nested(100_000), '{"__proto__":[]}', '{"a":1,"a":2}'].map(
				(body): [string, string] => [endpoint, body]
			)
		)
	];
	it.each(malformed.map(([endpoint, body]) => [endpoint, body.slice(0, 80), body] as const))(
		'%s %s',
		async (endpoint, _shown, body) => {
			const answer = await post(endpoint, body);
			expect([answer.status, JSON.parse(answer.text).error]).toEqual([400, 'bad_request']);
		}
	);

	it('is a 400 too when it is not UTF-8', async () => {
		expect((await post('_bulk_get', Buffer.from([0x7b, 0xff, 0x7d]))).status).toBe(400);
	});
});

describe('a body of a wrong kind or size', () => {
	it.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/related; boundary=x',
		'application/jsonx',
		'application/json; charset=utf-16',
		''
	])('is a 415 as %j', async (type) =>
		expect((await post('_bulk_docs', batch(doc()), { headers: { 'content-type': type } })).status).toBe(415)
	);

	it('is a 415 when it is compressed', async () => {
		expect((await post('_bulk_docs', gzipSync(batch(doc())), { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
	});

	it('is a 413 above 1 MB, announced or not', async () => {
		const large = JSON.stringify({ docs: ['x'.repeat(10_000_000)] });
		expect((await post('_bulk_docs', large)).status).toBe(413);
		expect((await post('_bulk_docs', large, { chunked: true })).status).toBe(413);
		expect((await post('_bulk_get', '{"docs":[]}', { chunked: true })).status).toBe(200);
	});

	it('is a 413 above 200 documents', async () => {
		expect((await post('_bulk_docs', batch(...Array.from({ length: 201 }, () => doc())))).status).toBe(413);
	});
});

describe('documents, each judged by itself', () => {
	const revisions = (start: unknown, ids: unknown) => ({ _revisions: { start, ids } });
	const two = { _rev: `2-${HASH}` };
	const b = 'b'.repeat(32);
	it.each<[string, Fields]>([
		['no revision', { _rev: undefined }],
		['a short hash', { _rev: '1-abc' }],
		['generation 0', { _rev: `0-${HASH}` }],
		['a generation beyond numbers', { _rev: `99999999-${HASH}` }],
		['a revision that is no text', { _rev: 1 }],
		['no ancestry for a later generation', two],
		['an ancestry of another generation', { ...two, ...revisions(3, [HASH, b]) }],
		['an ancestry of another revision', { ...two, ...revisions(2, [b, HASH]) }],
		['more ancestors than generations', { ...two, ...revisions(2, [HASH, b, b]) }],
		['an empty ancestry', { ...two, ...revisions(2, []) }],
		['an ancestor that is no hash', { ...two, ...revisions(2, [HASH, '../x']) }],
		['ancestors that are no list', { ...two, ...revisions(2, HASH) }],
		['an ancestry that is no object', { ...two, _revisions: null }],
		['more in the ancestry', { ...two, _revisions: { start: 2, ids: [HASH, b], x: 1 } }],
		['an attachment', { _attachments: {} }],
		["another field of CouchDB's", { _conflicts: [] }],
		['a deletion that is no boolean', { _deleted: 'yes' }],
		['a prefix of nobody', { _id: 'other:1' }],
		['a design document', { _id: '_design/x' }],
		['a local document', { _id: '_local/x' }],
		['an id of 300 characters', { _id: `ad:${'x'.repeat(300)}` }],
		['an id that is no text', { _id: 5 }],
		['33 kB', { text: 'é'.repeat(16_500) }]
	])('with %s is forbidden, and the next one is stored', async (_what, wrong) => {
		const id = `ad:good-${Math.random().toString(36).slice(2)}`;
		const answer = await post('_bulk_docs', batch(doc(wrong), doc({ _id: id })));
		expect([answer.status, JSON.parse(answer.text).map(({ error }: Fields) => error)]).toEqual([201, ['forbidden']]);
		expect(await gate.registry.use(gate.mailbox, (db) => db.get(id))).toBeTruthy();
	});

	it('stores deletions, long ancestries, and the same batch twice with one effect', async () => {
		const ids = Array.from({ length: 1000 }, (_, age) => (1000 - age).toString(16).padStart(32, '0'));
		const long = { _id: 'ad:long', _rev: `2000-${ids[0]}`, _revisions: { start: 2000, ids } };
		const gone = { _id: 'ad:gone', _rev: `2-${HASH}`, _revisions: { start: 2, ids: [HASH, b] }, _deleted: true };
		for (let times = 0; times < 2; times += 1) {
			expect(await post('_bulk_docs', batch(long, gone))).toMatchObject({ status: 201, text: '[]' });
		}
		const rows = await gate.registry.use(gate.mailbox, (db) => db.allDocs({ keys: ['ad:long', 'ad:gone'] }));
		expect(rows.rows).toMatchObject([{ value: { rev: long._rev } }, { value: { rev: gone._rev, deleted: true } }]);
	});
});

describe('what would stop the process with stock PouchDB is answered', () => {
	const unknown = `9-${'f'.repeat(32)}`;
	it('the latest of a revision that never was', async () => {
		await gate.registry.use(gate.mailbox, (db) => db.put({ _id: 'ad:latest' }));
		const asked = JSON.stringify({ docs: [{ id: 'ad:latest', rev: unknown }] });
		expect((await post('_bulk_get?revs=true&latest=true', asked)).status).toBe(200);
		for (const query of [`rev=${unknown}&latest=true`, `open_revs=["${unknown}"]&latest=true`]) {
			const { status } = await ask(gate.port, { path: `/db/${gate.mailbox}/ad%3Alatest?${query}`, headers: as(gate.member) });
			expect([200, 404]).toContain(status);
		}
	});
});

describe('what would make PouchDB wait for ever is answered', () => {
	it.each<[string, string]>([
		['_bulk_get', '{"docs":[]}'],
		['_changes', '{"doc_ids":[]}'],
		['_revs_diff', '{}']
	])('%s %s', async (endpoint, body) => expect((await post(endpoint, body)).status).toBe(200));
});

describe('a checkpoint', () => {
	const put = (body: Fields, id = HASH) =>
		post('', JSON.stringify(body), { method: 'PUT', path: `/db/${gate.mailbox}/_local/${encodeURIComponent(id)}` });

	it('is kept, and updated by its revision only', async () => {
		const id = 'AbC.dEf_1234567890abcd==';
		const first = await put({ _id: `_local/${id}`, last_seq: 5 }, id);
		expect(first.status).toBe(201);
		expect((await put({ last_seq: 6 }, id)).status).toBe(409);
		expect((await put({ _rev: JSON.parse(first.text).rev, last_seq: 6 }, id)).status).toBe(201);
		const read = await ask(gate.port, { path: `/db/${gate.mailbox}/_local/${encodeURIComponent(id)}`, headers: as(gate.member) });
		expect(JSON.parse(read.text)).toMatchObject({ last_seq: 6 });
	});

	it.each<[string, Fields]>([
		['the id of another document', { _id: 'ad:1' }],
		['a revision of a document', { _rev: `1-${HASH}` }],
		['an attachment', { _attachments: {} }],
		['a deletion', { _deleted: true }]
	])('is a 400 with %s', async (_what, body) => expect((await put(body)).status).toBe(400));

	it('is a 413 above 32 kB', async () => expect((await put({ text: 'x'.repeat(33_000) })).status).toBe(413));
});
