/** The way between a phone and the server, with bad days. Everything really goes over HTTP to a real server. */
import type { Fetch } from '../../src/lib/net/patient-fetch.ts';

export type Weather =
	| 'fine'
	/** No way at all. */
	| 'cut'
	/** The server does it, and the phone never hears. */
	| 'answer-lost'
	/** It arrives twice. */
	| 'twice'
	/** A portal answers in its place. */
	| 'portal'
	/** A proxy's own error. */
	| 'bad-gateway';

export interface Link {
	readonly fetch: Fetch;
	/** Somebody who answers in the server's place; undefined lets the request through. */
	impostor: (url: string, init?: RequestInit) => Response | undefined;
	/** Asked at each request. */
	weather: (url: string) => Weather;
	/** Requests that left the phone. */
	requests: { readonly method: string; readonly path: string }[];
	/** The session is over, as far as the phone's browser knows. */
	forgetCookies(): void;
	/** The server moved, as after a restart on another port. */
	origin: string;
}

/** `origin`: the server's; the phone believes it is at `PHONE_ORIGIN`, wherever the server restarts. */
export const PHONE_ORIGIN = 'http://board.test';

/** How often any phone of this process was answered by its server. */
export const answered = { times: 0 };

export function createLink(origin: string): Link {
	const jar = new Map<string, string>();

	async function send(url: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
		const response = await fetch(url.replace(PHONE_ORIGIN, link.origin), { ...init, headers });
		answered.times += 1;
		for (const cookie of response.headers.getSetCookie()) {
			const [pair = ''] = cookie.split(';');
			const at = pair.indexOf('=');
			jar.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return response;
	}

	const link: Link = {
		origin,
		requests: [],
		forgetCookies: () => jar.clear(),
		impostor: () => undefined,
		weather: () => 'fine',
		fetch: async (url, init) => {
			const weather = link.weather(url);
			link.requests.push({ method: init?.method ?? 'GET', path: url.replace(PHONE_ORIGIN, '') });
			if (weather === 'cut') throw new TypeError('fetch failed');
			if (weather === 'portal')
				return new Response('<html>Bienvenue sur le Wi-Fi</html>', { headers: { 'content-type': 'text/html' } });
			if (weather === 'bad-gateway') return new Response('bad gateway', { status: 502 });
			const pretended = link.impostor(url, init);
			if (pretended) return pretended;
			const response = await send(url, init);
			if (weather === 'fine') return response;
			await response.arrayBuffer();
			if (weather === 'twice') return send(url, init);
			throw new TypeError('terminated');
		}
	};
	return link;
}
