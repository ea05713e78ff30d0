/**
 * The server's page for one ad: its book, whose participation is whose, and what was said to whom. One document, so
 * that what an act changes and what is to be told of it reach the disk together or not at all.
 */
import { createHash } from 'node:crypto';
import type { Book, Entry } from '../../src/domain/parts/book.ts';
import { rosterId, standingId } from '../../src/domain/parts/doc-ids.ts';
import type { RosterDoc, StandingDoc } from '../../src/domain/parts/docs.ts';
import { tellOrders } from '../../src/domain/parts/order-tellings.ts';
import { rosterOf, standingOf } from '../../src/domain/parts/tellings.ts';
import type { Terms } from '../../src/domain/parts/way.ts';
import type { Day } from '../../src/domain/dates.ts';
import type { AdId, MemberId } from '../../src/domain/ids.ts';

/** What somebody is to read, and in whose mailbox. */
export interface Telling {
	readonly to: MemberId;
	readonly doc: StandingDoc | RosterDoc;
}

export interface Page extends Book {
	/** The ad as it was last: it may be off the board when something must still be said of it. */
	readonly ad: Terms;
	readonly owner: MemberId;
	/** Whoever organises it with the author, and reads what they read. */
	readonly co?: MemberId;
	/** The mailboxes of those who take part, by their handle. People on paper have none. */
	readonly members: Readonly<Record<string, MemberId>>;
	/** The revision of each document that was written in the book: a document heard twice is written once. */
	readonly heard: Readonly<Record<string, string>>;
	/** What each was told last: its number, and a digest of its words. */
	readonly told: Readonly<Record<string, { readonly n: number; readonly digest: string }>>;
	/** What is still to be delivered. */
	readonly untold: readonly Telling[];
}

export const newPage = (ad: Terms, owner: MemberId): Page => ({
	next: 1,
	entries: [],
	ad,
	owner,
	members: {},
	heard: {},
	told: {},
	untold: []
});

/** The page without those whom it is time to forget. What was said of them must be erased before: this is who knew of it. */
export function without(page: Page, forgotten: readonly Entry[]): Page {
	const gone = new Set(forgotten.map(({ who, on }) => keyOf(who, on)));
	const entries = page.entries.filter(({ who, on }) => !gone.has(keyOf(who, on)));
	const present = new Set<string>(entries.map(({ who }) => who));
	return {
		...page,
		entries,
		...(page.ticks && { ticks: kept(page.ticks, (key) => present.has(key.split(' ')[0] ?? '')) }),
		members: kept(page.members, (who) => present.has(who)),
		told: kept(page.told, (key) => !gone.has(key.slice(key.indexOf(' ') + 1))),
		// Their documents have verdicts by now, and are not dealt with again.
		heard: kept(page.heard, (key) =>
			[...present, ...(present.size > 0 ? [page.ad.author.ref] : [])].some((who) => key.startsWith(`${who} `))
		)
	};
}

const kept = <T>(record: Readonly<Record<string, T>>, keeps: (key: string) => boolean) =>
	Object.fromEntries(Object.entries(record).filter(([key]) => keeps(key)));

const digestOf = (words: object) => createHash('sha256').update(JSON.stringify(words)).digest('base64').slice(0, 16);

/** The page with everything that this book makes it say, and has not said yet. */
export function withTellings(page: Page, id: AdId, now: number): Page {
	const told: Record<string, Page['told'][string]> = { ...page.told };
	const untold = [...page.untold];
	const at = new Date(now).toISOString();
	const tellOrder = tellOrders(page, page.ad, at);
	const tell = <Words extends object>(
		key: string,
		to: MemberId | undefined,
		words: Words,
		docOf: (n: number) => Telling['doc']
	) => {
		const digest = digestOf(words);
		const last = told[key];
		if (!to || last?.digest === digest) return;
		// A moment, or one more than the last: greater than any this server gave before it was restored from a backup.
		const n = Math.max(now, (last?.n ?? 0) + 1);
		told[key] = { n, digest };
		untold.push({ to, doc: docOf(n) });
	};
	for (const entry of page.entries) {
		const { who, on } = entry;
		const [standing, roster] = [standingOf(page, entry, page.ad, tellOrder), rosterOf(page, entry, tellOrder)];
		tell(`standing ${keyOf(who, on)}`, page.members[who], standing, (n) => {
			return { _id: standingId(id, on, n), type: 'standing', ad: id, n, at, ...standing };
		});
		for (const [key, reader] of [
			['roster', page.owner],
			['co', page.co]
		] as const)
			tell(`${key} ${keyOf(who, on)}`, reader, roster, (n) => {
				return { _id: rosterId(id, who, on, n), type: 'roster', ad: id, n, at, ...roster };
			});
	}
	return { ...page, told, untold };
}

export const keyOf = (who: string, on: Day | undefined) => `${who} ${on ?? ''}`;
