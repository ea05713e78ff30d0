/** Setting a title: as large as it can be, in lines of nearly the same length, and cut with a … when it is too long. */
import type { Face } from './face.ts';

const MORE = '…';

/** Only letters the face has: an accent it lacks is left out, an emoji disappears. Narrow spaces are plain ones that hold. */
export function drawable(text: string, face: Face): string {
	const letters = [...text.normalize('NFC').replace(/[\u2000-\u200a\u202f]/g, '\u00a0')].map((letter) => {
		if (face.has(letter)) return letter;
		const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
		return [...bare].every((one) => face.has(one)) ? bare : ' ';
	});
	return letters.join('').replace(/ {2,}/g, ' ').trim();
}

/** Breaks between words; a word wider than the line is broken where it must. */
export function wrap(text: string, face: Face, size: number, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	const fits = (candidate: string) => face.widthOf(candidate, size) <= width;
	for (const word of text.split(' ')) {
		const longer = line ? `${line} ${word}` : word;
		if (fits(longer)) {
			line = longer;
			continue;
		}
		if (line) lines.push(line);
		line = '';
		for (const letter of word) {
			if (line && !fits(line + letter)) {
				lines.push(line);
				line = '';
			}
			line += letter;
		}
	}
	return line ? [...lines, line] : lines;
}

export interface Size {
	readonly size: number;
	readonly lines: number;
}
export interface Setting {
	readonly size: number;
	readonly lines: readonly string[];
}

/** The first of `sizes` in which the text fits; else the last, cut. */
export function setLines(text: string, face: Face, width: number, sizes: readonly [Size, ...Size[]]): Setting {
	for (const { size, lines: most } of sizes) {
		const lines = wrap(text, face, size, width);
		// A word cut in two is worse than smaller letters.
		const broken = text.split(' ').some((word) => face.widthOf(word, size) > width);
		if (lines.length <= most && !broken) return { size, lines: balanced(text, face, size, width, lines) };
	}
	const { size, lines: most } = sizes.at(-1) ?? sizes[0];
	const lines = wrap(text, face, size, width);
	return {
		size,
		lines: lines.length <= most ? lines : [...lines.slice(0, most - 1), ended(lines[most - 1] ?? '', face, size, width)]
	};
}

/** The same number of lines in the narrowest column: no last line of one word. */
function balanced(text: string, face: Face, size: number, width: number, lines: readonly string[]): readonly string[] {
	let best = lines;
	for (let narrow = width - 20; narrow > width / 2; narrow -= 20) {
		const tried = wrap(text, face, size, narrow);
		if (tried.length > lines.length || text.split(' ').some((word) => face.widthOf(word, size) > narrow)) break;
		best = tried;
	}
	return best;
}

function ended(line: string, face: Face, size: number, width: number): string {
	let letters = [...line];
	while (letters.length > 0 && face.widthOf(letters.join('') + MORE, size) > width) letters = letters.slice(0, -1);
	return letters.join('').replace(/[\s,;:.]+$/, '') + MORE;
}
