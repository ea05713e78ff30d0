/** How much of an ad is taken, and whether more fits. Counted afresh from the book each time: nothing to be out of step. */
import type { Day } from '../dates.ts';
import type { Book, Entry } from './book.ts';
import type { Slot, Terms } from './way.ts';
import { wayOfWhat } from '../../kinds/ways.ts';
import type { What } from './what.ts';

type Taking = Pick<Entry, 'what' | 'on' | 'state'>;

export const isTaken = ({ state, what }: Taking) => state === 'accepted' || (state === 'done' && !wayOfWhat(what).endFrees);

/** What is taken of each slot. */
export function usageOf(entries: readonly Taking[], counts: (entry: Taking) => boolean = isTaken): Map<Slot, number> {
	const usage = new Map<Slot, number>();
	for (const entry of entries.filter(counts))
		for (const { slot, amount } of wayOfWhat(entry.what).takes(entry.what, entry.on))
			usage.set(slot, (usage.get(slot) ?? 0) + amount);
	return usage;
}

/** Whether there is room for it; `instead` of what somebody has already. */
export function fits({ entries }: Book, ad: Terms, what: What, on: Day | undefined, instead?: Entry): boolean {
	const usage = usageOf(entries.filter((entry) => entry !== instead));
	const way = wayOfWhat(what);
	return way.takes(what, on).every(({ slot, amount }) => (usage.get(slot) ?? 0) + amount <= way.room(ad, slot));
}
