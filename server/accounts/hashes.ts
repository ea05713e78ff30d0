/** The three ways of keeping a secret without keeping it. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../stores/stores.ts';

/** For what has 112 random bits or more: it needs no slow hash (I3). */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** 256 random bits, for cookies and tickets. */
export const newToken = () => randomBytes(32).toString('base64url');

const encoder = new TextEncoder();
export const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(encoder.encode(a), encoder.encode(b));

const SALT = 'known:salt';
/** 16 MB and some 40 ms each. */
const COST = { N: 2 ** 14, r: 8, p: 1 };

/** What turns a code short enough to be copied by hand into the name it is kept under. */
export type HardHash = (code: string) => Promise<string>;

/**
 * Memory-hard, with one salt for the whole server: a code then finds its own record, with the same work whether there is
 * one or not. One at a time, or a crowd of guesses would take the memory of a small machine.
 */
export function createHardHash(keys: Keys): HardHash {
	let salt: Promise<string> | undefined;
	/** Made with the first code, so that opening writes nothing. */
	const saltOf = () =>
		(salt ??= makeSalt(keys).catch((error: unknown) => {
			salt = undefined;
			throw error;
		}));
	let queue: Promise<unknown> = Promise.resolve();
	return (code) => {
		const mine = queue.then(async () => {
			const fixed = await saltOf();
			return new Promise<string>((resolve, reject) =>
				scrypt(code, fixed, 32, COST, (error, key) => (error ? reject(error) : resolve(key.toString('hex'))))
			);
		});
		queue = mine.catch(() => undefined);
		return mine;
	};
}

async function makeSalt(keys: Keys): Promise<string> {
	const there = await keys.get(SALT);
	if (there !== undefined) return there;
	const fresh = randomBytes(32).toString('hex');
	await keys.put(SALT, fresh);
	return fresh;
}
