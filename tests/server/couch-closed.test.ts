/** S1: what is not on the closed list does not exist, whoever asks and however it is spelled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMemberId } from '../../src/domain/ids.ts';
import { as, JSON_TYPE, openGate, type Gate } from './gate.ts';
import { ask } from './raw.ts';

let gate: Gate;
const stranger = newMemberId();
const DATABASES = ['board', 'mailbox', 'other'] as const;
const nameOf = (which: (typeof DATABASES)[number]) =>
	which === 'board' ? 'board' : which === 'mailbox' ? gate.mailbox : `member-${stranger}`;

beforeAll(async () => {
	gate = await openGate();
	for (const which of DATABASES) {
		await gate.registry.use(nameOf(which), (db) => db.bulkDocs([{ _id: 'ad:1' }, { _id: 'verdict:ad:1' }]));
	}
});
afterAll(() => gate.close());

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'COPY', 'PATCH', 'OPTIONS', 'TRACE', 'SEARCH', 'PURGE', 'LOCK', 'MOVE'];
const NOT_FOUND = JSON.stringify({ error: 'not_found', reason: 'missing' });

/** Everything the databases hold, to be compared. */
const content = () =>
	Promise.all(
		DATABASES.map((which) =>
			gate.registry.use(nameOf(which), async (db) => [await db.info(), await db.allDocs({ conflicts: true })])
		)
	);

const SERVER_PATHS = `_config _node _node/_local/_config/admins/evil _users _replicator _global_changes _utils _utils/ _all_dbs
	_replicate _session _active_tasks _db_updates _up _uuids _membership _stats _log _dbs_info _cluster_setup _scheduler/jobs
	_reshard _search_analyze _nouveau_analyze favicon.ico newdb newdb/ admin member- member-x`.split(/\s+/);
const DATABASE_PATHS =
	`_find _index _explain _all_docs _design_docs _local_docs _purge _purged_infos _purged_infos_limit _security
	_compact _compact/x _view_cleanup _ensure_full_commit _missing_revs _shards _sync_shards _revs_limit _temp_view _auto_purge
	_partition/x _design _design/x _design/x/_view/y _design/x/_show/y _design/x/_list/y/z _design/x/_update/y
	_design/x/_rewrite/a _design/x/_info _design/x/_search/y _design%2Fx _local _local/ _local/x _local_docs/queries _changes/
	_bulk_get/ _bulk_docs/ ad%3A1/attachment ad:1/a.txt ad%3A1/ _attachments`.split(/\s+/);
const refusedBodies = { body: '{}', headers: JSON_TYPE };

async function refusedEverywhere(paths: string[], methods = METHODS) {
	const before = await content();
	for (const path of paths) {
		for (const method of methods) {
			const [anonymous, member] = await Promise.all(
				[{}, as(gate.member)].map((who) => ask(gate.port, { method, path, body: '{}', headers: { ...JSON_TYPE, ...who } }))
			);
			const answers = [anonymous?.status, member?.status];
			expect(answers, `${method} ${path}`).toEqual([404, 404]);
			if (method !== 'HEAD' && path.startsWith('/db/')) expect([anonymous?.text, member?.text]).toEqual([NOT_FOUND, NOT_FOUND]);
		}
	}
	expect(await content()).toEqual(before);
	expect(gate.errors).toEqual([]);
}

describe('404 for everybody, with one same body', () => {
	it('whatever CouchDB offers beside databases', () => refusedEverywhere(SERVER_PATHS.map((path) => `/db/${path}`)));

	it('whatever CouchDB offers on a database', () =>
		refusedEverywhere(DATABASES.flatMap((which) => DATABASE_PATHS.map((path) => `/db/${nameOf(which)}/${path}`))));

	it.each(DATABASES)('to create, erase, rename or write the database itself: %s', (which) =>
		refusedEverywhere(
			[`/db/${nameOf(which)}`, `/db/${nameOf(which)}/`],
			METHODS.filter((method) => !['GET', 'HEAD'].includes(method))
		)
	);

	it.each(DATABASES)('to write or copy a document by its address: %s', (which) =>
		refusedEverywhere(
			[`/db/${nameOf(which)}/ad%3A1`, `/db/${nameOf(which)}/ad:1?rev=1-a`],
			METHODS.filter((method) => method !== 'GET')
		)
	);

	it('for the wrong method on an address that exists', async () => {
		for (const endpoint of ['_bulk_docs', '_bulk_get', '_revs_diff']) {
			await refusedEverywhere(
				[`/db/${gate.mailbox}/${endpoint}`],
				METHODS.filter((method) => method !== 'POST')
			);
		}
		await refusedEverywhere(
			[`/db/${gate.mailbox}/_changes`],
			METHODS.filter((method) => !['GET', 'POST'].includes(method))
		);
		await refusedEverywhere(
			[`/db/${gate.mailbox}/_local/${'a'.repeat(32)}`],
			METHODS.filter((method) => !['GET', 'PUT'].includes(method))
		);
	});

	it('for every trick of spelling', async () => {
		const own = gate.mailbox;
		const tricks = [
			'/db',
			'/DB/board',
			'/db/BOARD',
			'/db/Board',
			'//db/board',
			'/db//board',
			'/db/board//',
			'/db/./board',
			'/db/../db/board'
		];
		tricks.push(
			'/db/x/../board',
			'/db/board/../board',
			'/db/board/_changes/../_design/x',
			'/db/%2e%2e/board',
			'/db/board%2f',
			'/db/board%2F_changes'
		);
		tricks.push(
			'/db/bo%61rd',
			'/db/board%00',
			'/db/board/%00',
			'/db/board/ad%3a1',
			'/db/board/%61d%3A1',
			'/db/board;x',
			'/db/board/_changes;x=1'
		);
		tricks.push(
			'/db/board/_changes%20',
			'/db/board/%5Fchanges',
			'/db/board/_Changes',
			'/db/board/_changes.json',
			'/db/board/ad%253A1',
			'/db/board\\',
			'/db\\board'
		);
		tricks.push(
			`/db/${own}%2f`,
			`/db/${own}.`,
			`/db/${own.toUpperCase()}`,
			`/db/${own.slice(0, -1)}`,
			`/db/${own}0`,
			`/db/./${own}`,
			`/db/board/../${own}/`
		);
		tricks.push(
			`/db/board/_local/../ad:1`,
			`/db/board/_local/${'a'.repeat(32)}/x`,
			`/db/board/_local%2F${'a'.repeat(32)}`,
			'/db/board/%',
			'/db/board/%zz',
			'/db/board/%ff'
		);
		tricks.push(
			`http://127.0.0.1:${gate.port}/db/board`,
			'http://evil.example/db/board',
			'http:///db/board',
			`/db/${'a'.repeat(5000)}`,
			'/db/board/é'.normalize('NFD').replace(/[^!-~]/g, '%CC%81')
		);
		await refusedEverywhere(tricks, ['GET', 'PUT', 'POST', 'DELETE']);
	});
});

describe("another member's mailbox", () => {
	const paths = (database: string) =>
		['', '/', '/_changes', '/ad%3A1', `/_local/${'a'.repeat(32)}`].map((path) => `/db/${database}${path}`);

	it('answers as one that was never made', async () => {
		const never = `member-${newMemberId()}`;
		for (const database of [`member-${stranger}`, never]) {
			for (const path of paths(database)) {
				expect(await ask(gate.port, { path, headers: as(gate.member) })).toMatchObject({ status: 404, text: NOT_FOUND });
			}
			for (const endpoint of ['_bulk_docs', '_bulk_get', '_revs_diff', '_changes']) {
				const path = `/db/${database}/${endpoint}`;
				const answer = await ask(gate.port, {
					method: 'POST',
					path,
					...refusedBodies,
					headers: { ...JSON_TYPE, ...as(gate.member) }
				});
				expect(answer).toMatchObject({ status: 404, text: NOT_FOUND });
			}
		}
		expect(gate.registry.pinned(never)).toBeUndefined();
	});

	it('asks to sign in whoever has no session, whether it exists or not', async () => {
		const texts = new Set<string>();
		for (const database of [gate.mailbox, `member-${newMemberId()}`]) {
			for (const path of paths(database)) {
				const { status, text } = await ask(gate.port, { path });
				expect(status).toBe(401);
				texts.add(text);
			}
		}
		expect([...texts]).toEqual([JSON.stringify({ error: 'unauthorized', reason: 'sign in first' })]);
	});
});

it('the board takes no write from anybody, in the form the stock client expects', async () => {
	const before = await content();
	const body = JSON.stringify({ new_edits: false, docs: [{ _id: 'ad:2', _rev: `1-${'a'.repeat(32)}` }] });
	const writes = [
		{ method: 'POST', path: '/db/board/_bulk_docs', body },
		{ method: 'POST', path: '/db/board/_revs_diff', body: '{}' },
		{ method: 'PUT', path: `/db/board/_local/${'a'.repeat(32)}`, body: '{}' }
	];
	for (const write of writes) {
		for (const who of [{}, as(gate.member)]) {
			const answer = await ask(gate.port, { ...write, headers: { ...JSON_TYPE, ...who } });
			expect([answer.status, JSON.parse(answer.text).error]).toEqual([403, 'forbidden']);
		}
	}
	expect(await content()).toEqual(before);
});

describe('a query parameter that is not on the list', () => {
	// `longpoll` is for the board alone, through one shared feed: `long-poll.test.ts`.
	const queries = [
		'feed=continuous',
		'feed=eventsource',
		'filter=a/b',
		'filter=_view&view=a/b',
		'filter=_selector',
		'view=a/b',
		'x=1'
	];
	queries.push(
		'limit=1001',
		'limit=-1',
		'limit=1e3',
		'limit=1&limit=2',
		'since=-1',
		'since=x',
		'since={}',
		'since=1.5',
		'include_docs=1',
		'style=x'
	);
	queries.push(
		'doc_ids=["a"]',
		'attachments=x',
		'__proto__=1',
		'constructor=1',
		'hasOwnProperty=1',
		'limit[]=1',
		'limit%00=1',
		'LIMIT=1',
		'db=x',
		'return_docs=false'
	);
	it.each(queries)('is a 400: %s', async (query) => {
		const answer = await ask(gate.port, { path: `/db/board/_changes?${query}` });
		expect([answer.status, JSON.parse(answer.text).error]).toEqual([400, 'bad_request']);
	});

	it.each([
		'rev=x',
		'rev=1-a',
		'open_revs=x',
		'open_revs=["1-a"]',
		'open_revs={}',
		'revs=yes',
		'batch=ok',
		'new_edits=false',
		'meta=true'
	])('is a 400 on a document: %s', async (query) =>
		expect((await ask(gate.port, { path: `/db/board/ad%3A1?${query}` })).status).toBe(400)
	);

	it('is dropped when stock clients send it and it would only hold the connection', async () => {
		const answer = await ask(gate.port, {
			path: '/db/board/_changes?timeout=60000&heartbeat=10000&feed=normal&seq_interval=25&_nonce=1'
		});
		expect([answer.status, JSON.parse(answer.text).results.length]).toEqual([200, 2]);
	});
});

it('private answers are never kept by a cache', async () => {
	const { headers } = await ask(gate.port, { path: `/db/${gate.mailbox}/_changes`, headers: as(gate.member) });
	expect([headers['cache-control'], headers['content-type']]).toEqual(['no-store', 'application/json; charset=utf-8']);
});
