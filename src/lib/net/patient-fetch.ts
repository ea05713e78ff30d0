/**
 * `fetch` for a valley: it gives up on what stalls, and takes a portal's page for what it is, no network.
 * `navigator.onLine` is never asked: it lies both ways.
 */

/** There is no way to the server now. Nothing is lost; try later. */
export class NoNetwork extends Error {
	override name = 'NoNetwork';
}

/** 15 s to the first byte of the answer, then 20 s without a byte (O7: at most 30 s each, none shown as a blank page). */
export const CONNECT_MS = 15_000;
/** What is being sent is not silence: a valley's 16 kbit/s, up to as long again as one waits for an answer. */
const SENT_BYTES_PER_MS = 2;
export const SILENCE_MS = 20_000;

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

interface Patience {
	readonly connectMs?: number;
	readonly silenceMs?: number;
}

/** A fetch whose answer is complete: its body has been read. Throws `NoNetwork` for time-outs and cuts. */
export function timedFetch(fetch: Fetch, { connectMs = CONNECT_MS, silenceMs = SILENCE_MS }: Patience = {}): Fetch {
	return async (url, init = {}) => {
		const control = new AbortController();
		const abort = () => control.abort(init.signal?.reason);
		init.signal?.addEventListener('abort', abort, { once: true });
		let timer: ReturnType<typeof setTimeout> | undefined;
		const giveUpIn = (ms: number) => {
			clearTimeout(timer);
			timer = setTimeout(() => control.abort(new NoNetwork(`nothing heard for ${ms} ms`)), ms);
		};
		try {
			giveUpIn(connectMs + Math.min(connectMs, lengthOf(init.body) / SENT_BYTES_PER_MS));
			const response = await fetch(url, { ...init, signal: control.signal });
			giveUpIn(silenceMs);
			const body = await readAll(response, () => giveUpIn(silenceMs));
			return new Response(body.length > 0 ? body : null, { status: response.status, headers: response.headers });
		} catch (error) {
			if (init.signal?.aborted) throw error;
			throw error instanceof NoNetwork ? error : new NoNetwork('no answer', { cause: error });
		} finally {
			clearTimeout(timer);
			init.signal?.removeEventListener('abort', abort);
		}
	};
}

/**
 * The same for what is JSON whatever its status. Throws `NoNetwork` as well for a gateway's 502–504 and for answers that
 * are not JSON.
 */
export function patientFetch(fetch: Fetch, patience: Patience = {}): Fetch {
	const timed = timedFetch(fetch, patience);
	return async (url, init) => {
		const response = await timed(url, init);
		if (isFromSomebodyElse(response)) throw new NoNetwork(`${response.status}, not from our server`);
		return response;
	};
}

/** Ours are texts, and pieces of photos. */
const lengthOf = (body: RequestInit['body']) =>
	typeof body === 'string' ? body.length : ArrayBuffer.isView(body) ? body.byteLength : 0;

async function readAll(response: Response, onBytes: () => void): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	const reader = response.body?.getReader();
	for (;;) {
		const read = await reader?.read();
		if (!read || read.done) break;
		parts.push(read.value);
		onBytes();
	}
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** 502, 503 and 504 of a proxy, and pages where we only ever send JSON: captive portals answer 200 with HTML. */
function isFromSomebodyElse(response: Response): boolean {
	if (response.status === 204 || response.status === 304) return false;
	if (response.status >= 502 && response.status <= 504) return true;
	return response.body !== null && !/^application\/json\b|^text\/plain\b/.test(response.headers.get('content-type') ?? '');
}
