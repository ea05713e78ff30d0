/** Choosing among ads. The phone and the server's pages use the same words, so a shared address shows the same list. */
import { isLive, type PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { KIND_NAMES, type KindName } from '../kinds/index.ts';
import { SIDES, type Side } from '../kinds/kind.ts';
import { RADII, type Minutes, type Radius } from './nearness.ts';
import { communeName, type Territory } from './territory.ts';

/** Newest first is the order when nothing is said. */
export const SORTS = ['nearest', 'soonest', 'ending'] as const;
export type Sort = (typeof SORTS)[number];

export interface Filter {
	readonly kind?: KindName;
	readonly side?: Side;
	readonly category?: string;
	readonly commune?: string;
	/** Where one looks from: a commune's code. */
	readonly from?: string;
	/** At most so many minutes by road from there. */
	readonly within?: Radius;
	/** Whether the passes are taken as closed; the date says so when nobody does. */
	readonly winter?: boolean;
	readonly sort?: Sort;
	/** Words that must all be found, whatever their accents and case. */
	readonly words?: string;
}

const WORDS_MAX = 100;

/** The names of the filter in an address, in French as the addresses are. */
const PARAMS = {
	kind: 'genre',
	side: 'sens',
	category: 'categorie',
	commune: 'commune',
	from: 'depuis',
	within: 'minutes',
	winter: 'hiver',
	sort: 'tri',
	words: 'q'
} as const satisfies Record<keyof Filter, string>;
/** The order of the list, in an address. */
export const SORT_PARAMS = { nearest: 'proches', soonest: 'bientot', ending: 'fin' } as const satisfies Record<Sort, string>;

/** By whole characters: half an emoji would not survive being written in an address again. */
const firstOf = (words: string | undefined) => words && [...words].slice(0, WORDS_MAX).join('').trim();

/** Unknown values are ignored: a link from an older version still opens. */
export function readFilter(params: URLSearchParams): Filter {
	const get = (key: keyof typeof PARAMS) => params.get(PARAMS[key])?.trim() || undefined;
	const kind = KIND_NAMES.find((name) => name === get('kind'));
	const side = SIDES.find((name) => name === get('side'));
	const [category, commune, from, words] = [get('category'), get('commune'), get('from'), firstOf(get('words'))];
	const within = RADII.find((radius) => String(radius) === get('within'));
	const winter = get('winter');
	const sort = SORTS.find((name) => SORT_PARAMS[name] === get('sort'));
	return {
		...(kind && { kind }),
		...(side && { side }),
		...(category && { category }),
		...(commune && { commune }),
		...(from && { from }),
		...(within && { within }),
		...((winter === '1' || winter === '0') && { winter: winter === '1' }),
		...(sort && { sort }),
		...(words && { words })
	};
}

export function writeFilter({ winter, sort, ...filter }: Filter): URLSearchParams {
	const params = new URLSearchParams();
	const said: Partial<Record<keyof Filter, string | number>> = {
		...filter,
		...(winter !== undefined && { winter: winter ? '1' : '0' }),
		...(sort && { sort: SORT_PARAMS[sort] })
	};
	for (const key of Object.keys(PARAMS) as (keyof Filter)[]) if (said[key]) params.set(PARAMS[key], String(said[key]));
	return params;
}

/** The same list with one wish less. */
export function without(key: keyof Filter, filter: Filter): Filter {
	const { [key]: _, ...rest } = filter;
	return rest as Filter;
}

/** What takes ads away; the place, the season and the order only say how to look at them. */
export const isNarrow = ({ from: _, winter: __, sort: ___, ...narrowing }: Filter) => Object.keys(narrowing).length > 0;

/** Whether the list cannot be made without knowing where one looks from. */
export const needsPlace = ({ within, sort }: Filter) => within !== undefined || sort === 'nearest';

/**
 * The address of a list as one keeps it: the order says only how to look at it, and a circle is kept with its centre. `from`: the
 * place one looks from, where the list does not say.
 */
export function keptQuery({ sort: _, from: given, winter, ...wanted }: Filter, from: string | undefined): string {
	const needs = needsPlace(wanted);
	const centre = given ?? from;
	return writeFilter({
		...wanted,
		...(needs && centre !== undefined && { from: centre }),
		...(needs && winter !== undefined && { winter })
	}).toString();
}

/** Lower case without accents: "Épicéa" and "epicea" are one word. */
export const fold = (text: string) =>
	text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('’', "'");

type Names = Pick<Territory, 'communes' | 'categories'>;

/** A predicate made once for a filter, then asked of every ad. Without `minutes`, everything is near. */
export function matcher(filter: Filter, territory: Names, today: Day, minutes?: Minutes): (ad: PublicAd) => boolean {
	const words = fold(filter.words ?? '')
		.split(/\s+/)
		.filter(Boolean);
	const label = (id: string) => territory.categories.find((category) => category.id === id)?.label ?? '';
	return (ad) => {
		if (!isLive(ad, today)) return false;
		if (filter.kind && ad.kind !== filter.kind) return false;
		if (filter.side && ad.side !== filter.side) return false;
		if (filter.category && ad.category !== filter.category) return false;
		if (filter.commune && ad.commune !== filter.commune && ad.to !== filter.commune) return false;
		// A trip is as near as its start.
		if (filter.within && minutes && (minutes.get(ad.commune) ?? Infinity) > filter.within) return false;
		if (words.length === 0) return true;
		const place = [ad.commune, ad.to].map((insee) => (insee ? communeName(territory, insee) : '')).join(' ');
		const haystack = fold(`${ad.title} ${ad.text} ${ad.hamlet ?? ''} ${place} ${label(ad.category)}`);
		return words.every((word) => haystack.includes(word));
	};
}

/** Newest first; the id decides between equals, so that every phone shows the same order. */
export const newestFirst = (a: PublicAd, b: PublicAd) =>
	a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : a.id < b.id ? -1 : 1;
