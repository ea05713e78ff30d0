/**
 * The village's own clock, moved by hand from one deed to the next. The server's hand ticks at each look, so that no two
 * things happen at the same instant: what came before what can be read from what it wrote.
 */
export interface Clock {
	/** The server's look at it: a millisecond goes by. */
	readonly now: () => number;
	/** Anybody else's look. */
	readonly at: () => number;
	/** Never backwards. */
	moveTo(moment: number): void;
}

export function createClock(start: number): Clock {
	let at = start;
	return {
		now: () => (at += 1),
		at: () => at,
		moveTo(moment) {
			at = Math.max(at, Math.floor(moment));
		}
	};
}
