/** A thread in which something came and was not read, from its first line to its being told by the next way (N3). */
import type { Instant } from '../dates.ts';

export interface WaitingThread {
	/** When the first line came that was not read, nor told. */
	readonly since: Instant;
	readonly lastAt: Instant;
	/** Everything up to `toldTo` was told, and nothing came since. */
	readonly told?: boolean;
	readonly toldTo?: Instant;
}

/** One more line. What comes after something was told waits anew: it may have been answered by telephone, and never opened. */
export const withLine = <W extends WaitingThread>({ told, ...old }: W, at: Instant) => ({
	...old,
	lastAt: at > old.lastAt ? at : old.lastAt,
	...(told && { since: at })
});

/** Told up to there. A line that came meanwhile goes on waiting. */
export const withTold = <W extends WaitingThread>(old: W, upTo: Instant) =>
	old.lastAt > upTo ? { ...old, since: old.lastAt, toldTo: upTo } : { ...old, told: true, toldTo: upTo };

/** As it was before it was told; nothing when that was not the last that was told of it. */
export function withoutTold<W extends WaitingThread>(old: W, upTo: Instant, since: Instant, before: Instant | undefined) {
	if (old.toldTo !== upTo) return undefined;
	const { told: _, toldTo: __, ...rest } = old;
	return { ...rest, since, ...(before !== undefined && { toldTo: before }) };
}
