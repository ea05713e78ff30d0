/**
 * Which ads hold which words. A search asks for a piece of a word, anywhere in an ad; no word has a space in it, so it is
 * enough to look through the different words of the board, a tenth of what is written on it, and to gather their ads.
 */

/** A slot is where an ad stands here. One whose words change takes another: what was noted of the former means nothing. */
export type Slot = number;

interface Asked {
	readonly word: string;
	readonly version: number;
	/** Which words hold it. */
	readonly holding: readonly number[];
	readonly slots: Uint8Array;
}

/** As many as somebody types in a row, with a few orders and filters in between. */
const REMEMBERED = 12;

export function createWordIndex(onNewWord: (word: string) => void) {
	const known = new Map<string, number>();
	const words: string[] = [];
	const slotsOf: Slot[][] = [];
	let asked: Asked[] = [];
	let next: Slot = 0;

	function note(word: string, slot: Slot): void {
		const at = known.get(word);
		if (at === undefined) {
			known.set(word, words.length);
			words.push(word);
			slotsOf.push([slot]);
			onNewWord(word);
		} else {
			const slots = slotsOf[at] ?? [];
			if (slots.at(-1) !== slot) slots.push(slot);
		}
	}

	/** A longer word is looked for only where the shorter one was found: typing narrows. */
	function holding(word: string): readonly number[] {
		let among: readonly number[] | undefined;
		for (const one of asked) {
			if (one.version === next && word.includes(one.word) && one.holding.length < (among?.length ?? Infinity))
				among = one.holding;
		}
		if (among) return among.filter((at) => words[at]?.includes(word));
		const found: number[] = [];
		for (let at = 0; at < words.length; at += 1) if (words[at]?.includes(word)) found.push(at);
		return found;
	}

	return {
		/** `text`: already folded. */
		add(text: string): Slot {
			const slot = next;
			next += 1;
			for (const word of text.split(/\s+/)) if (word !== '') note(word, slot);
			return slot;
		},

		/** A mark at the slot of each ad that holds this word, or a longer one around it. */
		find(word: string): Uint8Array {
			const before = asked.find((one) => one.word === word && one.version === next);
			if (before) return before.slots;
			const found = holding(word);
			const slots = new Uint8Array(next);
			for (const at of found) for (const slot of slotsOf[at] ?? []) slots[slot] = 1;
			asked = [{ word, version: next, holding: found, slots }, ...asked].slice(0, REMEMBERED);
			return slots;
		}
	};
}
export type WordIndex = ReturnType<typeof createWordIndex>;
