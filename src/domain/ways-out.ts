/** What to try when a list is empty or nearly so: each suggestion is known to find something more. */
import { without, type Filter } from './filter.ts';
import { RADII } from './nearness.ts';

export interface WayOut {
	/** What is widened or let go. */
	readonly change: keyof Filter;
	readonly filter: Filter;
	/** How many ads it finds. */
	readonly total: number;
}

/** Fewer than this, and a wider circle is worth proposing. */
export const FEW = 5;
const LETTING_GO = ['within', 'commune', 'side', 'category', 'kind', 'words'] as const;

export function waysOut(filter: Filter, found: number, count: (filter: Filter) => number): WayOut[] {
	const worth = (way: WayOut) => way.total > found;
	const tried = (change: keyof Filter, changed: Filter): WayOut => ({ change, filter: changed, total: count(changed) });
	const wider = RADII.filter((radius) => filter.within !== undefined && radius > filter.within)
		.map((within) => tried('within', { ...filter, within }))
		.find(worth);
	if (wider && found > 0) return [wider];
	const freed = LETTING_GO.filter((key) => filter[key] !== undefined && !(key === 'within' && wider)).map((key) =>
		tried(key, without(key, filter))
	);
	return [...(wider ? [wider] : []), ...(found > 0 ? [] : freed.filter(worth))];
}
