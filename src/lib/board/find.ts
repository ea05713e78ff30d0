/** Lists from memory: the same ads in the same order as `listing()` gives for the same words, in the time between two frames. */
import type { PublicAd } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import { fold, type Filter } from '../../domain/filter.ts';
import { PAGE_SIZE, type Listing } from '../../domain/listing.ts';
import { communeName, type Territory } from '../../domain/territory.ts';
import { idOf, type Entries, type Entry } from './entries.ts';
import type { Vocabulary } from './typos.ts';

export type Names = Pick<Territory, 'communes' | 'categories'>;

/** An ad as a list shows it. Without its text, `id` is as much of it as is known: enough for its address. */
export type Listed = Omit<PublicAd, 'text' | 'author' | 'counterpart' | 'updatedAt'> & { readonly full: PublicAd | undefined };

export interface Found extends Omit<Listing, 'ads' | 'instead'> {
	readonly ads: readonly Listed[];
	/** What was searched instead of a word that nobody wrote. */
	readonly instead: Readonly<Record<string, readonly string[]>>;
}

export interface Near {
	/** INSEE codes: only ads there, or going there. */
	readonly communes?: readonly string[];
}

export function createFinder(entries: Entries, vocabulary: Vocabulary, names: Names) {
	const labels = new Map(names.categories.map(({ id, label }) => [id, fold(label)]));
	const places = new Map(names.communes.map(({ insee }) => [insee, fold(communeName(names, insee))]));
	const placeOf = (insee: string | undefined) => (insee === undefined ? '' : (places.get(insee) ?? insee));

	/** Title, text, hamlet, places and category, without accents. */
	function hayOf(entry: Entry): string {
		if (entry.hay !== undefined) return entry.hay;
		const { card, ad } = entry;
		const words = fold(ad ? `${card.title} ${ad.text} ${ad.hamlet ?? ''}` : card.title);
		return (entry.hay = `${words} ${placeOf(card.commune)} ${placeOf(card.to)} ${labels.get(card.category) ?? ''}`);
	}

	/** The word itself when it is anywhere, else what it may have meant. */
	function needles(word: string, all: readonly Entry[]): string[] {
		if (all.some((entry) => hayOf(entry).includes(word))) return [word];
		const near = vocabulary.near(word);
		return near.length > 0 ? near : [word];
	}

	function isMatch(filter: Filter, near: Near): (entry: Entry) => boolean {
		const within = near.communes && new Set(near.communes);
		const { kind, side, category, commune } = filter;
		return ({ card }) =>
			!(kind && card.kind !== kind) &&
			!(side && card.side !== side) &&
			!(category && card.category !== category) &&
			!(commune && card.commune !== commune && card.to !== commune) &&
			!(within && !within.has(card.commune) && !(card.to !== undefined && within.has(card.to)));
	}

	return {
		/** Makes an entry ready to be searched. */
		warm(entry: Entry): void {
			vocabulary.add(hayOf(entry));
		},

		list(filter: Filter, page: number, today: Day, near: Near = {}): Found {
			const live = entries.newestFirst().filter(({ card }) => card.state === 'live' && card.expiresOn >= today);
			let matching = live.filter(isMatch(filter, near));
			const instead: Record<string, readonly string[]> = {};
			for (const word of fold(filter.words ?? '')
				.split(/\s+/)
				.filter(Boolean)) {
				const wanted = needles(word, live);
				if (wanted[0] !== word) instead[word] = wanted;
				matching = matching.filter((entry) => wanted.some((needle) => hayOf(entry).includes(needle)));
			}
			const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
			const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
			return {
				ads: matching.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE).map(listed),
				total: matching.length,
				page: shown,
				pages,
				live: live.length,
				instead
			};
		},

		/** Every live ad, newest first. */
		all: (today: Day): Listed[] =>
			entries
				.newestFirst()
				.filter(({ card }) => card.state === 'live' && card.expiresOn >= today)
				.map(listed),

		countLive: (today: Day) =>
			entries.newestFirst().reduce((sum, { card }) => sum + (card.state === 'live' && card.expiresOn >= today ? 1 : 0), 0)
	};
}

function listed(entry: Entry): Listed {
	const { code: _code, minute: _minute, ...card } = entry.card;
	const { hamlet, at } = entry.ad ?? {};
	return {
		...card,
		...(hamlet !== undefined && { hamlet }),
		...(at !== undefined && { at }),
		id: idOf(entry),
		publishedAt: new Date(entry.published).toISOString(),
		full: entry.ad
	};
}
