/** What the pages of the board show: from this phone's copy when it has one, else from the server. */
import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import type { PublicAd } from '../../domain/ad.ts';
import type { Instant } from '../../domain/dates.ts';
import { readFilter, writeFilter } from '../../domain/filter.ts';
import type { MemberRef } from '../../domain/ids.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Listed } from '../board/find.ts';
import { isHydrating } from './hydration.ts';
import { here } from './phone.svelte.ts';

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

async function fromServer<T>(fetch: Fetch, path: string): Promise<T> {
	const response = await fetch(path).catch(() => undefined);
	// A portal's page is no JSON: that is no network.
	const body: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
	if (body) return body as T;
	if (response?.status === 404 || response?.status === 410) error(response.status);
	error(503);
}

/** A list shows titles: what comes with the text is empty until it is here. */
const shown = ({ full, ...card }: Listed): PublicAd =>
	full ?? { ...card, text: '', counterpart: 'thanks', updatedAt: card.publishedAt, author: { ref: '' as MemberRef, name: '' } };

export async function readList(fetch: Fetch, url: URL): Promise<Listing & Stamp> {
	const filter = readFilter(url.searchParams);
	const page = Number(url.searchParams.get('page') ?? 1);
	const local = await localBoard();
	const fromHere = async ({ board, copy }: NonNullable<typeof local>) => {
		const found = await board.list(filter, page);
		return { ...found, ads: found.ads.map(shown), now: copy.now, demo: copy.demo };
	};
	if (local?.complete) return fromHere(local);
	const query = writeFilter(filter);
	if (page > 1) query.set('page', String(page));
	try {
		return await fromServer(fetch, `/data/annonces?${query}`);
	} catch (problem) {
		// The newest few are better than nothing.
		if (local) return fromHere(local);
		throw problem;
	}
}

/** The ad, live or not; 404 or 410 when there is none. */
export async function readAd(fetch: Fetch, id: string): Promise<{ ad: PublicAd } & Stamp> {
	const local = await localBoard();
	const ad = await local?.board.get(id);
	if (local && typeof ad === 'object') return { ad, now: local.copy.now, demo: local.copy.demo };
	// A link can be newer than the copy: ask the server before saying that there is no such ad.
	return fromServer(fetch, `/data/annonces/${id}`);
}
