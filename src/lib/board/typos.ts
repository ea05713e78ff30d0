/** Words of the board that somebody may have meant: a letter forgotten, doubled, swapped, or a plural. Already folded. */

const A = 97;

export function createVocabulary() {
	const known = new Map<string, number>();
	const words: string[] = [];
	const masks: number[] = [];

	return {
		add(text: string): void {
			for (const word of text.split(/[^a-z0-9]+/)) {
				if (word.length < 4 || word.length > 30 || known.has(word)) continue;
				known.set(word, words.length);
				words.push(word);
				masks.push(lettersOf(word));
			}
		},

		/** The nearest words, or beginnings of words, at most `limit`; none for a word too short to be sure of. */
		near(typed: string, limit = 8): string[] {
			const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
			if (most === 0) return [];
			const letters = lettersOf(typed);
			const found: { word: string; distance: number }[] = [];
			for (let index = 0; index < words.length; index += 1) {
				// Each typing error brings at most one letter that the word has not.
				if (bits(letters & ~(masks[index] ?? 0)) > most) continue;
				const word = words[index] ?? '';
				if (word.length < typed.length - most) continue;
				const distance = prefixDistance(typed, word, most);
				if (distance <= most) found.push({ word, distance });
			}
			const best = Math.min(...found.map(({ distance }) => distance));
			const nearest = found.filter(({ distance }) => distance === best).sort((a, b) => a.word.length - b.word.length);
			return nearest.slice(0, limit).map(({ word }) => word);
		},

		get size() {
			return words.length;
		}
	};
}
export type Vocabulary = ReturnType<typeof createVocabulary>;

/** Which letters a word has, one bit each; digits share the bits above. */
function lettersOf(word: string): number {
	let mask = 0;
	for (let at = 0; at < word.length; at += 1) {
		const code = word.charCodeAt(at);
		mask |= 1 << (code >= A ? code - A : 26 + (code % 5));
	}
	return mask;
}

/** How many bits are set, counted side by side in pairs, fours, eights. */
function bits(mask: number): number {
	const pairs = mask - ((mask >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Three rows of the table, used again for each word: a hundred thousand words are compared while somebody types. */
const ROOM = 128;
const rows = [new Uint8Array(ROOM), new Uint8Array(ROOM), new Uint8Array(ROOM)] as [Uint8Array, Uint8Array, Uint8Array];

/**
 * Errors between what was typed and the beginning of the word that resembles it most (Damerau–Levenshtein, swaps of
 * neighbours). Gives up, with more than `most`, as soon as that is certain.
 */
export function prefixDistance(typed: string, word: string, most: number): number {
	const length = Math.min(typed.length, ROOM - most - 1);
	const width = Math.min(word.length, length + most);
	let [before, last, row] = rows;
	for (let at = 0; at <= width; at += 1) last[at] = at;
	for (let i = 1; i <= length; i += 1) {
		const letter = typed.charCodeAt(i - 1);
		row[0] = i;
		let least = i;
		for (let j = 1; j <= width; j += 1) {
			const other = word.charCodeAt(j - 1);
			let cost = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
			cost = Math.min(cost, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
			if (i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === other)
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row[j] = cost;
			if (cost < least) least = cost;
		}
		if (least > most) return most + 1;
		[before, last, row] = [last, row, before];
	}
	let least = last[0] ?? 0;
	for (let at = 1; at <= width; at += 1) least = Math.min(least, last[at] ?? 0);
	return least;
}
