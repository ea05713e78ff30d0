/**
 * Every reason for which the server may refuse something, or answer an error.
 * Each has its French sentence in `src/lib/words/refusals.ts`; the compiler sees to it that none is missing.
 */

/** Codes a verdict can carry: the document came back to be corrected, with its text. */
export const VERDICT_CODES = [
	'malformed',
	'name-missing',
	'name-too-long',
	'commune-unknown',
	'contact-missing',
	'contact-wrong',
	'too-young',
	'not-yours',
	'title-missing',
	'title-too-long',
	'text-missing',
	'text-too-long',
	'category-unknown',
	'counterpart-not-allowed',
	'day-missing',
	'day-not-allowed',
	'day-past',
	'day-too-far',
	'destination-missing',
	'destination-unknown',
	'places-not-allowed',
	'expired',
	'life-too-long',
	'message-empty',
	'message-too-long',
	'ad-gone',
	'ad-expired',
	'own-ad',
	'thread-unknown'
] as const;
export type VerdictCode = (typeof VERDICT_CODES)[number];

/** Codes an HTTP answer can carry, with their status. */
export const HTTP_ERRORS = {
	'bad-request': 400,
	'bad-json': 400,
	'not-signed-in': 401,
	'wrong-secret': 403,
	'not-allowed': 403,
	'not-found': 404,
	conflict: 409,
	gone: 410,
	'too-large': 413,
	'wrong-type': 415,
	'too-many': 429,
	internal: 500,
	unavailable: 503
} as const;
export type HttpErrorCode = keyof typeof HTTP_ERRORS;

/** A broken rule, and the field of the form it is about. */
export interface Refusal<Field extends string = string> {
	readonly code: VerdictCode;
	readonly field: Field;
}
