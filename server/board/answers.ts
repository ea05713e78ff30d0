/**
 * Answers of the board, with as few headers as HTTP allows: on a valley's link each hundred bytes is a sixtieth of a second,
 * and "nothing new" is nothing but headers. None of these is a page, so what protects pages is not needed here.
 */
import type { Request, Response } from 'express';
import { squeeze, squeezeText, type Encoding } from './squeeze.ts';

const TYPES = { lines: 'application/x-ndjson', json: 'application/json' } as const;
/** Below this a compressed answer is no smaller than a packet saved. */
export const WORTH_BYTES = 400;

export interface Kept {
	readonly etag?: string;
	/** `for-ever`: its name comes from its content. `ask`: a copy is good once the server has said so. */
	readonly keep: 'for-ever' | 'ask';
}

const CACHE = { 'for-ever': 'public, max-age=31536000, immutable', ask: 'no-cache' } as const;

/** Browsers name gzip first and take brotli as gladly: asked one by one, or their order would decide. */
export const encodingOf = (request: Request): Encoding =>
	request.acceptsEncodings('br') ? 'br' : request.acceptsEncodings('gzip') ? 'gzip' : 'identity';

/** Sends what is already in that encoding. */
export function sendBytes(
	response: Response,
	type: keyof typeof TYPES,
	bytes: Uint8Array,
	encoding: Encoding,
	{ etag, keep }: Kept
): void {
	if (response.destroyed) return;
	response.status(200).setHeader('Content-Type', TYPES[type]);
	response.setHeader('Content-Length', bytes.length);
	response.setHeader('Cache-Control', CACHE[keep]);
	if (etag !== undefined) response.setHeader('ETag', etag);
	// One address, several encodings: a proxy must know.
	if (keep === 'for-ever' || etag !== undefined) response.setHeader('Vary', 'Accept-Encoding');
	if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
	lean(response);
	response.end(bytes);
}

/** Compresses a short answer for whoever reads it, unless it is not worth it. */
export async function sendText(
	request: Request,
	response: Response,
	type: keyof typeof TYPES,
	text: string,
	kept: Kept,
	quality: number
): Promise<void> {
	const encoding = text.length < WORTH_BYTES ? 'identity' : encodingOf(request);
	const bytes = encoding === 'br' ? await squeezeText(text, quality) : await squeeze([text], encoding, quality);
	sendBytes(response, type, bytes, encoding, kept);
}

/** True when the phone, or a proxy, has this very answer; it has then been told so. */
export function isUnchanged(request: Request, response: Response, etag: string): boolean {
	if (request.get('if-none-match') !== etag) return false;
	response.status(304).setHeader('ETag', etag);
	lean(response);
	response.end();
	return true;
}

/** HTTP/1.1 keeps its connection open without saying so, and the body bears its own time. */
function lean(response: Response) {
	response.removeHeader('Connection');
	response.sendDate = false;
}
