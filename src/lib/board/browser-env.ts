/** What a page and its worker share of the browser. */

/** Where tabs tell each other that the board has changed. */
export const CHANNEL = 'sharetreuse-board';

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One tab at a time, where the browser can tell (it cannot on plain HTTP outside one's own machine). */
export const alone = <T>(work: () => Promise<T>): Promise<T | undefined> =>
	'locks' in navigator
		? navigator.locks.request(CHANNEL, { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
		: work();
