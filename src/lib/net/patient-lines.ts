/**
 * A long answer, line by line as it arrives: what has come before a cut is not lost. As patient as `patientFetch`, and as
 * hard to fool: a portal's page, a proxy's error and a stall are all no network.
 */
import { CONNECT_MS, NoNetwork, SILENCE_MS, type Fetch } from './patient-fetch.ts';

/** The server answers, and says no: 404 for a piece that it no longer keeps. */
export class Refused extends Error {
	override name = 'Refused';
	readonly status: number;
	constructor(status: number) {
		super(`refused: ${status}`);
		this.status = status;
	}
}

interface Patience {
	readonly connectMs?: number;
	readonly silenceMs?: number;
}

/** Never with the session's cookie, which is bytes and nobody's business; never into the browser's own cache, which would keep it twice. */
const PUBLIC: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };

export type Lines = (url: string) => AsyncGenerator<string, void>;

export function patientLines(fetch: Fetch, { connectMs = CONNECT_MS, silenceMs = SILENCE_MS }: Patience = {}): Lines {
	return async function* (url) {
		const control = new AbortController();
		let timer: ReturnType<typeof setTimeout> | undefined;
		const giveUpIn = (ms: number) => {
			clearTimeout(timer);
			timer = setTimeout(() => control.abort(new NoNetwork(`nothing heard for ${ms} ms`)), ms);
		};
		try {
			giveUpIn(connectMs);
			const response = await fetch(url, { ...PUBLIC, signal: control.signal });
			check(response);
			giveUpIn(silenceMs);
			yield* cut(
				response,
				() => giveUpIn(silenceMs),
				() => clearTimeout(timer)
			);
		} catch (error) {
			throw error instanceof NoNetwork || error instanceof Refused ? error : new NoNetwork('cut', { cause: error });
		} finally {
			clearTimeout(timer);
			control.abort();
		}
	};
}

function check(response: Response) {
	const type = response.headers.get('content-type') ?? '';
	const isOurs = /^application\/(x-nd)?json\b/.test(type);
	if (!isOurs || response.status >= 500) throw new NoNetwork(`${response.status}, not from our server`);
	if (!response.ok) throw new Refused(response.status);
}

/**
 * Whole lines without their ends. They are taken from the network as they come, however slow the reader: a stream that
 * breaks forgets what it held, and lines that had arrived would be paid for twice.
 */
async function* cut(response: Response, onBytes: () => void, onEnd: () => void): AsyncGenerator<string, void> {
	const waiting: string[] = [];
	let ended: { readonly error?: unknown } | undefined;
	let wake: (() => void) | undefined;

	async function pump() {
		const reader = response.body?.getReader();
		const decoder = new TextDecoder();
		let rest = '';
		for (;;) {
			onBytes();
			const read = await reader?.read();
			if (!read || read.done) return;
			const parts = (rest + decoder.decode(read.value, { stream: true })).split('\n');
			// What follows the last end is half a line, and is dropped if nothing follows it.
			rest = parts.pop() ?? '';
			waiting.push(...parts);
			wake?.();
		}
	}
	void pump()
		.then(
			() => (ended = {}),
			(error: unknown) => (ended = { error })
		)
		.finally(() => {
			onEnd();
			wake?.();
		});

	for (;;) {
		const line = waiting.shift();
		if (line !== undefined) yield line;
		else if (ended) {
			if ('error' in ended) throw ended.error;
			return;
		} else await new Promise<void>((resolve) => (wake = resolve));
	}
}
