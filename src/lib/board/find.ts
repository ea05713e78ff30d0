/** Lists from memory: the same ads in the same order as `listing()` gives for the same words, in the time between two frames. */
import { isLive, type PublicAd } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import { fold, isNarrow, type Filter } from '../../domain/filter.ts';
import { PAGE_SIZE, type Listing } from '../../domain/listing.ts';
import type { Minutes } from '../../domain/nearness.ts';
import { figureOf } from '../../domain/sorting.ts';
import type { Tally } from '../../domain/tally.ts';
import { communeName, type Territory } from '../../domain/territory.ts';
import { FEW, waysOut } from '../../domain/ways-out.ts';
import { idOf, type Entries, type Entry } from './entries.ts';
import { heaped } from './heaped.ts';
import { createVocabulary } from './typos.ts';
import { createWordIndex } from './word-index.ts';

export type Names = Pick<Territory, 'communes' | 'categories'>;

/** An ad as a list shows it. Without its text, `id` is as much of it as is known: enough for its address. */
export type Listed = Omit<PublicAd, 'text' | 'author' | 'counterpart' | 'updatedAt'> & { readonly full: PublicAd | undefined };

export interface Found extends Omit<Listing, 'ads'> {
	readonly ads: readonly Listed[];
	/** What was searched instead of a word that nobody wrote. */
	readonly corrected: Readonly<Record<string, readonly string[]>>;
}

export type Finder = ReturnType<typeof createFinder>;

export function createFinder(entries: Entries, names: Names) {
	const labels = new Map(names.categories.map(({ id, label }) => [id, fold(label)]));
	const places = new Map(names.communes.map(({ insee }) => [insee, fold(communeName(names, insee))]));
	const placeOf = (insee: string | undefined) => (insee === undefined ? '' : (places.get(insee) ?? insee));
	let vocabulary = createVocabulary();
	let index = createWordIndex((word) => vocabulary.add(word));
	let generation = entries.generation();
	let live: { readonly of: readonly Entry[]; readonly today: Day; readonly entries: readonly Entry[] } | undefined;

	/** Title, text, hamlet, places and category, without accents. */
	function hayOf({ card, ad }: Entry): string {
		const words = fold(ad ? `${card.title} ${ad.text} ${ad.hamlet ?? ''}` : card.title);
		return `${words} ${placeOf(card.commune)} ${placeOf(card.to)} ${labels.get(card.category) ?? ''}`;
	}

	function warm(entry: Entry): void {
		if (generation !== entries.generation()) {
			// Everything was read again: nothing that was noted is of these entries.
			generation = entries.generation();
			vocabulary = createVocabulary();
			index = createWordIndex((word) => vocabulary.add(word));
		}
		entry.slot ??= index.add(hayOf(entry));
	}

	function liveOn(today: Day): readonly Entry[] {
		const of = entries.newestFirst();
		if (live?.of !== of || live.today !== today) live = { of, today, entries: of.filter(({ card }) => isLive(card, today)) };
		return live.entries;
	}

	/** The ads that hold each of the words, or what it may have meant when nobody wrote it. */
	function search(words: string | undefined, all: readonly Entry[]) {
		const corrected: Record<string, readonly string[]> = {};
		const wanted = fold(words ?? '')
			.split(/\s+/)
			.filter(Boolean);
		if (wanted.length > 0) for (const entry of all) warm(entry);
		const marks = wanted.map((word) => {
			const exact = index.find(word);
			if (all.some(({ slot = -1 }) => exact[slot] === 1)) return [exact];
			const near = vocabulary.near(word);
			if (near.length === 0) return [exact];
			corrected[word] = near;
			return near.map((other) => index.find(other));
		});
		const has = ({ slot = -1 }: Entry) => marks.every((any) => any.some((slots) => slots[slot] === 1));
		return { corrected, has };
	}

	/** What matches, newest first. */
	function find(filter: Filter, today: Day, minutes: Minutes | undefined) {
		const all = liveOn(today);
		const { kind, side, category, commune, within } = filter;
		const { corrected, has } = search(filter.words, all);
		const matching = all.filter(
			(entry) =>
				!(kind && entry.card.kind !== kind) &&
				!(side && entry.card.side !== side) &&
				!(category && entry.card.category !== category) &&
				!(commune && entry.card.commune !== commune && entry.card.to !== commune) &&
				// A trip is as near as its start.
				!(within && minutes && (minutes.get(entry.card.commune) ?? Infinity) > within) &&
				has(entry)
		);
		return { matching, corrected };
	}

	return {
		/** Makes an entry ready to be searched. */
		warm,

		/** `minutes`: how far everything is from where `filter` looks, when that is known. */
		list(filter: Filter, page: number, today: Day, minutes?: Minutes): Found {
			const { matching, corrected } = find(filter, today, minutes);
			const figure = figureOf(filter.sort, today, minutes);
			const sorted = figure ? heaped(matching, figure) : matching;
			const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
			const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
			const total = sorted.length;
			const count = (wanted: Filter) => find(wanted, today, minutes).matching.length;
			return {
				ads: sorted.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE).map(listed),
				total,
				page: shown,
				pages,
				live: liveOn(today).length,
				...(total < FEW && isNarrow(filter) && { instead: waysOut(filter, total, count) }),
				corrected
			};
		},

		/** How many each commune has: what the map shows (`src/domain/tally.ts`). */
		counts({ commune: _, ...filter }: Filter, today: Day, minutes?: Minutes): Tally {
			const counts: Record<string, number> = {};
			for (const { card } of find(filter, today, minutes).matching) counts[card.commune] = (counts[card.commune] ?? 0) + 1;
			return counts;
		},

		countLive: (today: Day) => liveOn(today).length
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
