/** What a file is by its content, whatever its name says, and whether it is that and nothing else. */

export type ImageKind = 'jpeg' | 'png' | 'webp';

const ascii = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));
const u16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const u32 = (bytes: Uint8Array, at: number) => u16(bytes, at) * 65_536 + u16(bytes, at + 2);
const u32le = (bytes: Uint8Array, at: number) =>
	(bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0) * 65_536 + (bytes[at + 3] ?? 0) * 16_777_216;

const PNG = '\x89PNG\r\n\x1a\n';
/** Brands of HEIF that phones write. */
const HEIC = /^ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/;

export function imageKind(bytes: Uint8Array): ImageKind | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
	if (ascii(bytes, 0, 8) === PNG) return 'png';
	if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
	return undefined;
}

/** Apple's format, which few browsers can open. */
export const isHeic = (bytes: Uint8Array) => HEIC.test(ascii(bytes, 4, 8));

/** A part of a file: a segment of JPEG, a chunk of PNG or WebP. `end` is after its last byte. */
export interface Part {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** The parts in their order, and where they end: a file that goes on after them is something else as well. */
export interface Parts {
	readonly parts: readonly Part[];
	/** Undefined: it stops before its own end, or a part is not one. */
	readonly end: number | undefined;
}

export function partsOf(bytes: Uint8Array, kind: ImageKind): Parts {
	if (kind === 'jpeg') return jpegParts(bytes);
	return kind === 'png' ? pngParts(bytes) : webpParts(bytes);
}

/** Nothing before it, nothing after it, nothing missing. */
export const isWholeImage = (bytes: Uint8Array, kind: ImageKind) => partsOf(bytes, kind).end === bytes.length;

const SOS = 0xda;
const EOI = 0xd9;
const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function jpegParts(bytes: Uint8Array): Parts {
	const parts: Part[] = [];
	let at = 2;
	while (at < bytes.length) {
		if (bytes[at] !== 0xff) return { parts, end: undefined };
		const start = at;
		// Any number of these may come before a marker.
		while (bytes[at + 1] === 0xff) at += 1;
		const marker = bytes[at + 1];
		if (marker === undefined) return { parts, end: undefined };
		if (marker === EOI) return { parts, end: at + 2 };
		let end = at + 2;
		if (!isStandalone(marker)) {
			end += u16(bytes, at + 2);
			if (end < at + 4 || end > bytes.length) return { parts, end: undefined };
		}
		if (marker === SOS) end = endOfScan(bytes, end);
		parts.push({ name: `FF${marker.toString(16).toUpperCase()}`, start, end });
		at = end;
	}
	return { parts, end: undefined };
}

/** Entropy-coded data: up to a marker which is neither stuffed nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = from; at < bytes.length - 1; at += 1) {
		if (bytes[at] !== 0xff) continue;
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return bytes.length;
}

function pngParts(bytes: Uint8Array): Parts {
	const parts: Part[] = [];
	let at = 8;
	while (at + 12 <= bytes.length) {
		const end = at + 12 + u32(bytes, at);
		if (end > bytes.length) break;
		const name = ascii(bytes, at + 4, 4);
		parts.push({ name, start: at, end });
		if (name === 'IEND') return { parts, end };
		at = end;
	}
	return { parts, end: undefined };
}

function webpParts(bytes: Uint8Array): Parts {
	const parts: Part[] = [];
	const whole = 8 + u32le(bytes, 4);
	if (whole > bytes.length) return { parts, end: undefined };
	let at = 12;
	while (at + 8 <= whole) {
		const size = u32le(bytes, at + 4);
		// Padded to an even length.
		const end = at + 8 + size + (size % 2);
		if (end > whole) return { parts, end: undefined };
		parts.push({ name: ascii(bytes, at, 4), start: at, end });
		at = end;
	}
	return { parts, end: at === whole ? whole : undefined };
}
