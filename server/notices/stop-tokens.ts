/**
 * What is in the address that stops a member's letters: 256 bits made from a key of this server, so that it need not be kept
 * and a letter made twice is the same letter. What is kept is its hash, to find whose it is.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { MemberId } from '../../src/domain/ids.ts';
import type { Keys } from '../stores/stores.ts';

const KEY = 'notices:key';
export const isStopToken = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Made with the first letter, so that opening writes nothing. */
export function createStopTokens(keys: Keys): (member: MemberId) => Promise<string> {
	let key: Promise<string> | undefined;
	const keyOf = () =>
		(key ??= makeKey(keys).catch((error: unknown) => {
			key = undefined;
			throw error;
		}));
	return async (member) =>
		createHmac('sha256', await keyOf())
			.update(`stop:${member}`)
			.digest('base64url');
}

async function makeKey(keys: Keys): Promise<string> {
	const known = await keys.get(KEY);
	if (known !== undefined) return known;
	const made = randomBytes(32).toString('hex');
	await keys.put(KEY, made);
	return made;
}
