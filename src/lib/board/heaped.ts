/** The same order as `ordered()`, of many ads that are newest first already: a heap a figure, for there are few figures. */
import type { Figure } from '../../domain/sorting.ts';
import type { Entry } from './entries.ts';

export function heaped(newestFirst: readonly Entry[], figure: Figure): Entry[] {
	const heaps = new Map<number | string, Entry[]>();
	const last: Entry[] = [];
	for (const entry of newestFirst) {
		const at = figure(entry.card);
		const heap = at === undefined ? last : heaps.get(at);
		if (heap) heap.push(entry);
		else if (at !== undefined) heaps.set(at, [entry]);
	}
	const inOrder = [...heaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, heap]) => heap);
	return [...inOrder, last].flat();
}
