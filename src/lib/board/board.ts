/** The board on this phone, as pages use it: the same in a worker, on the page's own thread, and in tests. */
import * as v from 'valibot';
import type { AdText, PublicAd } from '../../domain/ad.ts';
import { dayOf, type Day } from '../../domain/dates.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Minutes } from '../../domain/nearness.ts';
import type { Tally } from '../../domain/tally.ts';
import { isAdId } from '../../domain/ids.ts';
import { minuteOf } from '../../domain/wire/cards.ts';
import { adsColumns, readAds, readLine } from '../../domain/wire/lines.ts';
import type { StreamInfo } from '../../domain/wire/manifest.ts';
import { NoNetwork, patientFetch, type Fetch } from '../net/patient-fetch.ts';
import { patientLines, Refused } from '../net/patient-lines.ts';
import { partOf, without, type Copy, type Keep, type Wishes } from './copy.ts';
import { idOf, type Entry } from './entries.ts';
import { exchangeBoard, takeChanges } from './exchange-board.ts';
import { createFill } from './fill.ts';
import { createFinder, type Found, type Names } from './find.ts';
import { createHeld } from './held.ts';
import { matches, type Match } from './matches.ts';
import { keepOf, saves, sizesOf, textsToKeep, type Size } from './policy.ts';
import type { SafeStore, StoreProblem } from './safe-store.ts';
import { lineKey, Overtaken } from './store.ts';

/** What is here, and what is coming. Public things only: it may be shown as it is. */
export interface Progress {
	/** Live ads in the list. */
	readonly live: number;
	/** How many titles are here, of how many on the board; the same of full texts, of those wanted here. */
	readonly titles: { readonly here: number; readonly of: number };
	readonly texts: { readonly here: number; readonly of: number };
	/** About what was paid to the network for what is here. */
	readonly bytes: number;
	readonly filling: boolean;
	readonly keep: Keep;
	/** What each choice would bring. */
	readonly sizes: Readonly<Record<Keep, Size>>;
	/** Texts come when they are opened, and not before. */
	readonly economy: boolean;
	/** What cannot be kept, and why: everything still reads. */
	readonly problem: StoreProblem | undefined;
	readonly copy: Copy | undefined;
}

/** `gone`: it was on the board. `not-here`: only the network could tell, and it does not now. */
export type Got = PublicAd | 'gone' | 'not-here';

export interface Board {
	/** `minutes`: from where `filter` looks, when that is known. */
	list(filter: Filter, page: number, minutes?: Minutes): Promise<Found>;
	/** How many each commune has, of those that the filter lets through. */
	counts(filter: Filter, minutes?: Minutes): Promise<Tally>;
	/** The trips that go together with one, by the packed roads of the kit (`matches.ts`). */
	matches(own: AdText, roads: readonly number[], today: Day): Promise<readonly Match[]>;
	/** By id, or by as much of it as a list gives; asks the server for a text that is not here. */
	get(id: string): Promise<Got>;
	copy(): Promise<Copy | undefined>;
	progress(): Promise<Progress>;
	/** One request. Rejects without network; the copy is then as it was, or further. */
	update(): Promise<boolean>;
	/** Fetches what is still wanted. True when all of it is here. */
	fill(): Promise<boolean>;
	wishes(): Promise<Wishes>;
	/** Frees what is no longer wanted at once, and begins to fetch what is. */
	keep(wishes: Wishes): Promise<void>;
	/** Called when a list may differ, at most a few times a second. Returns how to stop. */
	onChange(listener: () => void): Promise<() => void>;
	/** Another tab has written. */
	reload(): Promise<void>;
	close(): Promise<void>;
}

export interface BoardEnv {
	readonly origin: string;
	readonly fetch: Fetch;
	readonly store: SafeStore;
	readonly names: Names;
	readonly now: () => number;
	readonly random: () => number;
	readonly pause: (ms: number) => Promise<void>;
	/** The browser's own wish to save data. */
	readonly savesData?: () => boolean;
	/** One tab fills at a time; resolves to undefined without a call when another does. */
	readonly alone?: <T>(work: () => Promise<T>) => Promise<T | undefined>;
	/** Tells other tabs. */
	readonly tell?: () => void;
}

const QUIET_MS = 250;
const TITLES_A_TURN = 500;
/** Whole ads in memory: 10 MB. Beyond, an ad is read from the disk when it is opened. */
const IN_MEMORY = 12_000;
const DISK_AGAIN_MS = 600_000;

export function createBoard(env: BoardEnv): Board {
	const { store, now } = env;
	const held = createHeld(store);
	const finder = createFinder(held.entries, env.names);
	const ask = (path: string) => env.origin + path;
	const lines = patientLines((path, init) => env.fetch(ask(path), init));
	const whole = patientFetch((path, init) => env.fetch(ask(path), { ...init, credentials: 'omit' }));
	const json = async (path: string): Promise<unknown> => (await whole(path)).json();
	const listeners = new Set<() => void>();
	let wishes: Wishes = {};
	let triedAt = 0;
	let toldAt = 0;
	let inMemory = 0;
	let filling = false;
	/** The newest ads were true later than the base: what changed in between is still to come. */
	let behind = false;
	let closed = false;

	const today = () => dayOf(now());
	const wanted = (): Wishes => ({ ...wishes, economy: saves(wishes, env.savesData?.() ?? false) });

	function changed(isLast = true) {
		if (!isLast && now() - toldAt < QUIET_MS) return;
		toldAt = now();
		for (const listener of listeners) listener();
	}

	/** Something was written here. Never said of what was only read: two tabs would answer each other for ever. */
	function wrote() {
		changed();
		env.tell?.();
	}

	function warm(read: readonly Entry[]) {
		for (const entry of read) {
			finder.warm(entry);
			if (entry.ad && entry.base && (inMemory += 1) > IN_MEMORY) entry.ad = undefined;
		}
	}

	const fill = createFill({
		...env,
		held,
		lines,
		territory: env.names,
		json,
		wishes: wanted,
		hasRoom: () => store.problem !== 'full',
		reload,
		onLine: (read) => {
			warm(read);
			changed(false);
		}
	});

	/** Lists work once this is done: cards, and whatever has a row of its own. */
	const opening = store
		.wishes()
		.then((kept) => (wishes = kept))
		.then(() => held.load());
	const ready = opening.then(() => void readTexts());

	/** Then texts, a line at a time: search finds more and more, and nobody waits for it. */
	async function readTexts(): Promise<void> {
		inMemory = 0;
		for (const entry of [...held.entries.newestFirst()]) if (!entry.base) finder.warm(entry);
		for (const piece of held.copy()?.base?.pieces ?? []) {
			const base = held.copy()?.base;
			if (!base) return;
			for (const line of partOf(base, piece.texts.name).rows > 0 ? await store.textsOf(piece.texts.name) : []) {
				if (closed) return;
				// Between two lines whoever waits gets its turn.
				await env.pause(0);
				await held.alone(async () => warm(held.addTexts(piece, line).read)).catch(() => undefined);
			}
		}
		await held.alone(() => held.eraseExpired(today())).catch(() => undefined);
		await warmTitles();
		changed();
	}

	/** Those without a text here, a few at a time: the first letter of a search would otherwise wait for them all. */
	async function warmTitles(): Promise<void> {
		const all = held.entries.newestFirst();
		for (let at = 0; at < all.length && !closed; at += TITLES_A_TURN) {
			for (const entry of all.slice(at, at + TITLES_A_TURN)) finder.warm(entry);
			await env.pause(0);
		}
	}

	async function reload(): Promise<void> {
		await held.load();
		await readTexts();
	}

	async function useDiskAgain() {
		if (!store.problem || (store.problem === 'full' && now() - triedAt < DISK_AGAIN_MS)) return;
		triedAt = now();
		if (await store.recover()) await reload();
	}

	/** One small request for what a card stands for. */
	async function fetchAd(code: string, card: Entry | undefined): Promise<Got> {
		try {
			for await (const line of lines(`/api/board/ads/${code}`)) {
				const ads = readAds(v.parse(adsColumns, readLine(line)));
				const copy = held.copy();
				if (copy) await held.alone(() => held.change(copy, ads, []));
				wrote();
				const found = ads.filter((ad) => !card || minuteOf(ad.publishedAt) === card.card.minute);
				return found[0] ?? 'gone';
			}
			return 'not-here';
		} catch (error) {
			if (error instanceof Refused) return error.status === 404 || error.status === 410 ? 'gone' : 'not-here';
			return 'not-here';
		}
	}

	/** From the disk, when memory holds only the card. */
	async function read(entry: Entry): Promise<PublicAd | undefined> {
		const base = held.copy()?.base;
		const piece = base?.pieces.find(({ cards }) => cards.name === entry.base?.card.stream);
		if (!base || !piece || !entry.base) return undefined;
		const { starts, rows } = partOf(base, piece.texts.name);
		const { index } = entry.base;
		const line =
			index < rows
				? await store.line(
						lineKey(
							piece.texts.name,
							starts.findLastIndex((start) => start <= index)
						)
					)
				: undefined;
		if (!line) return undefined;
		await held.alone(async () => held.addTexts(piece, line));
		return entry.ad;
	}

	return {
		async list(filter, page, minutes) {
			await ready;
			return finder.list(filter, page, today(), minutes);
		},

		async counts(filter, minutes) {
			await ready;
			return finder.counts(filter, today(), minutes);
		},

		async matches(own, roads, day) {
			await ready;
			return matches(own, held.entries.newestFirst(), roads, env.names, day);
		},

		async get(id) {
			await ready;
			const found = held.entries.find(id);
			const [entry] = found;
			if (!entry) {
				if (!isAdId(id)) return fetchAd(id, undefined);
				return held.entries.isGone(id) ? 'gone' : 'not-here';
			}
			return entry.ad ?? (await read(entry)) ?? fetchAd(idOf(entry), entry);
		},

		async copy() {
			await ready;
			return held.copy();
		},

		async progress() {
			await ready;
			const copy = held.copy();
			const base = copy?.base;
			const keep = keepOf(base?.pieces ?? [], wishes);
			const here = (sort: 'cards' | 'texts') =>
				(base?.pieces ?? []).reduce((sum, piece) => sum + (base ? partOf(base, piece[sort].name).rows : 0), 0);
			const count = (pieces: readonly { count: number }[]) => pieces.reduce((sum, piece) => sum + piece.count, 0);
			const weigh = ({ name, lines: all, bytes }: StreamInfo) =>
				base ? (bytes * Math.min(all, partOf(base, name).starts.length)) / all : 0;
			return {
				live: finder.countLive(today()),
				titles: { here: here('cards'), of: count(base?.pieces ?? []) },
				texts: { here: here('texts'), of: count(textsToKeep(base?.pieces ?? [], wishes, env.names)) },
				bytes: (base?.pieces ?? []).reduce((sum, piece) => sum + weigh(piece.cards) + weigh(piece.texts), 0),
				filling,
				keep,
				sizes: sizesOf(base?.pieces ?? [], wishes, env.names),
				economy: wanted().economy ?? false,
				problem: store.problem,
				copy
			};
		},

		async update() {
			await ready;
			await useDiskAgain();
			const deps = { held, lines, json, now };
			const once = () => exchangeBoard(deps);
			const went = await once().catch(async (error: unknown) => {
				if (!(error instanceof Overtaken)) throw asNoNetwork(error);
				await reload();
				return once();
			});
			behind = went.behind;
			if (went.changed) {
				for (const entry of held.entries.newestFirst()) if (!entry.base) finder.warm(entry);
				wrote();
			}
			return went.changed;
		},

		async fill() {
			await ready;
			if (!fill.next()) return true;
			filling = true;
			const done = await (env.alone ?? ((work) => work()))(() => fill.run());
			const copy = held.copy();
			if (done && copy && behind) behind = !(await takeChanges({ held, lines, json, now }, copy).then(Boolean, () => false));
			filling = false;
			wrote();
			return done ?? false;
		},

		async wishes() {
			await ready;
			return wishes;
		},

		async keep(given) {
			await ready;
			wishes = given;
			await store.wish(given);
			await held.alone(async () => {
				const copy = held.copy();
				if (!copy?.base) return;
				const kept = textsToKeep(copy.base.pieces, wishes, env.names).map(({ texts }) => texts.name);
				const dropped = copy.base.pieces
					.map(({ texts }) => texts.name)
					.filter((name) => !kept.includes(name) && copy.base?.held[name]);
				if (dropped.length > 0) await held.drop(dropped, { ...copy, base: without(copy.base, dropped) });
			});
			triedAt = 0;
			await useDiskAgain();
			wrote();
		},

		async onChange(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},

		async reload() {
			await ready;
			await reload();
		},

		async close() {
			closed = true;
			await fill.stop();
			await ready.catch(() => undefined);
			await held.alone(async () => store.close());
		}
	};
}

/** Half an answer, or one that makes no sense, is no network: nothing is lost, try later. */
const asNoNetwork = (error: unknown) =>
	error instanceof NoNetwork ? error : new NoNetwork('an answer that cannot be read', { cause: error });
