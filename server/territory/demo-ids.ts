/** Ids of the demonstration: made from what is written rather than at random, so that they never change by themselves. */
import { createHash } from 'node:crypto';
import { newAdId, newMemberRef, type RandomBytes } from '../../src/domain/ids.ts';

const bytesFrom =
	(seed: string): RandomBytes =>
	(length) =>
		new Uint8Array(createHash('sha256').update(seed).digest()).subarray(0, length);

export const memberRefFrom = (key: string) => newMemberRef(bytesFrom(`member ${key}`));
export const adIdFrom = (key: string) => newAdId(bytesFrom(`ad ${key}`));
