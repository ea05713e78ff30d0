/** Arbitrary texts, with what makes texts hard. */
import fc from 'fast-check';

/** Invisible, or able to disguise what is around it; and halves of emoji. */
export const HIDDEN = [
	'\u0000',
	'\u0007',
	'\u001b',
	'\u0085',
	'\u061c',
	'\u200b',
	'\u200e',
	'\u202e',
	'\u2066',
	'\ufeff',
	'\ud83d',
	'\udc00'
];

const piece = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.constantFrom(...HIDDEN),
	fc.constantFrom(' ', '\u00a0', '\u2028', '\n', '\r\n', '\r', '\t', '\f'),
	fc.constantFrom('e\u0301', '👩‍👩‍👧', '🇫🇷', 'œ', 'Œ', '’', '\u2000', '\u0344')
);

/** Anything a keyboard, a paste or a broken program can put in a field. */
export const anyText = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
