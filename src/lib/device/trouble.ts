/** What went wrong with the phone's own stores, told apart from a network that is missing. */
import type { StoreTrouble } from '../../domain/store-trouble.ts';

const FULL = /^Quota/;
/** As browsers, Dexie and PouchDB name them. */
const BLOCKED = new Set([
	'OpenFailedError',
	'MissingAPIError',
	'MissingApiError',
	'DatabaseClosedError',
	'InvalidStateError',
	'NotFoundError',
	'SecurityError',
	'UnknownError',
	'VersionError',
	'BlockedError',
	'TransactionInactiveError',
	'AbortError',
	'indexed_db_went_bad'
]);

interface Told {
	readonly name?: unknown;
	readonly inner?: unknown;
	readonly message?: unknown;
}

/** Undefined when the error is about something else. */
export function storeTrouble(error: unknown): StoreTrouble | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { name, inner, message } = error as Told;
	// A full disk aborts the transaction: the reason is inside.
	const deeper = inner === error ? undefined : storeTrouble(inner);
	if (deeper) return deeper;
	if (typeof name !== 'string') return undefined;
	if (FULL.test(name) || (typeof message === 'string' && /quota/i.test(message))) return 'full';
	return BLOCKED.has(name) ? 'blocked' : undefined;
}
