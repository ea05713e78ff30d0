/** The lists somebody comes back to, kept on this phone for whoever holds it, and what is new in each. */
import type { DeviceDb, SavedSearch } from './db.ts';

/** More than anybody follows. */
const MOST = 20;
/** As many as a page of a list. */
const REMEMBERED = 60;

/** Two lists call an ad by its id or by the beginning of it, as far as is known here. */
export const isSame = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);
const isIn = (code: string, all: readonly string[]) => all.some((one) => isSame(one, code));

/** An ad as a list shows it; the minute it was published. */
export interface Shown {
	readonly code: string;
	readonly minute: number;
}

const newest = (there: readonly Shown[], since: number) => there.reduce((last, { minute }) => Math.max(last, minute), since);

/** What is there now, against what had been seen. What leaves the board is no longer new either. */
export function lookedAt(search: SavedSearch, there: readonly Shown[]): SavedSearch {
	const fresh = there.filter(({ code, minute }) => minute >= search.since && !isIn(code, search.seen)).map(({ code }) => code);
	const known = fresh.filter((code) => isIn(code, search.fresh)).length;
	return { ...search, fresh, told: Math.min(search.told, known) };
}

export type Searches = ReturnType<typeof createSearches>;

export function createSearches(db: DeviceDb, now: () => number) {
	const all = () => db.searches.orderBy('savedAt').toArray();
	return {
		all,

		/** `there`: what the list shows now, which is not new. False when there are as many as one may keep. */
		async save(query: string, name: string, there: readonly Shown[]): Promise<boolean> {
			return db.transaction('rw', db.searches, async () => {
				if (await db.searches.get(query)) return true;
				if ((await db.searches.count()) >= MOST) return false;
				const seen = there.slice(0, REMEMBERED).map(({ code }) => code);
				await db.searches.add({ query, name, savedAt: now(), since: newest(there, 0), seen, fresh: [], told: 0 });
				return true;
			});
		},

		rename: (query: string, name: string) => db.searches.update(query, { name }),
		erase: (query: string) => db.searches.delete(query),
		/** What was just erased is wanted after all. */
		putBack: (search: SavedSearch) => db.searches.put(search),

		/** The list was opened: nothing in it is new any more. */
		seen: (query: string) =>
			db.transaction('rw', db.searches, async () => {
				const search = await db.searches.get(query);
				if (!search || search.fresh.length === 0) return;
				const seen = [...search.fresh, ...search.seen].slice(0, REMEMBERED);
				await db.searches.update(query, { seen, fresh: [], told: 0 });
			}),

		/** Notes what each list shows now. Returns those with something no notification has said yet. */
		async look(list: (query: string) => Promise<readonly Shown[] | undefined>): Promise<SavedSearch[]> {
			const news: SavedSearch[] = [];
			for (const { query } of await all()) {
				const there = await list(query);
				if (!there) continue;
				const after = await db.transaction('rw', db.searches, async () => {
					const search = await db.searches.get(query);
					if (!search) return undefined;
					const next = lookedAt(search, there);
					if (JSON.stringify(next) !== JSON.stringify(search)) await db.searches.put(next);
					return next;
				});
				if (after && after.fresh.length > after.told) news.push(after);
			}
			return news;
		},

		told: (query: string, count: number) => db.searches.update(query, { told: count })
	};
}
