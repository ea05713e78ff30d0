/** Questions put to passkeys: random, each answered once, within five minutes. In memory: a restart only asks again. */
import { randomBytes } from 'node:crypto';

const LASTS_MS = 5 * 60_000;
/** A flood of questions pushes out its own oldest. */
const MOST = 10_000;

/** Whose answer is waited for, and for what; signing in is for whoever holds a passkey. */
export type Purpose = `register:${string}` | `prove:${string}` | 'sign-in';

export function createChallenges(now: () => number) {
	const asked = new Map<string, { readonly purpose: Purpose; readonly at: number }>();
	return {
		ask(purpose: Purpose): Uint8Array<ArrayBuffer> {
			const bytes = new Uint8Array(randomBytes(32));
			const [oldest] = asked.keys();
			if (asked.size >= MOST && oldest !== undefined) asked.delete(oldest);
			asked.set(Buffer.from(bytes).toString('base64url'), { purpose, at: now() });
			return bytes;
		},
		/** True once, for the purpose it was asked for. */
		answer(challenge: string, purpose: Purpose): boolean {
			const one = asked.get(challenge);
			if (!one || one.purpose !== purpose) return false;
			asked.delete(challenge);
			return now() - one.at < LASTS_MS;
		}
	};
}
