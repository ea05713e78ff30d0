/**
 * Codes that a person copies by hand: on a slip, on a recovery sheet, from one phone to another. No sign that is taken for
 * another (0 O, 1 I L), capitals or not, spaces or not; a last sign that tells a slip of the pen without any network (I3).
 */

/** 31 signs, a prime number: so the sum below sees any sign mistaken and any two exchanged. */
export const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 11 random signs and one that checks them: 54 bits, kept by the server as a memory-hard hash only. */
export const WRITTEN_LENGTH = 12;
/** Shown by one phone to another for ten minutes. */
export const PAIRING_LENGTH = 8;
/** Typed from a letter, for ten minutes, with the ticket of who asked. */
export const MAILED_LENGTH = 6;

type RandomBytes = (length: number) => Uint8Array;
const webCrypto: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Random signs, each as likely: bytes that would favour some are thrown away. */
export function randomSigns(length: number, random: RandomBytes = webCrypto): string {
	const most = 256 - (256 % SIGNS.length);
	let signs = '';
	while (signs.length < length) {
		for (const byte of random(length)) if (byte < most && signs.length < length) signs += SIGNS[byte % SIGNS.length];
	}
	return signs;
}

const sum = (signs: string) => [...signs].reduce((total, sign, at) => total + (at + 1) * SIGNS.indexOf(sign), 0);

/** `length` signs, of which the last checks the others. */
export function newWrittenCode(length = WRITTEN_LENGTH, random?: RandomBytes): string {
	const signs = randomSigns(length - 1, random);
	return signs + SIGNS[sum(signs) % SIGNS.length];
}

/** As it is compared: capitals, and nothing between the signs. */
export const plainCode = (typed: string) => typed.toUpperCase().replace(/[\s.\-–—_·]/gu, '');

export type CodeFault = 'length' | 'sign' | 'mistyped';

/** What is wrong with a code as typed, known without any network. */
export function codeFault(typed: string, length = WRITTEN_LENGTH): CodeFault | undefined {
	const code = plainCode(typed);
	if ([...code].some((sign) => !SIGNS.includes(sign))) return 'sign';
	if (code.length !== length) return 'length';
	return SIGNS[sum(code.slice(0, -1)) % SIGNS.length] === code.at(-1) ? undefined : 'mistyped';
}

/** One without a sign that checks: only its length and its signs can be wrong. */
export const mailedFault = (typed: string): CodeFault | undefined => {
	const code = plainCode(typed);
	if ([...code].some((sign) => !SIGNS.includes(sign))) return 'sign';
	return code.length === MAILED_LENGTH ? undefined : 'length';
};

/** « ABCD EFGH JKMN »: by fours, as it is printed. */
export const spacedCode = (code: string) => code.match(/.{1,4}/g)?.join(' ') ?? '';
