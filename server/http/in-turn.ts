/** Work that must not overlap, one after the other. A failure stops nobody behind it. */
export function createTurns() {
	let last: Promise<unknown> = Promise.resolve();
	return function inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = last.then(work, work);
		last = done.catch(() => undefined);
		return done;
	};
}
