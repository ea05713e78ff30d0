/**
 * Nearly the same words, whoever wrote them: the eight smallest of the hashes of a text's groups of three words. Two texts
 * that differ by a name, a price or a line share most of them.
 */
import { plain } from '../text-hints/plain.ts';

export type Fingerprint = readonly number[];
const KEPT = 8;
/** « Donne canapé » twice is no campaign. */
const WORDS_MIN = 12;
const SHARED_MIN = 6;

/** FNV-1a. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	return value >>> 0;
}

export function fingerprintOf({ title, text }: { readonly title: string; readonly text: string }): Fingerprint {
	const words = plain(`${title} ${text}`).match(/[a-z]+/g) ?? [];
	if (words.length < WORDS_MIN) return [];
	const hashes = new Set(words.slice(2).map((_, at) => hash(words.slice(at, at + 3).join(' '))));
	return [...hashes].sort((a, b) => a - b).slice(0, KEPT);
}

export const areAlike = (a: Fingerprint, b: Fingerprint) =>
	a.length === KEPT && a.filter((one) => b.includes(one)).length >= SHARED_MIN;
