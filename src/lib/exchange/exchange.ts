/**
 * When to exchange. On opening, coming back, `online` (a hint, never a proof), after an act, on a button; and again:
 *
 *             ask                      went well, a verdict is due: soon again
 *   resting ───────▶ exchanging ──────────────────────────────────────────────▶ resting (timer)
 *      ▲  ▲               │ went well, nothing due: when the page has been open for a while
 *      │  └───────────────┤
 *      └──────────────────┘ no network: later and later, up to five minutes, with jitter; an act tries at once, and changes
 *                           nothing about how late that has become
 *
 * An ask during an exchange makes one more follow it, so that what was just written is in it.
 */

export interface Went {
	/** Something could not be reached. */
	readonly reached: boolean;
	/** The server has documents of ours that it has not judged yet. */
	readonly verdictDue: boolean;
}

const NOT_AT_ALL: Went = { reached: false, verdictDue: false };

export type LinkState = 'resting' | 'exchanging';

export interface ExchangeDeps {
	readonly run: () => Promise<Went>;
	readonly onState: (state: LinkState) => void;
	readonly random: () => number;
	readonly setTimer: (call: () => void, ms: number) => unknown;
	readonly clearTimer: (timer: unknown) => void;
	/** False while nobody looks at the page: no timer is set then. */
	readonly isWatched: () => boolean;
}

/** The courier judges within tenths of a second; a busy one is given more and more time. */
const VERDICT_MS = [400, 1_000, 2_500, 6_000, 15_000];
/** Four minutes: with the jitter, never more than five. */
const BACKOFF_MS = { first: 2_000, most: 240_000 };
/** An open page asks again: 900 bytes at the most when nothing is new. */
const WATCHING_MS = 120_000;

export type Exchange = ReturnType<typeof createExchange>;

export function createExchange({ run, onState, random, setTimer, clearTimer, isWatched }: ExchangeDeps) {
	let current: Promise<Went> | undefined;
	let following: Promise<Went> | undefined;
	let timer: unknown;
	let failures = 0;
	let verdictTries = 0;
	let stopped = false;

	/** `waited`: by the timer. Whoever does a lot while there is no network must not wait the longer for it afterwards. */
	async function once(waited = false): Promise<Went> {
		clearTimer(timer);
		onState('exchanging');
		const went = await run().catch(() => NOT_AT_ALL);
		current = undefined;
		onState('resting');
		failures = went.reached ? 0 : Math.max(1, failures + (waited ? 1 : 0));
		verdictTries = went.reached && went.verdictDue ? verdictTries + 1 : 0;
		if (!following) restUntilNext(went);
		return went;
	}

	function restUntilNext(went: Went) {
		if (stopped || !isWatched()) return;
		timer = setTimer(() => void ask(true), pause(went));
	}

	function pause({ reached, verdictDue }: Went): number {
		if (reached && verdictDue) return VERDICT_MS[Math.min(verdictTries, VERDICT_MS.length) - 1] ?? WATCHING_MS;
		if (reached) return WATCHING_MS;
		// Jitter of ±25 %: when the relay of a valley comes back, its phones do not all ask at once.
		return Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** (failures - 1)) * (0.75 + random() / 2);
	}

	/** Exchanges now, or once more after the exchange under way. Never rejects. */
	function ask(waited = false): Promise<Went> {
		if (stopped) return Promise.resolve(NOT_AT_ALL);
		if (!current) return (current = once(waited));
		following ??= current.then(() => {
			following = undefined;
			return stopped ? NOT_AT_ALL : (current ??= once());
		});
		return following;
	}

	return {
		ask: () => ask(),
		/** No timer, no further exchange; the one under way ends by itself. */
		async stop() {
			stopped = true;
			clearTimer(timer);
			await current;
		}
	};
}
