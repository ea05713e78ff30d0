/** The beginning of a text, for where there is no room for the whole: ends with a word, and says that there was more. */
const letters = new Intl.Segmenter('fr');
const MORE = '…';

/** At most `most` code units, the … included. Never half of an emoji, nor a letter without its accent. */
export function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	// Asked once where a letter begins, and not letter by letter, which takes milliseconds for a long text.
	const head = text.slice(0, letters.segment(text).containing(Math.max(0, most - 1))?.index ?? 0);
	const word = head.search(/\s\S*$/u);
	// A word longer than half of what is shown is cut where it stands.
	return (word > head.length / 2 ? head.slice(0, word) : head).replace(/[\s,;:.…]+$/u, '') + MORE;
}
