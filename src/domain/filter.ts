/** Choosing among ads. The phone and the server's pages use the same words, so a shared address shows the same list. */
import { isLive, type PublicAd } from './ad.ts';
import type { Day } from './dates.ts';
import { KIND_NAMES, type KindName } from './kinds/index.ts';
import { SIDES, type Side } from './kinds/kind.ts';
import { communeName, type Territory } from './territory.ts';

export interface Filter {
	readonly kind?: KindName;
	readonly side?: Side;
	readonly category?: string;
	readonly commune?: string;
	/** Words that must all be found, whatever their accents and case. */
	readonly words?: string;
}

const WORDS_MAX = 100;

/** The names of the filter in an address, in French as the addresses are. */
const PARAMS = { kind: 'genre', side: 'sens', category: 'categorie', commune: 'commune', words: 'q' } as const;

/** By whole characters: half an emoji would not survive being written in an address again. */
const firstOf = (words: string | undefined) => words && [...words].slice(0, WORDS_MAX).join('').trim();

/** Unknown values are ignored: a link from an older version still opens. */
export function readFilter(params: URLSearchParams): Filter {
	const get = (key: keyof typeof PARAMS) => params.get(PARAMS[key])?.trim() || undefined;
	const kind = KIND_NAMES.find((name) => name === get('kind'));
	const side = SIDES.find((name) => name === get('side'));
	const [category, commune, words] = [get('category'), get('commune'), firstOf(get('words'))];
	return {
		...(kind && { kind }),
		...(side && { side }),
		...(category && { category }),
		...(commune && { commune }),
		...(words && { words })
	};
}

export function writeFilter(filter: Filter): URLSearchParams {
	const params = new URLSearchParams();
	for (const key of Object.keys(PARAMS) as (keyof typeof PARAMS)[]) if (filter[key]) params.set(PARAMS[key], filter[key]);
	return params;
}

/** Lower case without accents: "Épicéa" and "epicea" are one word. */
export const fold = (text: string) =>
	text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('’', "'");

type Names = Pick<Territory, 'communes' | 'categories'>;

/** A predicate made once for a filter, then asked of every ad. */
export function matcher(filter: Filter, territory: Names, today: Day): (ad: PublicAd) => boolean {
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
		if (words.length === 0) return true;
		const place = [ad.commune, ad.to].map((insee) => (insee ? communeName(territory, insee) : '')).join(' ');
		const haystack = fold(`${ad.title} ${ad.text} ${ad.hamlet ?? ''} ${place} ${label(ad.category)}`);
		return words.every((word) => haystack.includes(word));
	};
}

/** Newest first; the id decides between equals, so that every phone shows the same order. */
export const newestFirst = (a: PublicAd, b: PublicAd) =>
	a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : a.id < b.id ? -1 : 1;
