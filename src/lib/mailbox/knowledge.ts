/**
 * Which revisions the server is known to have or to lack, so that it need not be asked again.
 * A wrong "lacks" costs bytes. A wrong "has" would lose an edit silently: only the server's own words put one there.
 */
export type Leaf = string;
export const leafOf = (id: string, rev: string): Leaf => `${id} ${rev}`;

export function createKnowledge() {
	/** Written on this device since the page opened: the server cannot have them. */
	const born = new Set<Leaf>();
	/** Listed by the server's changes, or acknowledged by it. */
	const seen = new Set<Leaf>();
	let exchange = 0;
	return {
		/** Which exchange this is: what an abandoned one still hears says nothing of the next. */
		exchange: () => exchange,
		begin: () => void (exchange += 1),
		isBorn: (leaf: Leaf) => born.has(leaf),
		isSeen: (leaf: Leaf) => seen.has(leaf),
		bear: (leaf: Leaf) => void (seen.has(leaf) || born.add(leaf)),
		see(leaf: Leaf) {
			born.delete(leaf);
			seen.add(leaf);
		}
	};
}
export type Knowledge = ReturnType<typeof createKnowledge>;
