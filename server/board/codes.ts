import type { AdId } from '../../src/domain/ids.ts';
import { CODE_LENGTH } from '../../src/domain/wire/cards.ts';

/** For each id, the shortest beginning that no other of these ids has, and at least four signs. */
export function codesOf(ids: readonly AdId[]): Map<AdId, string> {
	const sorted = [...ids].sort();
	const shared = (a: string, b: string | undefined): number => {
		let length = 0;
		while (b !== undefined && length < a.length && a[length] === b[length]) length += 1;
		return length;
	};
	return new Map(
		sorted.map((id, at) => {
			const needed = 1 + Math.max(shared(id, sorted[at - 1]), shared(id, sorted[at + 1]));
			return [id, id.slice(0, Math.max(CODE_LENGTH, needed))];
		})
	);
}
