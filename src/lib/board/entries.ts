/**
 * Every ad that this phone knows of, in memory: enough to list, filter and search without reading the disk.
 * An ad can be known twice, from the base and from what changed since; the change wins, and a tombstone wins over both.
 */
import type { PublicAd } from '../../domain/ad.ts';
import type { AdId } from '../../domain/ids.ts';
import { cardOf, CODE_LENGTH, type Card } from '../../domain/wire/cards.ts';

const MINUTE_MS = 60_000;

/** Where a base's ad is: in both of its piece's streams it has the same row, on lines of their own. */
export interface Place {
	readonly stream: string;
	readonly line: number;
	readonly row: number;
}

export interface Entry {
	readonly card: Card;
	/** Milliseconds; to the minute while only the card is here. */
	published: number;
	/** Known with the text. */
	id: AdId | undefined;
	/** The whole ad, when it is in memory. */
	ad: PublicAd | undefined;
	/** `index`: its row in its piece. */
	readonly base: { readonly index: number; readonly card: Place; text: Place | undefined } | undefined;
	/** Where its words are noted, once they are (`word-index.ts`). */
	slot: number | undefined;
}

interface Alike {
	readonly base: Set<Entry>;
	readonly own: Map<AdId, Entry>;
	readonly gone: Set<AdId>;
}

export type Entries = ReturnType<typeof createEntries>;

export function createEntries() {
	/** By the beginning of their ids: all that may be one and the same ad. */
	const alike = new Map<string, Alike>();
	let sorted: Entry[] | undefined;
	let generation = 0;

	function near(code: string): Alike {
		const key = code.slice(0, CODE_LENGTH);
		const known = alike.get(key) ?? { base: new Set(), own: new Map(), gone: new Set() };
		alike.set(key, known);
		return known;
	}

	/** Overtaken by a change, or taken off. */
	function isShadowed({ id, card, base }: Entry): boolean {
		if (!base) return false;
		const { own, gone } = near(card.code);
		if (id) return own.has(id) || gone.has(id);
		return [...own.keys(), ...gone].some((other) => other.startsWith(card.code));
	}

	return {
		/** An ad of the base: its card came. */
		addCard(card: Card, place: Place, index: number): Entry {
			const entry: Entry = {
				card,
				published: card.minute * MINUTE_MS,
				id: undefined,
				ad: undefined,
				base: { index, card: place, text: undefined },
				slot: undefined
			};
			near(card.code).base.add(entry);
			sorted = undefined;
			return entry;
		},

		/** Its text came, or is read again. */
		complete(entry: Entry, ad: PublicAd, text: Place): void {
			entry.id = ad.id;
			entry.ad = ad;
			entry.published = Date.parse(ad.publishedAt);
			entry.slot = undefined;
			if (entry.base) entry.base.text = text;
			sorted = undefined;
		},

		/** Its text is no longer kept. The id stays known while the page is open. */
		empty(entry: Entry): void {
			entry.ad = undefined;
			entry.slot = undefined;
			if (entry.base) entry.base.text = undefined;
		},

		/** An ad with a row of its own: among the newest, or changed since the base. */
		put(ad: PublicAd): Entry {
			const entry: Entry = {
				card: cardOf(ad, ad.id),
				published: Date.parse(ad.publishedAt),
				id: ad.id,
				ad,
				base: undefined,
				slot: undefined
			};
			const { own, gone } = near(ad.id);
			gone.delete(ad.id);
			own.set(ad.id, entry);
			sorted = undefined;
			return entry;
		},

		/** Off the board. */
		remove(id: AdId): void {
			const { own, gone } = near(id);
			own.delete(id);
			gone.add(id);
			sorted = undefined;
		},

		/** What the base has of an ad, overtaken or not: what is to be erased when it goes. */
		inBase: (id: AdId): Entry[] =>
			[...near(id).base].filter((entry) => (entry.id ? entry.id === id : id.startsWith(entry.card.code))),

		/** Expired long ago: no tombstone. */
		forget(entry: Entry): void {
			const { base, own } = near(entry.card.code);
			base.delete(entry);
			if (entry.id && own.get(entry.id) === entry) own.delete(entry.id);
			sorted = undefined;
		},

		isGone: (id: AdId) => near(id).gone.has(id),

		/** The ads that are known by this id, or begin by this code; shadows left out. */
		find(code: string): Entry[] {
			const { base, own } = near(code);
			const all = [...own.values(), ...[...base].filter((entry) => !isShadowed(entry))];
			return all.filter((entry) =>
				entry.id ? entry.id.startsWith(code) : entry.card.code.startsWith(code) || code.startsWith(entry.card.code)
			);
		},

		/** What is shown, newest first; the id decides between equals. */
		newestFirst(): readonly Entry[] {
			if (sorted) return sorted;
			const all: Entry[] = [];
			for (const { base, own } of alike.values()) {
				for (const entry of own.values()) all.push(entry);
				for (const entry of base) if (!isShadowed(entry)) all.push(entry);
			}
			return (sorted = all.sort((a, b) => b.published - a.published || (idOf(a) < idOf(b) ? -1 : 1)));
		},

		/** Raised when everything is read again. */
		generation: () => generation,

		clear(): void {
			generation += 1;
			alike.clear();
			sorted = undefined;
		}
	};
}

/** What a page may call it: its id, or as much of it as is known, which the server completes. */
export const idOf = (entry: Entry) => (entry.id ?? entry.card.code) as AdId;
