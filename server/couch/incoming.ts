/**
 * One document as a phone pushes it, with its revision already made (`new_edits: false`). Judged as strictly as a plain
 * write would be (S3); what the words in it are worth is the courier's business, so that a bad ad comes back with a reason.
 */
import { isDocumentId, isRevision, REVISION_HASH, splitRevision } from './revisions.ts';

/** S5. The longest ad with its fields is about 10 kB. */
const DOC_MAX = 32 * 1024;
/** PouchDB's own `revs_limit`: it never sends more. */
const ANCESTORS_MAX = 1000;

const COUCH_FIELDS = new Set(['_id', '_rev', '_revisions', '_deleted']);

export interface Incoming {
	readonly _id: string;
	readonly _rev: string;
	readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
	readonly _deleted?: boolean;
}

/** `server`: an id that is not theirs to write. It may only be an echo of what the phone pulled. */
export type Reading =
	| { readonly sort: 'write' | 'server'; readonly doc: Incoming }
	| { readonly sort: 'refused'; readonly id: string; readonly rev: string; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

export function readIncoming(value: Fields, mayWrite: (id: string) => boolean): Reading {
	const { _id: id, _rev: rev } = value;
	const refused = (reason: string): Reading => ({ sort: 'refused', id: String(id), rev: String(rev), reason });
	if (!isDocumentId(id)) return refused('this id cannot be written here');
	if (!isRevision(rev)) return refused('malformed revision');
	const reason = wrongFields(value) ?? wrongAncestry(value['_revisions'], rev);
	if (reason !== undefined) return refused(reason);
	const { _revisions, ...content } = value;
	if (Buffer.byteLength(JSON.stringify(content)) > DOC_MAX) return refused('document too large');
	return { sort: mayWrite(id) ? 'write' : 'server', doc: value as Fields & Incoming };
}

function wrongFields(value: Fields): string | undefined {
	if (Object.keys(value).some((key) => key.startsWith('_') && !COUCH_FIELDS.has(key))) return 'field not allowed';
	return '_deleted' in value && typeof value['_deleted'] !== 'boolean' ? 'malformed _deleted' : undefined;
}

/** The ancestry must be this revision's own. Without it a second revision would stand beside the first as a conflict. */
function wrongAncestry(ancestry: unknown, rev: string): string | undefined {
	const { generation, hash } = splitRevision(rev);
	if (ancestry === undefined) return generation === 1 ? undefined : 'ancestry missing';
	if (typeof ancestry !== 'object' || ancestry === null) return 'malformed ancestry';
	const { start, ids, ...more } = ancestry as Fields;
	const coherent =
		Object.keys(more).length === 0 &&
		start === generation &&
		Array.isArray(ids) &&
		ids.length <= Math.min(ANCESTORS_MAX, generation) &&
		ids[0] === hash &&
		ids.every((ancestor) => typeof ancestor === 'string' && REVISION_HASH.test(ancestor));
	return coherent ? undefined : 'malformed ancestry';
}
