/**
 * In which sessions a second factor was shown, and until when it counts (I4). Kept in memory only: a restart asks
 * for it again, which is safe, and nothing is written at each request.
 */
import type { MemberId } from '../../src/domain/ids.ts';

/** A day's work; then again. */
export const LASTS_MS = 12 * 3_600_000;
/** Whoever leaves the desk of the mairie leaves no door open. */
export const IDLE_MS = 30 * 60_000;

interface Shown {
	readonly member: MemberId;
	readonly at: number;
	seenAt: number;
}

export type Freshness = ReturnType<typeof createFreshness>;

export function createFreshness(now: () => number) {
	const shown = new Map<string, Shown>();
	const holds = ({ at, seenAt }: Shown) => now() - at < LASTS_MS && now() - seenAt < IDLE_MS;

	return {
		show(session: string, member: MemberId): void {
			for (const [key, one] of shown) if (!holds(one)) shown.delete(key);
			shown.set(session, { member, at: now(), seenAt: now() });
		},
		/** Asking is using: it begins the half hour again. */
		isFresh(session: string, member: MemberId): boolean {
			const one = shown.get(session);
			if (!one || one.member !== member) return false;
			if (!holds(one)) {
				shown.delete(session);
				return false;
			}
			one.seenAt = now();
			return true;
		},
		/** In every session of that member: their second factor was taken away or changed hands. */
		forget(member: MemberId): void {
			for (const [key, one] of shown) if (one.member === member) shown.delete(key);
		}
	};
}
