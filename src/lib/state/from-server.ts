/** What the server says of the board, while this phone's own copy does not: and, when it can no longer be asked, what it said. */
import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { timedFetch } from '../net/patient-fetch.ts';

/** What this tab has read, the newest last. A page is read again whenever the copy changes, and must not go when the network does. */
const heard = new Map<string, unknown>();
const REMEMBERED = 12;

function remember(path: string, body: unknown): void {
	heard.delete(path);
	heard.set(path, body);
	for (const oldest of [...heard.keys()].slice(0, -REMEMBERED)) heard.delete(oldest);
}

/** The answer as JSON, or the last one to this tab. Throws SvelteKit's 404 or 410 as the server says it, and 503 for no answer. */
export async function fromServer<T>(fetch: typeof globalThis.fetch, path: string): Promise<T> {
	// On a phone, a stall is no network: the page must say so rather than wait for ever.
	const patient = browser ? timedFetch((url, init) => fetch(url, init)) : fetch;
	const response = await patient(path).catch(() => undefined);
	// A portal's page is no JSON: that is no network.
	const body: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
	if (body) {
		// Never on the server, where everybody's pages are made in one place.
		if (browser) remember(path, body);
		return body as T;
	}
	if (response?.status === 404 || response?.status === 410) {
		heard.delete(path);
		error(response.status);
	}
	const before = heard.get(path);
	if (before) return before as T;
	error(503);
}

/** What is known to be gone is not shown again. */
export const forgetHeard = (path: string) => void heard.delete(path);
