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
			for (const [index, word] of words.entries()) {
				// Each typing error brings at most one letter that the word has not.
				if (word.length < typed.length - most || bits(letters & ~(masks[index] ?? 0)) > most) continue;
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

function bits(mask: number): number {
	let count = 0;
	for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
	return count;
}

/**
 * Errors between what was typed and the beginning of the word that resembles it most (Damerau–Levenshtein, swaps of
 * neighbours). Gives up, with more than `most`, as soon as that is certain.
 */
export function prefixDistance(typed: string, word: string, most: number): number {
	const width = Math.min(word.length, typed.length + most);
	let [before, last]: [number[], number[]] = [[], Array.from({ length: width + 1 }, (_, at) => at)];
	for (let i = 1; i <= typed.length; i += 1) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= width; j += 1) {
			const same = typed[i - 1] === word[j - 1];
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) return most + 1;
		[before, last] = [last, row];
	}
	return Math.min(...last);
}
