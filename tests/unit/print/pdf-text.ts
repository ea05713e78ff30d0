/** Reads back the text of our own PDF, which is not compressed: strings in parentheses, in Windows-1252. */
// Node's own decoder of that name leaves the upper controls as they are.
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const decode = (bytes: Uint8Array) =>
	Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? UPPER.charAt(byte - 0x80) : String.fromCharCode(byte))).join('');

export interface Read {
	readonly pages: number;
	readonly texts: readonly string[];
	/** In points. */
	readonly smallest: number;
	readonly fonts: readonly string[];
}

export function readPdf(bytes: Uint8Array): Read {
	const raw = decode(bytes);
	const texts = Array.from(raw.matchAll(/\(((?:[^()\\]|\\.)*)\) Tj/g), ([, text = '']) => text.replace(/\\([()\\])/g, '$1'));
	const sizes = Array.from(raw.matchAll(/\/F\d+ ([\d.]+) Tf/g), ([, size]) => Number(size));
	return {
		pages: Array.from(raw.matchAll(/\/Type \/Page\b(?!s)/g)).length,
		texts,
		smallest: Math.min(...sizes),
		fonts: Array.from(raw.matchAll(/\/BaseFont \/([\w-]+)/g), ([, name = '']) => name)
	};
}
