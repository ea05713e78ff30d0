/** What a picture says beside what it shows: where it was taken, by which camera, when, with a smaller picture inside. */
import { imageKind, partsOf } from './file.ts';

/** Segments of JPEG that the picture needs: tables, frames, scans; JFIF and Adobe say how colours are to be read. */
const JPEG_NEEDED = /^FF(C[0-9A-F]|D[0-7]|DA|DB|DD|DE|DF|E0|EE)$/;
const PNG_NEEDED = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|bKGD|pHYs)$/;
const WEBP_NEEDED = /^(VP8 |VP8L|VP8X|ALPH)$/;
const NEEDED = { jpeg: JPEG_NEEDED, png: PNG_NEEDED, webp: WEBP_NEEDED };

/** A JFIF header with no thumbnail in it is exactly this long. */
const PLAIN_JFIF = 18;

/**
 * The names of the parts that a picture could do without: empty when it is clean. A list of what is allowed and not of
 * what is known to be bad: what makers of cameras will invent is not known. Undefined: not a picture of ours.
 */
export function extraParts(bytes: Uint8Array): string[] | undefined {
	const kind = imageKind(bytes);
	if (!kind) return undefined;
	const { parts, end } = partsOf(bytes, kind);
	const extra = parts
		.filter(({ name, start, end: after }) => !NEEDED[kind].test(name) || (name === 'FFE0' && after - start > PLAIN_JFIF))
		.map(({ name }) => name);
	return end === bytes.length ? extra : [...extra, 'after the end'];
}

/** The same JPEG without what it could do without. What a canvas makes has nothing to take away, but in some browsers. */
export function cleanJpeg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const { parts, end } = partsOf(bytes, 'jpeg');
	if (end === undefined) return bytes;
	const kept = parts.filter(
		({ name, start, end: after }) => JPEG_NEEDED.test(name) && !(name === 'FFE0' && after - start > PLAIN_JFIF)
	);
	const pieces = [
		bytes.subarray(0, 2),
		...kept.map((part) => bytes.subarray(part.start, part.end)),
		bytes.subarray(end - 2, end)
	];
	const clean = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		clean.set(piece, at);
		at += piece.length;
	}
	return clean;
}
