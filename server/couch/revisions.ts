/** The shapes of what CouchDB calls ids and revisions, as narrow as ours really are. */

/** `<generation>-<md5>`. Seven digits: a forged generation must stay a number one can add 1 to. */
export const REVISION = /^[1-9]\d{0,6}-[0-9a-f]{32}$/;
export const REVISION_HASH = /^[0-9a-f]{32}$/;
/** Ids of documents: never `_design/` nor `_local/`, nothing that a path or a page could misread. */
export const DOCUMENT_ID = /^[a-z0-9][A-Za-z0-9:._~-]{0,199}$/;
/** What PouchDB (base64 of an MD5) and CouchDB (hexadecimal) call their checkpoints. */
export const LOCAL_ID = /^[A-Za-z0-9._=+-]{20,64}$/;

export const isRevision = (value: unknown): value is string => typeof value === 'string' && REVISION.test(value);
export const isDocumentId = (value: unknown): value is string => typeof value === 'string' && DOCUMENT_ID.test(value);

export function splitRevision(revision: string): { generation: number; hash: string } {
	const dash = revision.indexOf('-');
	return { generation: Number(revision.slice(0, dash)), hash: revision.slice(dash + 1) };
}
