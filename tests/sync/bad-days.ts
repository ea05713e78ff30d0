/**
 * A way to the server with everything that happens to it in a valley, drawn from one source of chance: cuts before and after
 * the server heard, portals, proxies, half answers, documents that fail by themselves, and a server that answers by pages.
 */
import type { Fetch } from '../../src/lib/net/patient-fetch.ts';
import { chance, pick } from '../factories/random.ts';

export const MISFORTUNES = [
	'cut',
	'answer-lost',
	'twice',
	'portal',
	'portal-json',
	'bad-gateway',
	'half-an-answer',
	'documents-fail'
] as const;

export interface Days {
	/** Of ten requests, how many meet a misfortune. */
	misfortunes: number;
	/** Rows in a page of changes; the server says how many are pending. Infinity: all at once. */
	page: number;
}

interface Batch {
	readonly docs: readonly { readonly _id: string; readonly _rev: string }[];
}
interface Changes {
	results: { readonly seq: number }[];
	last_seq: number;
	pending?: number;
}

const html = (text: string, status = 200) => new Response(text, { status, headers: { 'content-type': 'text/html' } });
const json = (value: unknown, status = 200) =>
	new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

/** What goes up and what comes down cross each other, now in one order and now in another: each draws from its own source. */
function sources(seed: number) {
	const [up, down] = [chance(seed), chance(seed + 1)];
	return (url: string) => (/_(bulk_docs|revs_diff)$/.test(url) ? up : down);
}

export function badDays(fetch: Fetch, days: Days, seed: number): Fetch {
	const sourceOf = sources(seed);
	async function send(url: string, init?: RequestInit): Promise<Response> {
		const response = await fetch(url, init);
		if (!url.includes('/_changes') || !Number.isFinite(days.page) || !response.ok) return response;
		const all = (await response.json()) as Changes;
		const results = all.results.slice(0, days.page);
		return json({ results, last_seq: results.at(-1)?.seq ?? all.last_seq, pending: all.results.length - results.length });
	}

	/** Some of the batch is stored, and of the others the server says that they failed this time. */
	async function storeSome(url: string, init: RequestInit): Promise<Response> {
		const random = sourceOf(url);
		const batch = JSON.parse(String(init.body)) as Batch;
		const failed = batch.docs.filter(() => random() < 0.4);
		const docs = batch.docs.filter((doc) => !failed.includes(doc));
		const answer =
			docs.length > 0
				? ((await (await fetch(url, { ...init, body: JSON.stringify({ ...batch, docs }) })).json()) as unknown[])
				: [];
		return json([...answer, ...failed.map(({ _id }) => ({ id: _id, error: 'unknown_error', reason: 'no space left' }))], 201);
	}

	return async (url, init) => {
		const random = sourceOf(url);
		if (random() * 10 >= days.misfortunes) return send(url, init);
		const misfortune = pick(MISFORTUNES, random);
		switch (misfortune) {
			case 'cut':
				throw new TypeError('fetch failed');
			case 'portal':
				return html('<html>Bienvenue sur le Wi-Fi</html>');
			case 'portal-json':
				return json({ welcome: true }, init?.method === 'POST' ? 201 : 200);
			case 'bad-gateway':
				return html('bad gateway', 502);
			case 'documents-fail':
				return url.endsWith('/_bulk_docs') && init ? storeSome(url, init) : send(url, init);
			case 'twice':
				await (await send(url, init)).arrayBuffer();
				return send(url, init);
			case 'answer-lost':
				await (await send(url, init)).arrayBuffer();
				throw new TypeError('terminated');
			case 'half-an-answer': {
				const text = await (await send(url, init)).text();
				return new Response(text.slice(0, Math.floor(text.length / 2)), { headers: { 'content-type': 'application/json' } });
			}
		}
	};
}
