/**
 * `/db`: CouchDB's replication protocol, and nothing else of CouchDB. Mounted before any body parser.
 * The order is the safety: address (closed list) → whose → query (closed list) → body → the database, pinned.
 */
import type { Request, RequestHandler, Response } from 'express';
import { answerTo, may } from '../../src/domain/access/may.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import { plainMember } from '../access/who.ts';
import { HttpError } from '../http/errors.ts';
import { createTurns } from '../http/in-turn.ts';
import { readJson } from '../http/json-body.ts';
import type { Registry } from '../stores/registry.ts';
import type { Db } from '../stores/stores.ts';
import { BOARD, readAddress, type DatabaseAddress } from './address.ts';
import { readBatch, sortBatch, storeBatch } from './bulk-docs.ts';
import { createDelegate, type Answer, type Question } from './delegate.ts';
import { putQuestion } from './question.ts';
import { createWaiting, WAITING_MAX } from './long-poll.ts';
import { readQuery, readWait } from './query.ts';
import { reply, replyError, replyNotFound } from './replies.ts';

export interface CouchDeps {
	readonly registry: Registry;
	/** Whose session the request carries. */
	whoIs(request: Request): Promise<MemberId | undefined>;
	/** Changed at each restore of a backup: it enters replication ids, so that every phone offers everything again. */
	readonly epoch: string;
	/** Before a member's documents are stored: a durable marker, so that the courier finds them after a crash. */
	beforeWrite(member: MemberId): Promise<void>;
	/** After they are stored, and the phone answered. */
	afterWrite(member: MemberId): void;
	/** Calls after each change of the board; returns how to stop. */
	onBoardChange(listener: () => void): () => void;
	/** Something of ours broke. The client is told no more than `internal`. */
	onError(error: unknown, request: Request): void;
}

/** S5 says 256 kB for forms; a first push after weeks offline is larger. */
const BODY_MAX = 1024 * 1024;

/** Checkpoints and questions about revisions too: on the board they would be writes, and the board is the server's. */
const isWrite = (address: DatabaseAddress, method: string) =>
	address.kind === 'bulk-docs' || address.kind === 'revs-diff' || (address.kind === 'local' && method === 'PUT');

const ownerOf = (database: string) => database.slice(MAILBOX_PREFIX.length) as MemberId;

export function couchRoutes(deps: CouchDeps): RequestHandler {
	const { registry } = deps;
	const delegate = createDelegate((name) => registry.pinned(name));
	const waiting = createWaiting(deps.onBoardChange);
	const asking = new Map<string, Promise<Answer>>();
	/** A document that is written while changes are read is in neither its former place nor its new one: one after the other. */
	const turns = new WeakMap<Db, ReturnType<typeof createTurns>>();
	const turnOf = (db: Db) => {
		const turn = turns.get(db) ?? createTurns();
		turns.set(db, turn);
		return turn;
	};

	async function answer(request: Request, response: Response): Promise<void> {
		const asked = readAddress(request.method, request.originalUrl);
		if (asked === undefined) return replyNotFound(response);
		const { address, search } = asked;
		if (address.kind === 'welcome') {
			readQuery('welcome', search);
			return reply(response, 200, { couchdb: 'Welcome', uuid: deps.epoch });
		}
		const isBoard = address.database === BOARD;
		const who = plainMember(isBoard ? undefined : await deps.whoIs(request));
		const writes = isWrite(address, request.method);
		if (isBoard) {
			if (!may(who, writes ? 'board.write' : 'board.read')) throw new HttpError('not-allowed', 'the board is read-only');
		} else {
			const allowed = answerTo(who, writes ? 'mailbox.replicate' : 'mailbox.read', { of: ownerOf(address.database) });
			if (allowed === 'sign-in') throw new HttpError('not-signed-in', 'sign in first');
			if (allowed !== 'yes') return replyNotFound(response);
		}
		const query = readQuery(address.kind, search);
		const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await readJson(request, BODY_MAX);
		if (address.kind === 'bulk-docs') {
			if (who.member !== undefined) await write(who.member, address.database, body, response);
			return;
		}
		const put = putQuestion(address, request.method, query, body);
		if (put.sort === 'known') return reply(response, 200, put.body);
		const wait = address.kind === 'changes' ? readWait(search) : undefined;
		if (wait !== undefined) {
			// A phone that waits keeps its radio awake: mailboxes are asked, and never waited on.
			if (address.database !== BOARD) throw new HttpError('bad-request', 'only the board can be waited on');
			return passWhenChanged(put.question, wait, request, response);
		}
		await pass(put.question, address, request, response);
	}

	/** The database is held while it is read, not while a slow phone takes the answer in: a dropped client holds nothing. */
	async function pass(question: Question, { kind, database }: DatabaseAddress, request: Request, response: Response) {
		const asked = () => delegate(question);
		const answer = await registry.use(database, (db) => (kind === 'changes' && database !== BOARD ? turnOf(db)(asked) : asked()));
		send(answer, request, response);
	}

	function send({ status, body }: Answer, request: Request, response: Response): void {
		if (status < 500) return reply(response, status, body);
		deps.onError(new Error(`express-pouchdb answered ${status}: ${body.toString()}`), request);
		replyError(response, 'internal', 'the server failed');
	}

	/** Nothing is held while a client waits: not the database, not even its question. */
	async function passWhenChanged(question: Question, ms: number, request: Request, response: Response): Promise<void> {
		if (waiting.count() >= WAITING_MAX) throw new HttpError('too-many', 'too many clients wait; ask again without waiting');
		const seen = waiting.version();
		const answer = await together(question);
		if (!isEmpty(answer)) return send(answer, request, response);
		await waiting.wait(response, seen, ms);
		if (response.destroyed) return;
		send(waiting.version() === seen ? answer : await together(question), request, response);
	}

	/** Those who waited for the same change ask the same question at the same moment: it is put once. */
	function together(question: Question): Promise<Answer> {
		const key = JSON.stringify(question);
		const known = asking.get(key);
		if (known) return known;
		const asked = registry.use(BOARD, () => delegate(question)).finally(() => asking.delete(key));
		asking.set(key, asked);
		return asked;
	}

	async function write(member: MemberId, database: string, body: unknown, response: Response): Promise<void> {
		const who = plainMember(member);
		const readings = readBatch(body, (id) => may(who, 'document.write', undefined, { of: ownerOf(database), id }));
		await registry.use(database, async (db) => {
			const { writes, denials } = await sortBatch(db, readings);
			if (writes.length === 0) return reply(response, 201, denials);
			await deps.beforeWrite(member);
			try {
				reply(response, 201, [...denials, ...(await turnOf(db)(() => storeBatch(db, writes)))]);
			} finally {
				// Also after a failure: part of the batch may be there.
				deps.afterWrite(member);
			}
		});
	}

	return async (request, response) => {
		try {
			await answer(request, response);
		} catch (error) {
			if (error instanceof HttpError && error.status < 500) return replyError(response, error.code, error.message);
			deps.onError(error, request);
			replyError(response, 'internal', 'the server failed');
		}
	};
}

/** No row, or an error, which nobody waits for. */
function isEmpty({ status, body }: Answer): boolean {
	if (status !== 200) return false;
	const { results } = JSON.parse(body.toString()) as { results?: unknown[] };
	return results?.length === 0;
}
