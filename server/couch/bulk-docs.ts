/** `_bulk_docs` by our own hand: the only door by which a member's documents come in. */
import * as v from 'valibot';
import { HttpError } from '../http/errors.ts';
import type { Db } from '../stores/stores.ts';
import { readIncoming, type Incoming, type Reading } from './incoming.ts';
import { leavesOf } from './leaves.ts';

const DOCS_MAX = 200;

/** `forbidden` becomes a `denied` event in the client; any other word would make it send the batch again for ever. */
export interface Denial {
	readonly id: string;
	readonly rev: string;
	readonly error: 'forbidden';
	readonly reason: string;
}

const bodySchema = v.strictObject({
	new_edits: v.literal(false),
	docs: v.array(v.custom<Record<string, unknown>>((doc) => typeof doc === 'object' && doc !== null && !Array.isArray(doc)))
});

/** The documents of a batch, each read by itself: a bad one never stops the others. */
export function readBatch(body: unknown, mayWrite: (id: string) => boolean): Reading[] {
	const result = v.safeParse(bodySchema, body);
	if (!result.success) throw new HttpError('bad-request', 'documents with their own revisions (new_edits: false)');
	if (result.output.docs.length > DOCS_MAX) throw new HttpError('too-large', `at most ${DOCS_MAX} documents`);
	return result.output.docs.map((doc) => readIncoming(doc, mayWrite));
}

export interface Sorted {
	readonly writes: Incoming[];
	readonly denials: Denial[];
}

const deny = (id: string, rev: string, reason: string): Denial => ({ id, rev, error: 'forbidden', reason });

/** What of the batch may be written, given what the database already holds. */
export async function sortBatch(db: Db, readings: readonly Reading[]): Promise<Sorted> {
	const sorted: Sorted = { writes: [], denials: [] };
	const leaves = leavesOf(db);
	const echoes: Incoming[] = [];
	for (const reading of readings) {
		if (reading.sort === 'refused') sorted.denials.push(deny(reading.id, reading.rev, reading.reason));
		else if (reading.sort === 'server') echoes.push(reading.doc);
		else if (await leaves.admit(reading.doc)) sorted.writes.push(reading.doc);
		else sorted.denials.push(deny(reading.doc._id, reading.doc._rev, 'too many conflicts'));
	}
	sorted.denials.push(...(await strangers(db, echoes)));
	return sorted;
}

/** Phones offer back what they pulled. Known revisions of the server's documents are passed over, others denied. */
async function strangers(db: Db, echoes: readonly Incoming[]): Promise<Denial[]> {
	if (echoes.length === 0) return [];
	const asked = new Map<string, string[]>();
	for (const { _id, _rev } of echoes) asked.set(_id, [...(asked.get(_id) ?? []), _rev]);
	const unknown = await db.revsDiff(Object.fromEntries(asked));
	return echoes
		.filter(({ _id, _rev }) => unknown[_id]?.missing?.includes(_rev) === true)
		.map(({ _id, _rev }) => deny(_id, _rev, 'written by the server only'));
}

/** Stores them as they are; answers only what failed, as CouchDB does. */
export async function storeBatch(db: Db, writes: readonly Incoming[]): Promise<object[]> {
	const results = (await db.bulkDocs([...writes], { new_edits: false })) as (PouchDB.Core.Error | PouchDB.Core.Response)[];
	return results.flatMap((result) => ('error' in result ? [{ id: result.id, error: result.name, reason: result.message }] : []));
}
