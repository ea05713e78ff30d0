/** What the pages of the board show: from this phone's copy when it has one, else from the server. */
import { browser } from '$app/environment';
import type { PublicAd } from '../../domain/ad.ts';
import type { Instant } from '../../domain/dates.ts';
import { needsPlace, readFilter, writeFilter, type Filter } from '../../domain/filter.ts';
import type { MemberRef } from '../../domain/ids.ts';
import type { Listing } from '../../domain/listing.ts';
import { NEAR, type Near } from '../../domain/nearness.ts';
import type { Tally } from '../../domain/tally.ts';
import type { Listed } from '../board/find.ts';
import { forgetHeard, fromServer } from './from-server.ts';
import { isHydrating } from './hydration.ts';
import { nearFrom } from './near.ts';
import { here } from './phone.svelte.ts';
import { place } from './place.svelte.ts';

/** `now`: the server's clock when this was true. */
interface Stamp {
	readonly now: Instant;
	readonly demo: boolean;
}
type Fetch = typeof fetch;

/** The board on this phone, unless it has none or it cannot be opened (private window, blocked storage). */
const localBoard = async () => {
	if (!browser || isHydrating()) return undefined;
	return here
		.open()
		.then(async ({ board }) => {
			const { copy, titles } = await board.progress();
			return copy && { board, copy, complete: titles.here >= titles.of };
		})
		.catch(() => undefined);
};

/** A list shows titles: what comes with the text is empty until it is here. */
const shown = ({ full, ...card }: Listed): PublicAd =>
	full ?? { ...card, text: '', counterpart: 'thanks', updatedAt: card.publishedAt, author: { ref: '' as MemberRef, name: '' } };

/** From the place in the address, else from the person's own: never that of somebody else by accident. */
function nearHere(filter: Filter = {}): Promise<Near | undefined> {
	if (browser && !isHydrating()) place.start();
	return nearFrom(filter.from ?? (browser && !isHydrating() ? place.current?.insee : undefined), filter.winter);
}

/** What is asked of the server: it knows no one's place, so what depends on it says it. */
const asked = (filter: Filter, near: Near | undefined) =>
	writeFilter(near && needsPlace(filter) ? { ...filter, from: near.from } : filter);

export interface BoardList extends Listing, Stamp {
	/** How far everything is, once it is known from where. */
	readonly near?: Near | undefined;
}

export async function readList(fetch: Fetch, url: URL): Promise<BoardList> {
	const filter = readFilter(url.searchParams);
	const page = Number(url.searchParams.get('page') ?? 1);
	const [local, near] = await Promise.all([localBoard(), nearHere(filter)]);
	const fromHere = async ({ board, copy }: NonNullable<typeof local>): Promise<BoardList> => {
		const stamp = { now: copy.now, demo: copy.demo, near };
		// Found, ordered and counted in the worker: fifty thousand ads never pass through the page's own thread.
		const { corrected: _corrected, ...found } = await board.list(filter, page, near?.minutes);
		return { ...found, ads: found.ads.map(shown), ...stamp };
	};
	if (local?.complete) return fromHere(local);
	const query = asked(filter, near);
	if (page > 1) query.set('page', String(page));
	try {
		return { ...(await fromServer<Listing & Stamp>(fetch, `/data/annonces?${query}`)), near };
	} catch (problem) {
		// The newest few are better than nothing.
		if (local) return fromHere(local);
		throw problem;
	}
}

export interface Home extends BoardList {
	/** The newest near home, where home is known. */
	readonly nearby?: Listing | undefined;
}

export async function readHome(fetch: Fetch, url: URL): Promise<Home> {
	const list = await readList(fetch, url);
	const around = list.near && new URL(`/?${writeFilter({ from: list.near.from, within: NEAR })}`, url);
	return { ...list, nearby: around && (await readList(fetch, around)) };
}

export interface BoardMap extends Stamp {
	readonly counts: Tally;
	readonly near?: Near | undefined;
}

/** How many ads each commune has, of those that the filter in the address lets through. */
export async function readMap(fetch: Fetch, url: URL): Promise<BoardMap> {
	const filter = readFilter(url.searchParams);
	const [local, near] = await Promise.all([localBoard(), nearHere(filter)]);
	if (local?.complete) {
		const { board, copy } = local;
		const counts = await board.counts(filter, near?.minutes);
		return { counts, now: copy.now, demo: copy.demo, near };
	}
	return { ...(await fromServer<Omit<BoardMap, 'near'>>(fetch, `/data/carte?${asked(filter, near)}`)), near };
}

/** The ad, live or not; 404 or 410 when there is none. */
export async function readAd(fetch: Fetch, id: string): Promise<{ ad: PublicAd; near?: Near | undefined } & Stamp> {
	const [local, near] = await Promise.all([localBoard(), nearHere()]);
	const ad = await local?.board.get(id);
	if (local && typeof ad === 'object') return { ad, now: local.copy.now, demo: local.copy.demo, near };
	// A link can be newer than the copy: ask the server before saying that there is no such ad.
	const path = `/data/annonces/${id}`;
	if (ad === 'gone') forgetHeard(path);
	return { ...(await fromServer<{ ad: PublicAd } & Stamp>(fetch, path)), near };
}
