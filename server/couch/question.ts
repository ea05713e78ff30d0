/** From an address that was allowed to the question put to express-pouchdb, rebuilt from nothing but checked parts. */
import type { DatabaseAddress } from './address.ts';
import { readBulkGet, readChangesBody, readLocal, readRevsDiff } from './bodies.ts';
import type { Question } from './delegate.ts';

/** `known`: can be answered at once, without the database. */
export type Put = { readonly sort: 'ask'; readonly question: Question } | { readonly sort: 'known'; readonly body: object };

export type ReadAddress = Exclude<DatabaseAddress, { kind: 'bulk-docs' }>;

const ask = (question: Question): Put => ({ sort: 'ask', question });

export function putQuestion(address: ReadAddress, method: string, query: Record<string, string>, body: unknown): Put {
	const at = `/${address.database}`;
	switch (address.kind) {
		case 'info':
			return ask({ method: 'GET', path: at, query });
		case 'changes': {
			const path = `${at}/_changes`;
			return ask(method === 'GET' ? { method, path, query } : { method: 'POST', path, query, body: readChangesBody(body) });
		}
		case 'bulk-get': {
			const asked = readBulkGet(body);
			// PouchDB never calls back when nothing was asked, and the database would stay pinned for ever.
			if (asked.docs.length === 0) return { sort: 'known', body: { results: [] } };
			return ask({ method: 'POST', path: `${at}/_bulk_get`, query, body: asked });
		}
		case 'revs-diff':
			return ask({ method: 'POST', path: `${at}/_revs_diff`, query, body: readRevsDiff(body) });
		case 'local': {
			const path = `${at}/_local/${encodeURIComponent(address.id)}`;
			return ask(method === 'GET' ? { method, path, query } : { method: 'PUT', path, query, body: readLocal(body, address.id) });
		}
		case 'document':
			return ask({ method: 'GET', path: `${at}/${encodeURIComponent(address.id)}`, query });
	}
}
