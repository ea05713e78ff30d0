/** A face of type: which letters it has and how wide they are, read from the font file itself (TrueType, cmap format 4). */
import { readFileSync } from 'node:fs';

export interface Face {
	readonly file: string;
	has(letter: string): boolean;
	/** The width of a line, kerning left aside. */
	widthOf(text: string, size: number): number;
}

export function readFace(file: string): Face {
	const bytes = readFileSync(file);
	const u16 = (at: number) => bytes.readUInt16BE(at);
	const tables = new Map<string, number>();
	for (let i = 0; i < u16(4); i += 1) {
		const at = 12 + 16 * i;
		tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
	}
	const table = (name: string) => {
		const at = tables.get(name);
		if (at === undefined) throw new Error(`${file} has no table ${name}`);
		return at;
	};
	const units = u16(table('head') + 18);
	const metrics = u16(table('hhea') + 34);
	const advance = (glyph: number) => u16(table('hmtx') + 4 * Math.min(glyph, metrics - 1));
	const glyphs = readGlyphs(bytes, table('cmap'));

	const widths = new Map<string, number>();
	for (const [code, glyph] of glyphs) widths.set(String.fromCodePoint(code), advance(glyph) / units);
	return {
		file,
		has: (letter) => widths.has(letter),
		widthOf: (text, size) => [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? 0.5), 0) * size
	};
}

/** The glyph of each character of the basic plane. */
function readGlyphs(bytes: Buffer, cmap: number): Map<number, number> {
	const u16 = (at: number) => bytes.readUInt16BE(at);
	const starts = Array.from({ length: u16(cmap + 2) }, (_, i) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * i));
	const at = starts.find((start) => u16(start) === 4);
	if (at === undefined) throw new Error('the font has no character map of format 4');
	const doubled = u16(at + 6);
	const [ends, begins, deltas, offsets] = [at + 14, at + 16 + doubled, at + 16 + 2 * doubled, at + 16 + 3 * doubled];
	const glyphs = new Map<number, number>();
	for (let i = 0; i < doubled; i += 2) {
		const offset = u16(offsets + i);
		for (let code = u16(begins + i); code <= u16(ends + i) && code < 0xffff; code += 1) {
			const found = offset === 0 ? code : u16(offsets + i + offset + 2 * (code - u16(begins + i)));
			const glyph = found === 0 ? 0 : (found + u16(deltas + i)) & 0xffff;
			if (glyph > 0) glyphs.set(code, glyph);
		}
	}
	return glyphs;
}
