/**
 * One after the other: an ad is put on the board by the courier, and again when a photo of it arrives. Each reads what is
 * shown, then writes it: done at once, the older text could win.
 */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turn {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const done = last.then(work);
		last = done.catch(() => undefined);
		return done;
	};
}
