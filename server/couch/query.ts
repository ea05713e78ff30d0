/** The closed list of query parameters, each with the only values it may have. Anything else is a 400, not ignored. */
import { HttpError } from '../http/errors.ts';
import type { Kind } from './address.ts';
import { isRevision } from './revisions.ts';

type Check = (value: string) => boolean;
interface Parameter {
	readonly allowed: Check;
	/** Accepted because stock clients send it, and not passed on: it would change nothing, or hold a connection. */
	readonly dropped?: true;
}
type Parameters = Readonly<Record<string, Parameter>>;

/** Rows in one answer: the app asks for 500. More is refused aloud: a shorter answer would look like the end. */
const ROWS_MAX = 1000;
/** Without a limit CouchDB's own replicator expects all there is; a row is 100 bytes and a board some thousands. */
const ROWS_UNASKED = 10_000;
const OPEN_REVS_MAX = 100;

const matches = (pattern: RegExp): Parameter => ({ allowed: (value) => pattern.test(value) });
const dropped = (pattern: RegExp): Parameter => ({ allowed: (value) => pattern.test(value), dropped: true });
const BOOLEAN = /^(true|false)$/;
const NUMBER = /^\d{1,15}$/;
const flag = matches(BOOLEAN);

/**
 * `latest` never reaches PouchDB: asked for it with a revision the document never had, it throws where nobody can catch,
 * and the whole server stops. Without it the asked revision itself is given; its successor is in the changes anyway.
 */
const latest = dropped(BOOLEAN);

/** Safari's clients add it to get past their cache. */
const always: Parameters = { _nonce: dropped(NUMBER) };

const QUERIES: Readonly<Record<Kind, Parameters>> = {
	welcome: {},
	info: {},
	changes: {
		since: matches(/^(\d{1,15}|now)$/),
		limit: { allowed: (value) => NUMBER.test(value) && Number(value) <= ROWS_MAX },
		style: matches(/^(all_docs|main_only)$/),
		include_docs: flag,
		conflicts: flag,
		descending: flag,
		// `longpoll` for the board alone, by a feed of our own: see `readWait`.
		feed: dropped(/^(normal|longpoll)$/),
		timeout: dropped(NUMBER),
		heartbeat: dropped(/^(\d{1,15}|true|false)$/),
		seq_interval: dropped(NUMBER),
		attachments: dropped(BOOLEAN),
		// PouchDB says this when it posts `doc_ids`; the body alone is enough for us.
		filter: dropped(/^_doc_ids$/)
	},
	'bulk-get': { revs: flag, latest, attachments: dropped(BOOLEAN) },
	'revs-diff': {},
	'bulk-docs': {},
	local: {},
	document: {
		rev: { allowed: isRevision },
		open_revs: { allowed: (value) => value === 'all' || isRevisionList(value) },
		revs: flag,
		revs_info: flag,
		latest,
		conflicts: flag,
		attachments: dropped(BOOLEAN),
		att_encoding_info: dropped(BOOLEAN),
		atts_since: dropped(/^\[[^{}]*\]$/)
	}
};

function isRevisionList(text: string): boolean {
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) && list.length <= OPEN_REVS_MAX && list.every(isRevision);
	} catch {
		return false;
	}
}

/** The parameters to pass on, or a 400 that names the one that is wrong. */
export function readQuery(kind: Kind, search: string): Record<string, string> {
	const known: Parameters = { ...always, ...QUERIES[kind] };
	const query: Record<string, string> = {};
	const seen = new Set<string>();
	for (const [name, value] of new URLSearchParams(search)) {
		const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
		if (parameter === undefined || seen.has(name) || !parameter.allowed(value)) {
			throw new HttpError('bad-request', 'query parameter not allowed here');
		}
		seen.add(name);
		if (parameter.dropped === undefined) query[name] = value;
	}
	if (kind === 'changes') boundRows(query);
	return query;
}

/** How long a client asks to wait for the board to change; undefined when it does not. Called once `readQuery` has agreed. */
export function readWait(search: string): number | undefined {
	const params = new URLSearchParams(search);
	if (params.get('feed') !== 'longpoll') return undefined;
	return params.has('timeout') ? Number(params.get('timeout')) : Infinity;
}

function boundRows(query: Record<string, string>): void {
	if (query['limit'] !== undefined) return;
	query['limit'] = String(query['include_docs'] === 'true' ? ROWS_MAX : ROWS_UNASKED);
}
