/** Saved searches: looked at on this phone each time the board has changed. Fetched by whoever has one. */
import { needsPlace, readFilter } from '../../../domain/filter.ts';
import { SILENT } from '../../../domain/notices/docs.ts';
import { isQuiet } from '../../../domain/notices/hours.ts';
import { minuteOf } from '../../../domain/wire/cards.ts';
import type { Shown } from '../../device/searches.ts';
import type { SavedSearch } from '../../device/db.ts';
import type { Phone } from '../../phone/phone.ts';
import { nearFrom } from '../near.ts';

export type { SavedSearch };

/** Undefined while it cannot be known: the roads are not here. */
async function listOf({ board }: Phone, query: string): Promise<readonly Shown[] | undefined> {
	const filter = readFilter(new URLSearchParams(query));
	const near = await nearFrom(filter.from, filter.winter);
	if (needsPlace(filter) && !near) return undefined;
	const { ads } = await board.list(filter, 1, near?.minutes);
	return ads.map(({ id, publishedAt }) => ({ code: id, minute: minuteOf(publishedAt) }));
}

/** Keeps the list as it is now. False when there are too many, or it cannot be made here. */
export async function keep(phone: Phone, query: string, name: string): Promise<boolean> {
	const there = await listOf(phone, query);
	return there !== undefined && phone.searches.save(query, name, there);
}

export async function look(phone: Phone): Promise<void> {
	for (const { query, fresh } of await phone.searches.look((one) => listOf(phone, one))) {
		if (document.visibilityState === 'visible' || (await show(phone, query))) await phone.searches.told(query, fresh.length);
	}
}

/** Outside quiet hours, where its owner let it. False: not now. */
async function show(phone: Phone, query: string): Promise<boolean> {
	if (!('Notification' in globalThis) || Notification.permission !== 'granted') return true;
	const { choices } = (await phone.mail())?.contents ?? {};
	if (isQuiet((choices ?? SILENT).quiet, phone.now())) return false;
	const worker = await navigator.serviceWorker.getRegistration();
	// The worker knows the words, and opens the list when it is touched.
	worker?.active?.postMessage({ type: 'NEWS', path: `/annonces?${query}` });
	return true;
}
