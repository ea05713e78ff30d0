/**
 * The `fetch` given to PouchDB's HTTP adapter, which brings its replication down to one request and one trip each way.
 * Only CouchDB's own calls go over the wire. Six rules:
 *
 * 1. `GET /db/` and `GET /db/<name>/` are answered here (the uuid is the server's epoch).
 * 2. `_revs_diff` is answered from what is known; the server is asked only about the rest.
 * 3. `_bulk_docs`: a revision is known to be there only after a 2xx whose body is a JSON array without an error for it.
 * 4. `_changes` asks for the documents too; those of one leaf and first generation are kept for rule 5, and a
 *    follow-up `_changes` that can have nothing is answered with nothing.
 * 5. `_bulk_get` is answered from those kept, when all are.
 * 6. Everything else, and every doubt, goes to the network.
 *
 * Hence messages and verdicts are immutable: a first generation has no parents, so its history is known exactly.
 */
import type { Fetch } from '../net/patient-fetch.ts';
import { leafOf, type Knowledge } from './knowledge.ts';

interface Deps {
	readonly fetch: Fetch;
	readonly epoch: string;
	readonly knowledge: Knowledge;
	/** The server said that it has this revision. Awaited before PouchDB goes on. */
	readonly onAcknowledged: (id: string, rev: string) => Promise<void>;
	/** The server will not take this revision, whatever is done: the rest of the batch was stored. */
	readonly onDenied: (id: string, rev: string, reason: string) => Promise<void>;
}

type Doc = { _id: string; _rev: string; _attachments?: unknown };
type Row = { id: string; changes: { rev: string }[]; doc?: Doc | null; deleted?: boolean };
type Changes = { results: Row[]; last_seq: number | string; pending?: number };

const json = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

/** The JSON of an answer, or undefined when it is none: then PouchDB must see the answer as it came. */
async function parsed(response: Response): Promise<unknown> {
	if (!response.ok) return undefined;
	return response
		.clone()
		.json()
		.catch(() => undefined);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is not in a difference is there, so an object of somebody else's (a portal's `{"ok":true}`) would have every edit
 * believed sent: each of its names must be one that was asked about, with what is missing of it.
 */
const isDiffOf = (answer: unknown, asked: Record<string, string[]>): answer is Record<string, { missing: string[] }> =>
	isRecord(answer) && Object.entries(answer).every(([id, row]) => id in asked && isRecord(row) && Array.isArray(row.missing));

export function leanFetch({ fetch, epoch, knowledge, onAcknowledged, onDenied }: Deps): Fetch {
	/** Documents that came with the changes, by leaf, until PouchDB asks for them. */
	const kept = new Map<string, Doc>();
	/** Sequences after which the server said there is nothing. Forgotten at each start of a replication. */
	const ends = new Set<string>();

	const acknowledge = async (id: string, rev: string) => {
		knowledge.see(leafOf(id, rev));
		await onAcknowledged(id, rev);
	};

	async function revsDiff(url: string, init: RequestInit): Promise<Response> {
		const asked = JSON.parse(String(init.body)) as Record<string, string[]>;
		const missing: Record<string, { missing: string[] }> = {};
		const unsure: Record<string, string[]> = {};
		for (const [id, revs] of Object.entries(asked)) {
			const lacked = revs.filter((rev) => knowledge.isBorn(leafOf(id, rev)));
			const open = revs.filter((rev) => !knowledge.isBorn(leafOf(id, rev)) && !knowledge.isSeen(leafOf(id, rev)));
			if (lacked.length > 0) missing[id] = { missing: lacked };
			if (open.length > 0) unsure[id] = open;
		}
		if (Object.keys(unsure).length === 0) return json(missing);

		const response = await fetch(url, { ...init, body: JSON.stringify(unsure) });
		const answer = await parsed(response);
		if (!isDiffOf(answer, unsure)) return response.ok ? failed('_revs_diff') : response;
		for (const [id, revs] of Object.entries(unsure)) {
			const lacked = answer[id]?.missing ?? [];
			if (lacked.length > 0) missing[id] = { missing: [...(missing[id]?.missing ?? []), ...lacked] };
			for (const rev of revs) if (!lacked.includes(rev)) await acknowledge(id, rev);
		}
		return json(missing);
	}

	async function bulkDocs(url: string, init: RequestInit): Promise<Response> {
		const { docs } = JSON.parse(String(init.body)) as { docs: Doc[] };
		const response = await fetch(url, init);
		const answer = await parsed(response);
		if (!Array.isArray(answer)) return response.ok ? failed('_bulk_docs') : response;
		const failures = new Map<string, Record<string, unknown>>();
		for (const row of answer as unknown[]) if (isRecord(row) && row.error) failures.set(String(row.id), row);
		for (const { _id, _rev } of docs) {
			const failure = failures.get(_id);
			if (failure === undefined) await acknowledge(_id, _rev);
			// Any other failure is of the moment: PouchDB tries again.
			else if (failure.error === 'forbidden') await onDenied(_id, _rev, String(failure.reason ?? failure.error));
		}
		return response;
	}

	async function changes(url: string, init: RequestInit): Promise<Response> {
		const address = new URL(url);
		const since = address.searchParams.get('since') ?? '0';
		const limit = Number(address.searchParams.get('limit') ?? Infinity);
		if (ends.has(since)) return json({ results: [], last_seq: isNaN(Number(since)) ? since : Number(since) });
		// Only ever ends a long poll; here it is bytes.
		address.searchParams.delete('heartbeat');
		address.searchParams.delete('timeout');
		address.searchParams.set('include_docs', 'true');

		// One side of an exchange failed, and the other is still on its way when the next begins: its answer is of before.
		const begun = knowledge.exchange();
		const response = await fetch(address.href, init);
		const answer = await parsed(response);
		if (!isRecord(answer) || !Array.isArray(answer.results)) return response.ok ? failed('_changes') : response;
		const { results, last_seq, pending } = answer as unknown as Changes;
		for (const row of results) {
			for (const { rev } of row.changes) await acknowledge(row.id, rev);
			keep(row);
			delete row.doc;
		}
		if (results.length < limit && !(pending && pending > 0) && begun === knowledge.exchange()) ends.add(String(last_seq));
		return json(answer);
	}

	function keep({ id, changes: leaves, doc, deleted }: Row) {
		const rev = leaves[0]?.rev;
		if (!doc || deleted || leaves.length !== 1 || !rev?.startsWith('1-') || doc._rev !== rev || doc._attachments) return;
		kept.set(leafOf(id, rev), { ...doc, _revisions: { start: 1, ids: [rev.slice(2)] } } as Doc);
	}

	async function bulkGet(url: string, init: RequestInit): Promise<Response> {
		const { docs } = JSON.parse(String(init.body)) as { docs: { id: string; rev: string }[] };
		const found = docs.map(({ id, rev }) => ({ id, doc: kept.get(leafOf(id, rev)) }));
		if (found.some(({ doc }) => doc === undefined)) return fetch(url, init);
		for (const { id, rev } of docs) kept.delete(leafOf(id, rev));
		return json({ results: found.map(({ id, doc }) => ({ id, docs: [{ ok: doc }] })) });
	}

	return async (url, init = {}) => {
		const { pathname } = new URL(url);
		const [, name, call = ''] = /\/db\/(?:([^/]+)\/)?(.*)$/.exec(pathname) ?? [];
		const method = init.method ?? 'GET';
		if (method === 'GET' && !name && call === '') {
			ends.clear();
			return json({ couchdb: 'Welcome', uuid: epoch });
		}
		if (method === 'GET' && call === '') return json({ db_name: name, update_seq: 0, instance_start_time: '0' });
		if (call === '_revs_diff') return revsDiff(url, init);
		if (call === '_bulk_docs') return bulkDocs(url, init);
		if (call === '_changes' && method === 'GET') return changes(url, init);
		if (call === '_bulk_get') return bulkGet(url, init);
		return fetch(url, init);
	};
}

/** A 2xx that is not what was asked for: somebody else answered. */
function failed(call: string): never {
	throw new TypeError(`${call}: the answer makes no sense`);
}
