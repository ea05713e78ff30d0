/**
 * The book of an ad: who takes part in it, and where each one stands. The one source of truth for every kind; the
 * server keeps it, writes each act in it in the order of reception, and tells people what follows.
 *
 *                ask                 cancel      accept        refuse     end     the ad is over
 *   (nobody)     asked / waiting     –           unknown       unknown    unknown –
 *   asked        asked               cancelled   accepted °    refused    gone    closed
 *   waiting      waiting             cancelled   accepted °    refused    gone    closed
 *   accepted     accepted / asked *  cancelled   accepted      refused    done    closed when it has not begun
 *   refused      asked               refused     accepted °    refused    gone    refused
 *   cancelled    asked / waiting     cancelled   gone          gone       gone    cancelled
 *   done         asked / waiting     done        accepted °    gone       done    done
 *   closed       asked / waiting     closed      gone          gone       gone    closed
 *
 *   asked / waiting: whether the author lets in, or the order of reception. From `waiting` one is accepted as soon as
 *     there is room for whoever is before.
 *   ° full when there is no room: a place is never taken twice, whatever anybody's phone believed.
 *   * less than before is kept; more is asked for again. Where nobody decides, more is had when there is room, and
 *     otherwise refused as full: what one had stays.
 *   After a refusal only the author lets in, so that a refusal is not got round by asking again.
 *
 * A book depends on nothing but its acts: the same acts in the same order make the same book, and an act done twice
 * makes the book it made once.
 */
import { isExpired, isOpen } from '../ad.ts';
import type { Day, Instant } from '../dates.ts';
import type { VerdictCode } from '../refusals.ts';
import type { Who } from './doc-ids.ts';
import type { Decision, PartState, Said, Why } from './docs.ts';
import type { MemberRef } from '../ids.ts';
import { crc32 } from '../wire/crc32.ts';
import type { PlacedAct } from '../../kinds/group-purchase/acts.ts';
import type { TickOf } from './doc-ids.ts';
import { fits, usageOf } from './room.ts';
import type { Asked, Terms } from './way.ts';
import { wayOf, wayOfWhat } from '../../kinds/ways.ts';
import type { What } from './what.ts';

export interface Entry {
	readonly who: Who;
	readonly on?: Day;
	readonly name: string;
	readonly paper?: true;
	readonly what: What;
	readonly phone?: string;
	readonly writtenAt: Instant;
	readonly receivedAt: Instant;
	/** Its turn: who has the smaller one was there before. */
	readonly turn: number;
	/** The mark of what is asked: another one when something else is, the same on a server restored from a backup. */
	readonly asked: string;
	readonly state: PartState;
	readonly why?: Why;
	readonly said?: Said;
	/** The author has once said no: only the author lets in. */
	readonly refusedOnce?: true;
}

export interface Book {
	/** The number of the next act. */
	readonly next: number;
	readonly entries: readonly Entry[];
	/** What whoever leads it did with the whole. */
	readonly acts?: readonly PlacedAct[];
	/** What they ticked beside each, by what, by whom, by whose hand. One hand does not clear what another ticked. */
	readonly ticks?: Readonly<Record<string, Instant>>;
}
export const tickKey = (who: Who, of: TickOf, by: MemberRef | '') => `${who} ${of} ${by}`;
export const EMPTY: Book = { next: 1, entries: [] };

type Asking = Pick<Entry, 'who' | 'on' | 'name' | 'paper' | 'what' | 'phone' | 'writtenAt' | 'receivedAt'>;
export type Act =
	| ({ readonly do: 'ask' } & Asking)
	| {
			readonly do: 'cancel';
			readonly who: Who;
			readonly on?: Day;
			/** When it was written and received, where that matters; now, when their copy was erased. */
			readonly writtenAt?: Instant;
			readonly receivedAt?: Instant;
	  }
	| { readonly do: 'conduct'; readonly by: MemberRef; readonly act: PlacedAct }
	| { readonly do: 'tick'; readonly by: MemberRef; readonly who: Who; readonly of: TickOf; readonly at: Instant | undefined }
	| {
			readonly do: 'decide';
			readonly who: Who;
			readonly on?: Day;
			readonly decision: Decision;
			readonly asked: string;
			readonly said: Said;
	  };

export type Outcome = { readonly book: Book } | { readonly code: VerdictCode };

export const entryOf = ({ entries }: Book, who: Who, on: Day | undefined) =>
	entries.find((entry) => entry.who === who && entry.on === on);

/** What an act makes of the book, everybody's turn included; or why it is refused, and then nothing changes. */
export function after(book: Book, act: Act, ad: Terms, today: Day): Outcome {
	const outcome = enter(book, act, ad, today);
	return 'book' in outcome ? { book: settle(outcome.book, ad, today) } : outcome;
}

function enter(book: Book, act: Act, ad: Terms, today: Day): Outcome {
	if (act.do === 'conduct') return conduct(book, act, ad);
	if (act.do === 'tick') return tick(book, act, ad);
	const old = entryOf(book, act.who, act.on);
	if (act.do === 'ask') return ask(book, act, old, ad, today);
	if (act.do === 'cancel') {
		const held = old && (old.state === 'asked' || old.state === 'waiting' || old.state === 'accepted');
		const wrong = held && wayOfWhat(old.what).letGo?.(ad, old.what, besideOf(book, act, old, today));
		if (wrong) return { code: wrong };
		return { book: held ? written(book, { ...without(old, 'why'), state: 'cancelled' }) : book };
	}
	return decide(book, act, old, ad);
}

/** What whoever leads it does. Done twice, it is done once. */
function conduct(book: Book, { by, act }: Extract<Act, { do: 'conduct' }>, ad: Terms): Outcome {
	if (book.acts?.some(({ id }) => id === act.id)) return { book };
	const way = wayOf(ad.kind);
	if (!way?.conduct) return { code: 'parts-not-taken' };
	const wrong = way.conduct(ad, by, act, book);
	return wrong ? { code: wrong } : { book: { ...book, acts: [...(book.acts ?? []), act] } };
}

function tick(book: Book, { by, who, of, at }: Extract<Act, { do: 'tick' }>, ad: Terms): Outcome {
	if (!wayOf(ad.kind)?.conduct) return { code: 'parts-not-taken' };
	if (!book.entries.some((entry) => entry.who === who)) return { code: 'part-unknown' };
	const key = tickKey(who, of, by);
	const { [key]: _, ...others } = book.ticks ?? {};
	return { book: { ...book, ticks: at === undefined ? others : { ...others, [key]: at } } };
}

const EPOCH = '1970-01-01T00:00:00.000Z';

/** When something is written, and beside what. */
function besideOf(
	book: Book,
	{ who, writtenAt, receivedAt = writtenAt ?? EPOCH }: { who: Who; writtenAt?: Instant; receivedAt?: Instant },
	old: Entry | undefined,
	today: Day,
	type = old?.what.type
): Asked {
	return {
		today,
		writtenAt: writtenAt !== undefined && writtenAt < receivedAt ? writtenAt : receivedAt,
		receivedAt,
		had: old && isIn(old) ? old.what : undefined,
		others: book.entries.filter((entry) => entry !== old && isIn(entry) && entry.what.type === type).map(({ what }) => what),
		who,
		book
	};
}

function ask(
	book: Book,
	{ do: _, ...asking }: Extract<Act, { do: 'ask' }>,
	old: Entry | undefined,
	ad: Terms,
	today: Day
): Outcome {
	const way = wayOf(ad.kind);
	if (!isOpen(ad.state)) return { code: 'ad-gone' };
	if (!way?.ownTime && isExpired(ad, today)) return { code: 'ad-expired' };
	if (asking.who === ad.author.ref && !way?.authorToo) return { code: 'own-ad' };
	if (!way || way.type !== asking.what.type || !way.open(ad)) return { code: 'parts-not-taken' };
	const beside = besideOf(book, asking, old, today, way.type);
	const wrong = way.check(ad, asking.what, asking.on, beside);
	if (wrong) return { code: wrong };

	const asked = crc32(JSON.stringify(asking.what));
	const entry = (state: PartState, turn: number): Outcome => {
		const kept = old && {
			...(old.refusedOnce && { refusedOnce: true as const }),
			...(state === old.state && old.said && { said: old.said })
		};
		return { book: written(book, { ...asking, asked, turn, state, ...kept }) };
	};
	const byAuthor = old?.refusedOnce === true || way.lets(ad, asking.what, beside) === 'author';

	if (old?.state === 'asked' || old?.state === 'waiting') return entry(old.state, old.turn);
	if (old?.state === 'accepted') {
		if (noMore(old, asking.what)) return entry('accepted', old.turn);
		const roomy = fits(book, ad, asking.what, asking.on, old) && !someoneWaits(book, asking.on);
		if (!byAuthor || asking.paper) return roomy ? entry('accepted', old.turn) : { code: 'full' };
		return entry('asked', book.next);
	}
	// The author writes down what they have already agreed to.
	if (asking.paper && byAuthor) return fits(book, ad, asking.what, asking.on) ? entry('accepted', book.next) : { code: 'full' };
	return entry(byAuthor ? 'asked' : 'waiting', book.next);
}

function decide(book: Book, act: Extract<Act, { do: 'decide' }>, old: Entry | undefined, ad: Terms): Outcome {
	if (!old) return { code: 'part-unknown' };
	const said = Object.keys(act.said).length > 0 ? { said: act.said } : {};
	const become = (state: PartState, more: Partial<Entry> = {}): Outcome => ({
		book: written(book, { ...without(old, 'said', 'why'), ...said, ...more, state })
	});
	const gone = { code: 'part-gone' } as const;
	if (old.state === 'cancelled' || old.state === 'closed') return gone;
	switch (act.decision) {
		case 'accepted':
			if (old.state === 'accepted') return become('accepted');
			if (old.asked !== act.asked) return { code: 'part-changed' };
			return fits(book, ad, old.what, old.on, old) ? become('accepted') : { code: 'full' };
		case 'refused':
			return old.state === 'done' ? gone : become('refused', { refusedOnce: true });
		case 'done':
			return old.state === 'accepted' || old.state === 'done' ? become('done') : gone;
	}
}

/** After an act, a change of the ad, or a day: closes what is over, and lets in whoever's turn it is. */
export function settle(book: Book, ad: Terms, today: Day): Book {
	const closed = book.entries.map((entry) => {
		const why = overFor(entry, ad, today, book);
		return why ? { ...entry, state: 'closed' as const, why } : entry;
	});
	return seat({ ...book, entries: closed }, ad);
}

function overFor({ state, what, on }: Entry, ad: Terms, today: Day, book: Book): Why | undefined {
	const pending = state === 'asked' || state === 'waiting';
	if (!pending && state !== 'accepted') return undefined;
	const way = wayOfWhat(what);
	const { first, last } = way.span(what, on);
	// What has begun goes on: a thing lent is still to be given back.
	const begun = way.goesOn?.(ad, book) ?? (first !== undefined && (way.endFrees ? first <= today : first < today));
	if (ad.state === 'withdrawn') return pending || !begun ? 'withdrawn' : undefined;
	if (pending && (ad.state === 'done' || (!way.ownTime && isExpired(ad, today)) || (last ?? today) < today)) return 'over';
	const offered = wayOf(ad.kind)?.type === way.type && way.stands(ad, what, on);
	return !offered && (pending || !begun) ? 'changed' : undefined;
}

/** Strictly by turn: somebody who needs two places is not overtaken for ever by those who need one. */
function seat(book: Book, ad: Terms): Book {
	let seated = book;
	const behind = new Set<string>();
	for (const entry of inTurn(book)) {
		if (entry.state !== 'waiting') continue;
		const slots = wayOfWhat(entry.what)
			.takes(entry.what, entry.on)
			.map(({ slot }) => slot);
		if (slots.every((slot) => !behind.has(slot)) && fits(seated, ad, entry.what, entry.on)) {
			seated = {
				...seated,
				entries: seated.entries.map((one) => (one === entry ? { ...one, state: 'accepted' as const } : one))
			};
		} else for (const slot of slots) behind.add(slot);
	}
	return seated;
}

export const inTurn = ({ entries }: Book) => [...entries].sort((a, b) => a.turn - b.turn);

/** Place in the queue for that day, from 1; undefined when one does not wait. */
export function positionOf(book: Book, { who, on, state }: Pick<Entry, 'who' | 'on' | 'state'>): number | undefined {
	if (state !== 'waiting') return undefined;
	const queue = inTurn(book).filter((entry) => entry.state === 'waiting' && entry.on === on);
	return queue.findIndex((entry) => entry.who === who) + 1;
}

const isIn = ({ state }: Entry) => state === 'accepted' || state === 'done';

const someoneWaits = ({ entries }: Book, on: Day | undefined) =>
	entries.some((entry) => entry.state === 'waiting' && entry.on === on);

/** Whether this takes nothing that the other had not. */
function noMore(old: Entry, what: What): boolean {
	const before = usageOf([old]);
	return wayOfWhat(what)
		.takes(what, old.on)
		.every(({ slot, amount }) => amount <= (before.get(slot) ?? 0));
}

function written(book: Book, entry: Entry): Book {
	const others = book.entries.filter(({ who, on }) => who !== entry.who || on !== entry.on);
	return { ...book, next: book.next + 1, entries: [...others, entry] };
}

function without<T extends object, Key extends keyof T>(entry: T, ...keys: Key[]): Omit<T, Key> {
	return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key as Key))) as Omit<T, Key>;
}
