/** What the bodies handed to express-pouchdb may hold: it answers 500 to `{"docs":[null]}`, and never to `{"docs":[]}`. */
import * as v from 'valibot';
import { HttpError } from '../http/errors.ts';
import { isDocumentId, isRevision } from './revisions.ts';

/** As many as one page of changes may list. */
const ASKED_MAX = 1000;
const DOC_IDS_MAX = 200;
const REVS_MAX = 100;
/** A checkpoint with its history of 50 sessions is about 10 kB. */
const LOCAL_MAX = 32 * 1024;

const documentId = v.custom<string>(isDocumentId);
const revision = v.custom<string>(isRevision);

const changesBody = v.strictObject({ doc_ids: v.pipe(v.array(documentId), v.maxLength(DOC_IDS_MAX)) });
const bulkGetBody = v.strictObject({
	docs: v.pipe(
		v.array(v.strictObject({ id: documentId, rev: v.exactOptional(revision), atts_since: v.exactOptional(v.array(v.string())) })),
		v.maxLength(ASKED_MAX)
	)
});
/** Any id may be asked about here: a stock client offers what it has, and is told which it may not write afterwards. */
const revsDiffBody = v.record(
	v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
	v.pipe(v.array(revision), v.maxLength(REVS_MAX))
);

function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
	const result = v.safeParse(schema, body);
	if (!result.success) throw new HttpError('bad-request', 'this body is not one of this address');
	return result.output;
}

export const readChangesBody = (body: unknown) => read(changesBody, body);

export const readBulkGet = (body: unknown) => ({
	docs: read(bulkGetBody, body).docs.map(({ id, rev }) => (rev === undefined ? { id } : { id, rev }))
});

export function readRevsDiff(body: unknown) {
	if (Array.isArray(body)) throw new HttpError('bad-request', 'an object of lists of revisions');
	const asked = read(revsDiffBody, body);
	if (Object.keys(asked).length > ASKED_MAX) throw new HttpError('too-large', `at most ${ASKED_MAX} ids`);
	return asked;
}

/** A checkpoint: any fields, but none of CouchDB's own besides its id and revision. */
export function readLocal(body: unknown, id: string) {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HttpError('bad-request', 'not an object');
	const wrong = Object.entries(body).some(([key, value]) => {
		if (key === '_id') return value !== `_local/${id}`;
		if (key === '_rev') return typeof value !== 'string' || !/^0-\d{1,9}$/.test(value);
		return key.startsWith('_');
	});
	if (wrong) throw new HttpError('bad-request', 'not a checkpoint');
	if (Buffer.byteLength(JSON.stringify(body)) > LOCAL_MAX) throw new HttpError('too-large', `at most ${LOCAL_MAX} bytes`);
	return body;
}
