/**
 * Text as the fonts that every reader of PDF has can print it: Helvetica with the 220 signs of Windows-1252. French has
 * all of its own there but the narrow space; what else a keyboard can type is brought as near as it gets.
 */

/** Beyond Latin-1, in the upper half of Windows-1252. */
const ALSO = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

const NEAREST: Readonly<Record<string, string>> = {
	'\u202f': '\u00a0',
	'\u2009': '\u00a0',
	'\u2007': '\u00a0',
	'\u2011': '-',
	'\u2010': '-',
	'\u2212': '–',
	'\u2028': ' ',
	'\t': ' ',
	'→': '>',
	'←': '<',
	'≥': '>=',
	'≤': '<=',
	'≈': '~',
	ﬁ: 'fi',
	ﬂ: 'fl',
	ł: 'l',
	Ł: 'L',
	đ: 'd',
	ı: 'i'
};

const prints = (sign: string) => {
	const code = sign.codePointAt(0) ?? 0;
	return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || ALSO.includes(sign);
};

/** A letter whose accent cannot be printed loses it rather than being lost. */
function nearest(sign: string): string {
	const known = NEAREST[sign];
	if (known !== undefined) return known;
	const bare = [...sign.normalize('NFKD')].filter(prints).join('');
	if (bare !== '') return bare;
	return /\p{M}|\p{Cf}|\p{Cc}|\p{Cs}/u.test(sign) ? '' : '?';
}

export const printable = (text: string) =>
	Array.from(text.normalize('NFC'), (sign) => (prints(sign) ? sign : nearest(sign))).join('');
