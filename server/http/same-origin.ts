/** SameSite=Lax keeps other sites' forms out; this keeps out what a browser lets through all the same (S9). */
import type { Request } from 'express';
import { HttpError } from './errors.ts';

export function requireSameOrigin(request: Request, origin: string): void {
	const from = request.get('Origin');
	if (from === undefined || from === origin) return;
	// Reached under another name (a phone on the same Wi-Fi as the server, say): still the page's own server.
	const host = URL.canParse(from) ? new URL(from).host : undefined;
	if (host === undefined || host !== request.get('Host')) throw new HttpError('not-allowed', 'another site asks');
}
