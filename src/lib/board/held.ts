/** What this phone holds: the store and the memory of it, changed together and one change at a time. */
import * as v from 'valibot';
import type { PublicAd } from '../../domain/ad.ts';
import { addDays, type Day } from '../../domain/dates.ts';
import type { AdId } from '../../domain/ids.ts';
import { cardsSchema, readCards } from '../../domain/wire/cards.ts';
import { eraseCards, eraseTexts } from '../../domain/wire/erase.ts';
import type { Piece } from '../../domain/wire/manifest.ts';
import { readTexts, textsSchema } from '../../domain/wire/texts.ts';
import { partOf, withPart, type Copy } from './copy.ts';
import { createEntries, type Entry, type Place } from './entries.ts';
import { lineKey, Overtaken, type Batch, type BoardStore, type Line } from './store.ts';

/** What expired is erased from this phone too, even if it never meets the network again (L7). */
const ERASED_AFTER_DAYS = 30;

export type Held = ReturnType<typeof createHeld>;

export function createHeld(store: BoardStore) {
	const entries = createEntries();
	/** The base's ads, by stream of cards and row: rows count through all the lines of a piece. */
	let rows = new Map<string, (Entry | undefined)[]>();
	let copy: Copy | undefined;
	let queue = Promise.resolve();

	/** One after the other: a batch is made from what the one before left. */
	function alone<T>(work: () => Promise<T>): Promise<T> {
		const done = queue.then(work);
		queue = done.then(
			() => undefined,
			() => undefined
		);
		return done;
	}

	async function write(batch: Batch): Promise<void> {
		await store.apply({ ...batch, copy: { ...batch.copy, turn: (copy?.turn ?? 0) + 1 } }, copy?.turn);
		copy = { ...batch.copy, turn: (copy?.turn ?? 0) + 1 };
	}

	function addCards({ stream, place, first, json }: Omit<Line, 'key' | 'sort'>) {
		const known = rows.get(stream) ?? [];
		rows.set(stream, known);
		const cards = readCards(v.parse(cardsSchema, JSON.parse(json)));
		// Without a title: erased here. Without a card: of a kind that this version does not know.
		const added = cards.map((card, row) =>
			card && card.title !== '' ? entries.addCard(card, { stream, line: place, row }, first + row) : undefined
		);
		known.push(...added);
		return { count: cards.length, read: added.filter((entry) => entry !== undefined), json };
	}

	async function load(): Promise<void> {
		const saved = await store.load();
		entries.clear();
		rows = new Map();
		copy = saved.copy;
		for (const line of saved.cards) addCards(line);
		for (const id of saved.gone) entries.remove(id);
		for (const ad of saved.ads) entries.put(ad);
	}

	/** Reads a line of texts into memory; its piece's cards are there. Returns whose texts they are. */
	function addTexts({ cards }: Piece, { stream, place, first, json }: Omit<Line, 'key' | 'sort'>) {
		const columns = v.parse(textsSchema, JSON.parse(json));
		const count = columns.text.length;
		const own = (rows.get(cards.name) ?? []).slice(first, first + count);
		const erased = new Set<number>();
		const read: Entry[] = [];
		const ads = readTexts(
			columns,
			Array.from({ length: count }, (_, row) => own[row]?.card)
		);
		ads.forEach((ad, row) => {
			const entry = own[row];
			if (!entry || (ad && entries.isGone(ad.id))) erased.add(row);
			if (!entry || !ad || ad.text === '') return;
			entries.complete(entry, ad, { stream, line: place, row });
			read.push(entry);
		});
		return { count, read, json: erased.size > 0 ? JSON.stringify(eraseTexts(columns, erased)) : json };
	}

	/** Appends a line as it came to what is held of its stream. */
	async function append(sort: Line['sort'], piece: Piece, json: string): Promise<readonly Entry[]> {
		const base = copy?.base;
		if (!copy || !base) throw new Overtaken();
		const { name: stream } = piece[sort];
		const { starts, rows: first } = partOf(base, stream);
		const place = starts.length;
		const line = { key: lineKey(stream, place), sort, stream, place, first, json };
		const added = sort === 'cards' ? addCards(line) : addTexts(piece, line);
		const part = { starts: [...starts, first], rows: first + added.count };
		await write({ lines: [{ ...line, json: added.json }], copy: { ...copy, base: withPart(base, stream, part) } });
		return added.read;
	}

	/** The lines that hold these ads, without their words. */
	async function erasing(found: readonly Entry[]): Promise<Line[]> {
		const places = new Map<string, { sort: Line['sort']; rows: Set<number> }>();
		const note = (sort: Line['sort'], place: Place | undefined) => {
			if (!place) return;
			const key = lineKey(place.stream, place.line);
			const known = places.get(key) ?? { sort, rows: new Set<number>() };
			places.set(key, { sort, rows: known.rows.add(place.row) });
		};
		for (const { base } of found) {
			note('cards', base?.card);
			note('texts', base?.text);
		}
		const lines: Line[] = [];
		for (const [key, { sort, rows: which }] of places) {
			const line = await store.line(key);
			if (!line) continue;
			const columns: unknown = JSON.parse(line.json);
			const rest =
				sort === 'cards' ? eraseCards(v.parse(cardsSchema, columns), which) : eraseTexts(v.parse(textsSchema, columns), which);
			lines.push({ ...line, json: JSON.stringify(rest) });
		}
		return lines;
	}

	return {
		entries,
		copy: () => copy,
		load: () => alone(load),
		alone,
		append,
		addTexts,

		/** Ads and tombstones, with the cursor they lead to. */
		async change(next: Copy, ads: readonly PublicAd[], gone: readonly AdId[]): Promise<void> {
			const still = gone.filter((id) => !ads.some((ad) => ad.id === id));
			const lines = await erasing(still.flatMap((id) => entries.inBase(id)));
			await write({ ads, gone: still, lines, copy: next });
			for (const id of still) entries.remove(id);
			for (const ad of ads) entries.put(ad);
		},

		async afresh(next: Copy, ads: readonly PublicAd[]): Promise<void> {
			await write({ afresh: true, ads, copy: next });
			entries.clear();
			rows = new Map();
			for (const ad of ads) entries.put(ad);
		},

		/** Another base for the same history. Ads read in full stay, as rows of their own: they are true as of the cursor. */
		async rebase(next: Copy, dropped: readonly string[]): Promise<void> {
			const ads = entries.newestFirst().flatMap((entry) => (entry.base && entry.ad ? [entry.ad] : []));
			await write({ ads, drop: dropped, copy: next });
			await load();
		},

		/** Texts that are not to be kept any more. */
		async drop(streams: readonly string[], next: Copy): Promise<void> {
			await write({ drop: streams, copy: next });
			for (const own of rows.values()) {
				for (const entry of own) if (entry?.base?.text && streams.includes(entry.base.text.stream)) entries.empty(entry);
			}
		},

		async eraseExpired(today: Day): Promise<void> {
			const limit = addDays(today, -ERASED_AFTER_DAYS);
			const old = entries.newestFirst().filter(({ card }) => card.expiresOn < limit);
			if (old.length === 0 || !copy) return;
			const own = old.flatMap(({ base, id }) => (base || !id ? [] : [id]));
			await write({ forget: own, lines: await erasing(old), copy });
			for (const entry of old) entries.forget(entry);
		}
	};
}
