/** What a first visit costs on the wire: bodies as compressed as the server sends them. */
import { request } from 'node:http';
import type { Browser } from 'playwright-core';

export interface Fetched {
	readonly bytes: number;
	readonly encoding: string;
}

/** One GET with brotli accepted; the size is that of the body as sent. */
export function get(url: string): Promise<Fetched> {
	return new Promise((resolve, reject) => {
		const asked = request(url, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
			const parts: Uint8Array[] = [];
			response.on('data', (part: Uint8Array) => parts.push(part));
			response.on('end', () => {
				const bytes = parts.reduce((sum, part) => sum + part.length, 0);
				resolve({ bytes, encoding: response.headers['content-encoding'] ?? 'identity' });
			});
		});
		asked.on('error', reject);
		asked.end();
	});
}

/** The addresses of the styles that a page names. */
export const linked = (html: string) => [...new Set(Array.from(html.matchAll(/href="([^"]+\.css)"/g), ([, path]) => path ?? ''))];

type Kind = 'Document' | 'Stylesheet' | 'Script' | 'Font' | 'Image' | 'Fetch';

/**
 * Everything that a first visit brings until the page is alive and quiet: bodies as compressed as they came, without headers.
 * Without the service worker, which fetches the rest of the app afterwards.
 */
export async function firstLoad(browser: Browser, url: string): Promise<Record<Kind, number>> {
	const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 740 } });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		const kinds = new Map<string, string>();
		const bytes: Record<Kind, number> = { Document: 0, Stylesheet: 0, Script: 0, Font: 0, Image: 0, Fetch: 0 };
		session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
		session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
			const kind = kinds.get(requestId) as Kind | undefined;
			if (kind) bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
		});
		await page.goto(url, { waitUntil: 'networkidle' });
		return bytes;
	} finally {
		await context.close();
	}
}
