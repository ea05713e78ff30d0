/** How many ads each commune has: what the map shows. */
import type { PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { matcher, type Filter } from './filter.ts';
import type { Minutes } from './nearness.ts';
import type { Territory } from './territory.ts';

/** By commune, those that have any. A trip counts where it starts. */
export type Tally = Readonly<Record<string, number>>;

export function tally(
	ads: readonly PublicAd[],
	filter: Filter,
	territory: Pick<Territory, 'communes' | 'categories'>,
	today: Day,
	minutes?: Minutes
): Tally {
	const { commune: _, ...wanted } = filter;
	const counts: Record<string, number> = {};
	for (const ad of ads.filter(matcher(wanted, territory, today, minutes))) counts[ad.commune] = (counts[ad.commune] ?? 0) + 1;
	return counts;
}
