/** `Keys` over one Level store. */
import type { AbstractLevelDOWN } from 'abstract-leveldown';
import levelup from 'levelup';
import type { Keys } from './stores.ts';

/** After every string that begins with the prefix: no key of ours goes beyond ASCII. */
const AFTER_ALL = '\uffff';

interface Missing {
	readonly notFound?: boolean;
}

export function levelKeys(level: AbstractLevelDOWN): Keys & { close(): Promise<void> } {
	const store = levelup(level);
	const text = (value: unknown) => String(value);
	return {
		async get(key) {
			try {
				return text(await store.get(key));
			} catch (error) {
				if ((error as Missing).notFound === true) return undefined;
				throw error;
			}
		},
		put: (key, value) => store.put(key, value),
		delete: (key) => store.del(key),
		async list(prefix) {
			const found: [string, string][] = [];
			// Its types forget that it is one.
			const entries = store.iterator({ gte: prefix, lt: prefix + AFTER_ALL }) as unknown as AsyncIterable<[unknown, unknown]>;
			for await (const [key, value] of entries) found.push([text(key), text(value)]);
			return found;
		},
		close: () => store.close()
	};
}
