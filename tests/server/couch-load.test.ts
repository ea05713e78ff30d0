/** Clients that drop, come in crowds, or send nonsense: always an answer, never a lease lost. */
import { connect } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { as, JSON_TYPE, openGate, type Gate } from './gate.ts';
import { ask } from './raw.ts';

let gate: Gate;
beforeEach(async () => {
	gate = await openGate({ max: 2, idleMs: 5 });
	await gate.registry.use('board', (db) =>
		db.bulkDocs(Array.from({ length: 300 }, (_, n) => ({ _id: `ad:${n}`, text: 'x'.repeat(300) }) as object))
	);
});
afterEach(async () => {
	expect(gate.errors).toEqual([]);
	await gate.close();
});

describe('clients that drop', () => {
	/** Sends the text, then cuts after a while. */
	async function drop(text: string, wait: number) {
		const socket = connect(gate.port, '127.0.0.1');
		socket.on('error', () => undefined);
		socket.write(text.replaceAll('\n', '\r\n'));
		await after(wait);
		socket.destroy();
	}

	it('leave no database held', async () => {
		const own = `/db/${gate.mailbox}`;
		const head = `Host: x\nx-member: ${gate.member}\nContent-Type: application/json\n`;
		const texts = [
			`GET /db/board/_changes?include_docs=true&limit=1000 HTTP/1.1\n${head}\n`,
			`GET ${own}/_changes HTTP/1.1\n${head}\n`,
			`POST ${own}/_bulk_docs HTTP/1.1\n${head}Content-Length: 1000\n\n{"docs":[`,
			`POST ${own}/_bulk_docs HTTP/1.1\n${head}Transfer-Encoding: chunked\n\n4\n{"do\n`,
			`POST ${own}/_revs_diff HTTP/1.1\n${head}Content-Length: 2\n\n{}`
		];
		await Promise.all(Array.from({ length: 100 }, (_, n) => drop(texts[n % texts.length] ?? '', n % 8)));
		const pinned = () => ['board', gate.mailbox].map((name) => gate.registry.pinned(name));
		// Those that came last are still being answered.
		await expect.poll(pinned, { timeout: 5_000 }).toEqual([undefined, undefined]);
		const others = ['member-a', 'member-b', 'member-c'];
		await Promise.all(others.map((name) => gate.registry.use(name, (db) => db.info())));
	});
});

describe('a crowd', () => {
	it('of 200 polls at once is answered', async () => {
		const polls = Array.from({ length: 200 }, (_, n) =>
			ask(gate.port, {
				path: `/db/${n % 2 === 0 ? 'board' : gate.mailbox}/_changes?since=300&limit=500`,
				headers: as(gate.member)
			})
		);
		expect(new Set((await Promise.all(polls)).map(({ status }) => status))).toEqual(new Set([200]));
	});
});

describe('nonsense', () => {
	const part = fc.constantFrom(
		'db',
		'board',
		'_changes',
		'_bulk_get',
		'_bulk_docs',
		'_revs_diff',
		'_local',
		'_design',
		'ad:1',
		'ad%3A1',
		'..',
		'.',
		'',
		'%2f',
		'%00',
		';',
		'OWN',
		'a'.repeat(32)
	);
	const junk = fc.string({ maxLength: 12 }).map((text) => text.replace(/[^!-~]/g, '%'));
	const tail = fc.array(fc.oneof({ weight: 4, arbitrary: part }, junk), { maxLength: 4 }).map((parts) => parts.join('/'));
	const real = fc.constantFrom('', '_changes', 'ad%3A1', `_local/${'a'.repeat(32)}`);
	const path = fc
		.tuple(fc.constantFrom('/db/', '/db/board/', '/db/OWN/', '/'), fc.oneof(real, tail))
		.map(([start, rest]) => start + rest);
	const name = fc.constantFrom(
		'since',
		'limit',
		'style',
		'include_docs',
		'open_revs',
		'rev',
		'revs',
		'latest',
		'conflicts',
		'descending',
		'feed',
		'x'
	);
	const value = fc.oneof(
		fc.constantFrom(
			'true',
			'false',
			'all',
			'now',
			'0',
			'5',
			'all_docs',
			'normal',
			'[]',
			`1-${'a'.repeat(32)}`,
			`["1-${'a'.repeat(32)}"]`
		),
		junk
	);
	const query = fc
		.array(
			fc.tuple(name, value).map((pair) => pair.join('=')),
			{ maxLength: 3 }
		)
		.map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : ''));
	const method = fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'DELETE');

	/** Mostly what passes, so that what is behind the gate is reached too. */
	const mostly = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>) =>
		fc.oneof({ weight: 24, arbitrary: right }, { weight: 1, arbitrary: wrong });
	const oddId = fc.oneof(fc.constantFrom('_design/x', '_local/x', 'toString', ''), fc.string());
	const id = mostly(fc.constantFrom('ad:1', 'ad:2', 'ad:a.b:~_-', 'message:1', 'profile:self', 'verdict:1', 'inbox:1'), oddId);
	const hash = fc.constantFrom('a', 'b', 'c', '0').map((sign) => sign.repeat(32));
	const rev = mostly(
		fc.tuple(fc.integer({ min: 1, max: 4 }), hash).map((pair) => pair.join('-')),
		fc.string()
	);
	/** A revision with its true ancestry, or with any. */
	const born = fc.array(hash, { minLength: 1, maxLength: 4 }).map((ids) => {
		return { _rev: `${ids.length}-${ids[0]}`, _revisions: { start: ids.length, ids } };
	});
	const forged = fc.record(
		{
			_rev: rev,
			_revisions: fc.oneof(
				born.map(({ _revisions }) => _revisions),
				fc.jsonValue()
			)
		},
		{ requiredKeys: [] }
	);
	const document = fc
		.tuple(
			fc.record({ _id: id }),
			mostly(born, forged),
			mostly(fc.constant({}), fc.record({ _deleted: fc.jsonValue() })),
			fc.jsonValue()
		)
		.map(([named, revised, deleted, text]) => ({ ...named, ...revised, ...deleted, text }));
	const docs = mostly(fc.array(mostly(document, fc.jsonValue()), { maxLength: 5 }), fc.jsonValue());
	const pushed = fc
		.record({ docs, new_edits: mostly(fc.constant(false), fc.jsonValue()) })
		.map((body) => ['_bulk_docs', body] as const);
	const asked = mostly(fc.record({ id, rev }, { requiredKeys: ['id'] }), fc.jsonValue());
	const fetched = fc
		.record({ docs: mostly(fc.array(asked), fc.jsonValue()) })
		.map((body) => ['_bulk_get?revs=true&latest=true', body] as const);
	const diffed = fc.dictionary(id, mostly(fc.array(rev), fc.jsonValue())).map((body) => ['_revs_diff', body] as const);
	const listed = fc
		.record({ doc_ids: mostly(fc.array(id), fc.jsonValue()) })
		.map((body) => ['_changes?filter=_doc_ids', body] as const);
	const saved = fc.dictionary(
		mostly(fc.constantFrom('last_seq', 'history', 'session_id'), fc.constantFrom('_id', '_rev', '_x')),
		fc.jsonValue()
	);
	const anything = fc.tuple(fc.constantFrom('_bulk_docs', '_bulk_get', '_revs_diff', '_changes'), fc.jsonValue());
	const body = fc.oneof({ weight: 3, arbitrary: pushed }, fetched, diffed, listed, anything);

	const never500 = async (request: Parameters<typeof ask>[1]) => {
		const { status } = await ask(gate.port, request);
		expect(status).toBeGreaterThanOrEqual(200);
		expect(status).toBeLessThan(500);
		expect(gate.errors).toEqual([]);
	};
	const headers = () => ({ ...JSON_TYPE, ...as(gate.member) });

	it('in addresses and queries is always answered below 500', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(method, path, query, (verb, address, search) => {
				const own = (address + search).replaceAll('OWN', gate.mailbox);
				return never500({
					method: verb,
					path: own,
					headers: headers(),
					...(verb === 'GET' || verb === 'HEAD' ? {} : { body: '{}' })
				});
			}),
			{ numRuns: 3000 }
		)
	);

	it('in bodies is always answered below 500', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(body, ([endpoint, sent]) =>
				never500({ method: 'POST', path: `/db/${gate.mailbox}/${endpoint}`, headers: headers(), body: JSON.stringify(sent) })
			),
			{ numRuns: 3000 }
		)
	);

	it('in the text of a body, or in a checkpoint, is always answered below 500', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(body, saved, fc.nat(), fc.string({ maxLength: 3 }), async ([endpoint, sent], checkpoint, at, wrong) => {
				const text = JSON.stringify(sent);
				const cut = at % (text.length + 1);
				const broken = text.slice(0, cut) + wrong + text.slice(cut + wrong.length);
				await never500({ method: 'POST', path: `/db/${gate.mailbox}/${endpoint}`, headers: headers(), body: broken });
				const path = `/db/${gate.mailbox}/_local/${'a'.repeat(32)}`;
				await never500({ method: 'PUT', path, headers: headers(), body: JSON.stringify(checkpoint) });
			}),
			{ numRuns: 1500 }
		)
	);
});
