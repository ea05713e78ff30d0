/** For codes short enough to be typed: slow and hungry for memory, so that a stolen file does not give them away (I3). */
import { randomBytes, scrypt } from 'node:crypto';

/** 16 MB and some 50 ms. */
const COST = { N: 16_384, r: 8, p: 1 };

export const newSalt = () => randomBytes(16).toString('base64url');

export const slowHash = (text: string, salt: string): Promise<string> =>
	new Promise((resolve, reject) =>
		scrypt(text, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key.toString('base64url'))))
	);

/** As typed by somebody in a hurry: capitals, spaces and dashes are nothing, and letters never used are those they look like. */
export const readTyped = (text: string) => text.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
