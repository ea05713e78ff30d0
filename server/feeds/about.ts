/** What a whole feed says of itself. */
import type { Filter } from '../../src/domain/filter.ts';
import { communeName, type Territory } from '../../src/domain/territory.ts';
import { common } from '../../src/lib/words/common.ts';
import { feeds } from '../../src/lib/words/feeds.ts';
import { kindWords } from '../../src/kinds/words.ts';
import { sideWords } from '../../src/lib/words/kinds.ts';
import { typeset } from '../../src/lib/words/typography.ts';

/** What was chosen, in words: « Coups de main · Sarcenas ». */
export function choiceOf(filter: Filter, territory: Pick<Territory, 'communes' | 'categories'>): string {
	const category = territory.categories.find(({ id }) => id === filter.category)?.label;
	const parts = [
		filter.kind && kindWords[filter.kind].plural,
		filter.side && sideWords[filter.side].plural,
		category,
		filter.commune && communeName(territory, filter.commune),
		filter.words && `«\u202f${filter.words}\u202f»`
	];
	return parts.filter(Boolean).join(' · ');
}

export const feedTitle = (filter: Filter, territory: Territory) =>
	`${territory.name} · ${choiceOf(filter, territory) || feeds.everything}`;

export const aboutFeed = (territory: Territory, demo: boolean) =>
	[demo && common.demo, typeset(territory.tagline)].filter(Boolean).join(' ');
