/** Five wrong codes, then longer and longer waits (I2): kept with the account, so that no restart begins again. */
export interface Tries {
	readonly fails: number;
	/** In milliseconds. */
	readonly waitUntil: number;
}

export const NO_TRIES: Tries = { fails: 0, waitUntil: 0 };
const FREE = 5;
const MINUTE = 60_000;
const LONGEST = 60 * MINUTE;

export function afterFailure({ fails }: Tries, now: number): Tries {
	const count = fails + 1;
	return { fails: count, waitUntil: count < FREE ? 0 : now + Math.min(LONGEST, MINUTE * 2 ** (count - FREE)) };
}
