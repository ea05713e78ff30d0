/**
 * The closed list of what may be asked under `/db` (S1). It reads the address as it was sent, before any router has
 * decoded or tidied it: `/db/ad%2Fs` opens `ads` otherwise. What has no line here does not exist, for anybody.
 */
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import { isMemberId } from '../../src/domain/ids.ts';
import { DOCUMENT_ID, LOCAL_ID } from './revisions.ts';

export const BOARD = 'board';

export type Address =
	| { readonly kind: 'welcome' }
	| { readonly kind: 'info' | 'changes' | 'bulk-get' | 'revs-diff'; readonly database: string }
	| { readonly kind: 'bulk-docs'; readonly database: string }
	| { readonly kind: 'local' | 'document'; readonly database: string; readonly id: string };
export type DatabaseAddress = Exclude<Address, { kind: 'welcome' }>;
export type Kind = Address['kind'];

/** The closed list itself: `tests/server/access` holds each line against every sort of person. */
export const METHODS: Readonly<Record<Kind, readonly string[]>> = {
	welcome: ['GET', 'HEAD'],
	info: ['GET', 'HEAD'],
	changes: ['GET', 'POST'],
	'bulk-get': ['POST'],
	'revs-diff': ['POST'],
	'bulk-docs': ['POST'],
	local: ['GET', 'PUT'],
	document: ['GET']
};

const ENDPOINTS = {
	'': 'info',
	_changes: 'changes',
	_bulk_get: 'bulk-get',
	_revs_diff: 'revs-diff',
	_bulk_docs: 'bulk-docs'
} as const;
const isEndpoint = (text: string): text is keyof typeof ENDPOINTS => Object.hasOwn(ENDPOINTS, text);

const LOCAL = '_local/';

export interface Asked {
	readonly address: Address;
	/** Without the question mark. */
	readonly search: string;
}

export function readAddress(method: string, originalUrl: string): Asked | undefined {
	const mark = originalUrl.indexOf('?');
	const path = mark === -1 ? originalUrl : originalUrl.slice(0, mark);
	const address = readPath(path);
	if (address === undefined || !METHODS[address.kind].includes(method)) return undefined;
	return { address, search: mark === -1 ? '' : originalUrl.slice(mark + 1) };
}

function readPath(path: string): Address | undefined {
	if (path === '/db/') return { kind: 'welcome' };
	const [, root, database = '', ...rest] = path.split('/');
	if (root !== 'db' || !isDatabase(database)) return undefined;
	const tail = rest.join('/');
	if (isEndpoint(tail)) return { kind: ENDPOINTS[tail], database } as Address;
	const local = tail.startsWith(LOCAL);
	const id = decodeOnce(local ? tail.slice(LOCAL.length) : tail, local ? LOCAL_ID : DOCUMENT_ID);
	return id === undefined ? undefined : { kind: local ? 'local' : 'document', database, id };
}

const isDatabase = (text: string) =>
	text === BOARD || (text.startsWith(MAILBOX_PREFIX) && isMemberId(text.slice(MAILBOX_PREFIX.length)));

/** Ids come plain or encoded the one usual way, so that no two addresses differ by tricks of encoding alone. */
function decodeOnce(raw: string, pattern: RegExp): string | undefined {
	if (pattern.test(raw)) return raw;
	try {
		const id = decodeURIComponent(raw);
		return pattern.test(id) && encodeURIComponent(id) === raw ? id : undefined;
	} catch {
		return undefined;
	}
}
