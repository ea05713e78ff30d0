/**
 * A stream of a base in the form somebody asks for: from another line than the first (after a cut), or for a client without
 * brotli. Each is made once, when first asked for, and kept while there is room.
 */
import type { Bases } from './base.ts';
import { linesOf, PROMPT, squeeze, type Bytes, type Encoding } from './squeeze.ts';

/** Every possible rest of a board of 5,000 ads weighs 17 MB; few are ever asked for. */
const ROOM_BYTES = 16_000_000;

export function createRests(bases: Bases) {
	const made = new Map<string, { bytes: Promise<Bytes>; size: number }>();
	let used = 0;

	async function make(squeezed: Bytes, from: number, encoding: Encoding): Promise<Bytes> {
		return squeeze((await linesOf(squeezed)).slice(from), encoding, PROMPT);
	}

	function keep(key: string, bytes: Promise<Bytes>) {
		const entry = { bytes, size: 0 };
		made.set(key, entry);
		bytes.then(
			({ length }) => {
				entry.size = length;
				used += length;
				for (const [oldest, { size }] of made) {
					if (used <= ROOM_BYTES) break;
					made.delete(oldest);
					used -= size;
				}
			},
			() => made.delete(key)
		);
	}

	/** Undefined when there is no such stream (any more). */
	return async (name: string, from: number, encoding: Encoding): Promise<Bytes | undefined> => {
		const squeezed = bases.stream(name);
		if (!squeezed) return undefined;
		if (from === 0 && encoding === 'br') return squeezed;
		const key = `${name} ${from} ${encoding}`;
		if (!made.has(key)) keep(key, make(squeezed, from, encoding));
		return made.get(key)?.bytes ?? make(squeezed, from, encoding);
	};
}
