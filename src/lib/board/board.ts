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
import { NoNetwork, patientFetch, type Fetch } from '../net/patient-fetch.ts';
import { patientLines, Refused } from '../net/patient-lines.ts';
import { without, type Copy, type Wishes } from './copy.ts';
import { idOf, type Entry } from './entries.ts';
import { exchangeBoard, takeChanges } from './exchange-board.ts';
import { createFill } from './fill.ts';
import { createFinder, type Found, type Names } from './find.ts';
import { createHeld } from './held.ts';
import { matches, type Match } from './matches.ts';
import { saves, textsToKeep } from './policy.ts';
import { countOf, type Progress } from './progress.ts';
import type { SafeStore } from './safe-store.ts';
import { Overtaken } from './store.ts';
import { createTexts } from './texts.ts';

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
	/** Called with every photo of the ads that are here: others need not be kept (L9). */
	readonly keepPhotos?: (ids: ReadonlySet<string>) => void;
}

const QUIET_MS = 250;
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

	const texts = createTexts({ held, finder, store, pause: env.pause, isClosed: () => closed });

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
			texts.warm(read);
			changed(false);
		}
	});

	/** Lists work once this is done: cards, and whatever has a row of its own. */
	const opening = store
		.wishes()
		.then((kept) => (wishes = kept))
		.then(() => held.load());
	const ready = opening.then(() => void readTexts());

	async function readTexts(): Promise<void> {
		await texts.readAll();
		if (closed) return;
		await held.alone(() => held.eraseExpired(today())).catch(() => undefined);
		prune();
		changed();
	}

	/** Photos that were kept for an ad go with it. While texts are still to come, nobody knows which. */
	function prune() {
		const photos = held.copy() && !fill.next() ? texts.photos() : undefined;
		if (photos) env.keepPhotos?.(photos);
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
			return entry.ad ?? (await texts.read(entry)) ?? fetchAd(idOf(entry), entry);
		},

		async copy() {
			await ready;
			return held.copy();
		},

		async progress() {
			await ready;
			const copy = held.copy();
			return {
				...countOf(copy, wishes, env.names),
				live: finder.countLive(today()),
				filling,
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
				prune();
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
			prune();
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
