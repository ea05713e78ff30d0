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
	// Without a callback, a folder that cannot be opened ends the process; with it, whoever asks first hears why.
	let store: ReturnType<typeof levelup>;
	const opened = new Promise<void>((resolve, reject) => {
		store = levelup(level, (error?: Error) => (error ? reject(error) : resolve()));
	});
	opened.catch(() => {});
	const ready = () => opened.then(() => store);
	const text = (value: unknown) => String(value);
	return {
		async get(key) {
			try {
				return text(await (await ready()).get(key));
			} catch (error) {
				if ((error as Missing).notFound === true) return undefined;
				throw error;
			}
		},
		put: async (key, value) => (await ready()).put(key, value),
		delete: async (key) => (await ready()).del(key),
		async list(prefix) {
			const found: [string, string][] = [];
			// Its types forget that it is one.
			const entries = (await ready()).iterator({ gte: prefix, lt: prefix + AFTER_ALL }) as unknown as AsyncIterable<
				[unknown, unknown]
			>;
			for await (const [key, value] of entries) found.push([text(key), text(value)]);
			return found;
		},
		close: async () => (await ready()).close()
	};
}
