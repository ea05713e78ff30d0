/** How `/db` answers: in CouchDB's own words, which its clients know, and never with more than a line. */
import type { Response } from 'express';
import { HTTP_ERRORS, type HttpErrorCode } from '../../src/domain/refusals.ts';

const COUCH_WORDS: Readonly<Record<HttpErrorCode, string>> = {
	'bad-request': 'bad_request',
	'bad-json': 'bad_request',
	'not-signed-in': 'unauthorized',
	'device-expired': 'unauthorized',
	'device-ended': 'unauthorized',
	'device-lost': 'unauthorized',
	'account-gone': 'unauthorized',
	'code-wrong': 'forbidden',
	'code-over': 'forbidden',
	'wrong-secret': 'forbidden',
	'second-factor': 'forbidden',
	'not-allowed': 'forbidden',
	'not-found': 'not_found',
	conflict: 'conflict',
	gone: 'not_found',
	'too-large': 'too_large',
	'wrong-type': 'bad_content_type',
	'too-many': 'too_many_requests',
	internal: 'internal',
	unavailable: 'service_unavailable'
};

export function reply(response: Response, status: number, body: Buffer | object): void {
	// The phone may have gone while the database was being read.
	if (response.headersSent || response.destroyed) return;
	const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
	response.status(status).set({
		'Content-Type': 'application/json',
		'Content-Length': String(bytes.length),
		'Cache-Control': 'no-store'
	});
	response.end(bytes);
}

export function replyError(response: Response, code: HttpErrorCode, reason: string): void {
	reply(response, HTTP_ERRORS[code], { error: COUCH_WORDS[code], reason });
}

/** One body for whatever is not there, so that it says nothing about what is. */
export const replyNotFound = (response: Response) => replyError(response, 'not-found', 'missing');
