/** Stores for tests: nothing is written, and two of them share nothing. */
import type { AbstractLevelDOWN } from 'abstract-leveldown';
import memdown from 'memdown';
import { levelKeys } from './level-keys.ts';
import { memoryBlobs } from './memory-blobs.ts';
import { checkName } from './names.ts';
import { namedFactory, openPouch } from './pouch.ts';
import type { Stores } from './stores.ts';

const memory = () => memdown() as AbstractLevelDOWN;

export function memoryStores(): Stores {
	/** The content of each database, kept while it is closed. */
	const contents = new Map<string, AbstractLevelDOWN>();
	const level = namedFactory('memory', (name) => {
		const content = contents.get(name) ?? memory();
		contents.set(name, content);
		return content;
	});
	const keys = levelKeys(memory());

	return {
		open(name) {
			checkName(name);
			return openPouch(name, level);
		},
		exists: async (name) => contents.has(name),
		names: async (prefix) => [...contents.keys()].filter((name) => name.startsWith(prefix)).sort(),
		async destroy(name) {
			checkName(name);
			contents.delete(name);
		},
		keys,
		blobs: memoryBlobs(),
		close: () => keys.close()
	};
}
