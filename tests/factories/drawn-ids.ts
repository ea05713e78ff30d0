/** Ids that whole phones make, drawn from a seeded chance: the same month then has the same ids, and CouchDB chooses the same. */
export function drawIdsFrom(random: () => number): () => void {
	const plain = crypto.getRandomValues.bind(crypto);
	const drawn = <T extends ArrayBufferView | null>(array: T): T => {
		if (!(array instanceof Uint8Array)) return plain(array as never) as T;
		for (let i = 0; i < array.length; i += 1) array[i] = Math.floor(random() * 256);
		return array;
	};
	Object.assign(crypto, { getRandomValues: drawn });
	return () => void Object.assign(crypto, { getRandomValues: plain });
}
