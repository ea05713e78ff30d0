/**
 * Phones that were not updated, and a server that was; then the reverse (O8). `tests/fixtures/wire-1` is a whole
 * conversation as it went over the wire on 23 November 2026: two neighbours sign up, publish, are refused, answer,
 * report and withdraw. It is never edited: when the wire changes, another is recorded beside it, and both must pass
 * for as long as phones of that version may come back.
 */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readChanges, readSnapshot } from '../../src/domain/board-copy.ts';
import type { Identity } from '../../src/lib/device/db.ts';
import { everyAd } from '../factories/boards.ts';
import { newPhone } from '../factories/phones.ts';
import { startServer, type TestServer } from '../factories/server.ts';

interface Sent {
	readonly who: 'odette' | 'marc';
	readonly method: string;
	readonly path: string;
	readonly body?: unknown;
	readonly status: number;
	readonly answer: unknown;
}
interface Recorded {
	readonly exchanges: readonly Sent[];
	readonly odette: Identity;
	readonly marc: Identity;
}
type Doc = Record<string, unknown> & { type?: string; accepted?: boolean };

const recorded = JSON.parse(readFileSync('tests/fixtures/wire-1/conversation.json', 'utf8')) as Recorded;
const NOW = Date.parse('2026-11-23T10:00:00.000Z');

/** Every path of a value with the kind of thing there, whatever the length of its lists. */
function shapeOf(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return [`${path}[]`, ...value.flatMap((one) => shapeOf(one, `${path}[]`))];
	if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`];
	return Object.entries(value).flatMap(([key, inside]) => shapeOf(inside, `${path}.${key}`));
}

/** The documents of a mailbox that an answer brings. */
const docsIn = (answer: unknown): Doc[] =>
	((answer as { results?: { doc?: Doc }[] } | undefined)?.results ?? []).flatMap(({ doc }) => (doc ? [doc] : []));
const sortOf = (doc: Doc) => `${doc.type} ${doc.accepted ?? ''}`;
/** An old phone reads these strictly: a field too many, and it sees nothing. */
const keysBySort = (docs: readonly Doc[]) =>
	Object.fromEntries(docs.map((doc) => [sortOf(doc), Object.keys(doc).sort().join(' ')]).sort());

describe('phones of that version, with today’s server', () => {
	let server: TestServer;
	beforeEach(async () => {
		server = await startServer({ now: () => NOW, epoch: 'wire-1' });
	});
	afterEach(() => server.stop());

	/** What they sent, sent again, each with its cookie, and what is answered now. */
	async function replay(): Promise<{ sent: Sent; status: number; answer: unknown }[]> {
		const cookies: Record<string, string> = {};
		const heard = [];
		for (const sent of recorded.exchanges) {
			const response = await fetch(server.origin + sent.path, {
				method: sent.method,
				headers: { 'content-type': 'application/json', cookie: cookies[sent.who] ?? '' },
				...(sent.body !== undefined && { body: JSON.stringify(sent.body) })
			});
			cookies[sent.who] = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookies[sent.who] ?? '';
			heard.push({ sent, status: response.status, answer: await response.json() });
			await server.services.courier.idle();
		}
		return heard;
	}

	test('every request is taken as it was, and answered with all that those phones read', async () => {
		for (const { sent, status, answer } of await replay()) {
			const what = `${sent.method} ${sent.path}`;
			expect([what, status]).toEqual([what, sent.status]);
			if (sent.path.startsWith('/db/')) continue;
			const now = new Set(shapeOf(answer));
			expect([what, shapeOf(sent.answer).filter((path) => !now.has(path))]).toEqual([what, []]);
		}
	});

	test('the documents they receive have the fields they know, and no other', async () => {
		const before = recorded.exchanges.flatMap(({ answer }) => docsIn(answer));
		const now = (await replay()).flatMap(({ answer }) => docsIn(answer));
		expect(Object.keys(keysBySort(before))).toEqual(
			expect.arrayContaining(['ad ', 'inbox ', 'message ', 'profile ', 'verdict false', 'verdict true'])
		);
		expect(keysBySort(now)).toEqual(keysBySort(before));
	});
});

describe('today’s phone, with a server of that version', () => {
	const answerTo = (method: string, path: RegExp, nth = 0) =>
		recorded.exchanges.filter((one) => one.method === method && path.test(one.path))[nth]?.answer;

	test('reads the board, its changes, and what is gone', () => {
		const snapshot = recorded.exchanges.find(({ who, path }) => who === 'marc' && path.endsWith('/snapshot'))!.answer;
		expect(readSnapshot(snapshot).ads).toHaveLength((snapshot as { ads: unknown[] }).ads.length);
		expect(readSnapshot(snapshot).ads).not.toHaveLength(0);
		const last = recorded.exchanges.filter(({ path }) => path.includes('/changes?epoch')).at(-1)!.answer;
		expect(readChanges(last)).toMatchObject({ gone: [expect.any(String)] });
		expect(readChanges({ startAgain: true })).toEqual({ startAgain: true });
	});

	test('signs in, and reads its mailbox whole', async () => {
		const phone = newPhone('http://nobody.test');
		await phone.phone.device.identity.add({ ...recorded.odette, epoch: 'another' });
		const results = recorded.exchanges
			.filter(({ who, path }) => who === 'odette' && path.includes('/_changes'))
			.flatMap(({ answer }) => (answer as { results: { id: string; changes: { rev: string }[] }[] }).results)
			.filter(({ changes }) => changes[0]!.rev.startsWith('1-'));
		let greeted = false;
		phone.link.impostor = (url, init) => {
			const answer = (body: unknown, status = 200) =>
				new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
			if (url.endsWith('/api/session')) {
				greeted = true;
				expect(Object.keys(JSON.parse(String(init?.body)) as object).sort()).toEqual(['id', 'ref', 'secret']);
				return answer(answerTo('POST', /\/api\/session$/));
			}
			if (url.includes('/_changes')) {
				if (!greeted) return answer({ error: 'unauthorized' }, 401);
				return answer(
					url.includes('since=0') ? { results, last_seq: results.length } : { results: [], last_seq: results.length }
				);
			}
			// It knew no pieces.
			if (url.includes('/api/board/newest')) return answer({ error: 'not-found' }, 404);
			if (url.includes('/api/board/snapshot')) return answer(answerTo('GET', /\/snapshot$/, 1));
			if (url.includes('/api/board/changes')) return answer(answerTo('GET', /\/changes/, 1));
			return answer([]);
		};
		await phone.exchange();
		const { contents } = (await phone.phone.mail())!;
		expect(contents.profile?.name).toBe('Odette');
		expect(contents.ads).toHaveLength(2);
		expect(contents.inbox).toMatchObject([{ text: 'Je peux venir samedi.', from: { name: 'Marc' } }]);
		const verdicts = [...contents.verdicts.values()].flatMap((one) => [...one.values()]);
		expect(verdicts.map(({ accepted }) => accepted).sort()).toEqual([false, true, true, true]);
		expect(await everyAd(phone.phone.board)).not.toHaveLength(0);
		await phone.close();
	});
});
