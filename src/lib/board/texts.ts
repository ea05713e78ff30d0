/** The texts of the board in memory: read after the cards, a line at a time, and one by one from the disk beyond what fits. */
import type { PublicAd } from '../../domain/ad.ts';
import { partOf } from './copy.ts';
import type { Entry } from './entries.ts';
import type { Finder } from './find.ts';
import type { Held } from './held.ts';
import { lineKey, type BoardStore } from './store.ts';

/** Whole ads in memory: 10 MB. Beyond, an ad is read from the disk when it is opened. */
const IN_MEMORY = 12_000;
const TITLES_A_TURN = 500;

interface TextsDeps {
	readonly held: Held;
	readonly finder: Finder;
	readonly store: Pick<BoardStore, 'textsOf' | 'line'>;
	readonly pause: (ms: number) => Promise<void>;
	readonly isClosed: () => boolean;
}

export function createTexts({ held, finder, store, pause, isClosed }: TextsDeps) {
	let inMemory = 0;
	/** Everything on the disk was read: before that, an ad without its text may have one. */
	let allRead = false;

	function warm(read: readonly Entry[]): void {
		for (const entry of read) {
			finder.warm(entry);
			if (entry.ad && entry.base && (inMemory += 1) > IN_MEMORY) entry.ad = undefined;
		}
	}

	/** Those without a text here, a few at a time: the first letter of a search would otherwise wait for them all. */
	async function warmTitles(): Promise<void> {
		const all = held.entries.newestFirst();
		for (let at = 0; at < all.length && !isClosed(); at += TITLES_A_TURN) {
			for (const entry of all.slice(at, at + TITLES_A_TURN)) finder.warm(entry);
			await pause(0);
		}
	}

	return {
		/** What a line brought can be searched. */
		warm,

		/** Search finds more and more, and nobody waits for it. */
		async readAll(): Promise<void> {
			inMemory = 0;
			allRead = false;
			for (const entry of [...held.entries.newestFirst()]) if (!entry.base) finder.warm(entry);
			for (const piece of held.copy()?.base?.pieces ?? []) {
				const base = held.copy()?.base;
				if (!base) return;
				for (const line of partOf(base, piece.texts.name).rows > 0 ? await store.textsOf(piece.texts.name) : []) {
					if (isClosed()) return;
					// Between two lines whoever waits gets its turn.
					await pause(0);
					await held.alone(async () => warm(held.addTexts(piece, line).read)).catch(() => undefined);
				}
			}
			await warmTitles();
			allRead = true;
		},

		/** From the disk, when memory holds only the card. */
		async read(entry: Entry): Promise<PublicAd | undefined> {
			const base = held.copy()?.base;
			const piece = base?.pieces.find(({ cards }) => cards.name === entry.base?.card.stream);
			if (!base || !piece || !entry.base) return undefined;
			const { starts, rows } = partOf(base, piece.texts.name);
			const { index } = entry.base;
			if (index >= rows) return undefined;
			const at = starts.findLastIndex((start) => start <= index);
			const line = await store.line(lineKey(piece.texts.name, at));
			if (!line) return undefined;
			await held.alone(async () => held.addTexts(piece, line));
			return entry.ad;
		},

		/** Every photo of an ad whose text is here; undefined while some are still to be read from the disk, or stay there. */
		photos(): ReadonlySet<string> | undefined {
			if (!allRead || inMemory > IN_MEMORY) return undefined;
			return new Set(held.entries.newestFirst().flatMap(({ ad }) => ad?.photos?.map(({ id }) => id) ?? []));
		}
	};
}
