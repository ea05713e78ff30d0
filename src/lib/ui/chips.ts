/** What is asked of the list, as words one can take off one by one. */
import { needsPlace, without, writeFilter, type Filter } from '../../domain/filter.ts';
import { communeName, type Territory } from '../../domain/territory.ts';
import { kindWords } from '../../kinds/words.ts';
import { sideWords } from '../words/kinds.ts';
import { list } from '../words/list.ts';
import { near } from '../words/near.ts';

export interface Chip {
	readonly key: keyof Filter;
	readonly label: string;
	/** The address of the list without it. */
	readonly href: string;
}

type Names = Pick<Territory, 'communes' | 'categories'>;

export const listAt = (filter: Filter, path = '/annonces') => {
	const query = writeFilter(filter);
	return query.size > 0 ? `${path}?${query}` : path;
};

/** What one wish says. The circle says from where, since that is half of it. */
export function wishWords(key: keyof Filter, filter: Filter, territory: Names): string {
	const { kind, side, category, commune, from, within, winter, sort, words } = filter;
	if (key === 'kind' && kind) return kindWords[kind].label;
	if (key === 'side' && side) return sideWords[side].plural;
	if (key === 'category' && category) return territory.categories.find(({ id }) => id === category)?.label ?? category;
	if (key === 'commune' && commune) return communeName(territory, commune);
	if (key === 'within' && within) return from ? near.circle(within, communeName(territory, from)) : near.upTo(within);
	if (key === 'winter' && winter !== undefined) return winter ? near.winterChip : near.summerChip;
	if (key === 'sort' && sort) return list.sorts[sort];
	return key === 'words' && words ? `«\u202f${words}\u202f»` : '';
}

/** Taking off the circle takes off what only it needed. */
function takenOff(key: keyof Filter, filter: Filter): Filter {
	const rest = without(key, filter);
	return needsPlace(rest) ? rest : without('from', without('winter', rest));
}

const ORDER = ['words', 'kind', 'side', 'category', 'commune', 'within', 'winter', 'sort'] as const;

export const chipsOf = (filter: Filter, territory: Names, path?: string): Chip[] =>
	ORDER.map((key) => ({ key, label: wishWords(key, filter, territory), href: listAt(takenOff(key, filter), path) })).filter(
		({ label }) => label !== ''
	);
