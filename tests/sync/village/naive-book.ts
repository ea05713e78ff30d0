/**
 * One ad's participations as a patient neighbour with a paper notebook would keep them: everybody's line, read again from
 * the top at every question. Written from the rules of F5 and F6, not from `src/domain/parts`, of which it uses nothing.
 */
import * as orders from './naive-orders.ts';

export interface Ad {
	readonly kind: string;
	readonly side: string;
	readonly places?: number;
	readonly on?: string;
	readonly at?: string;
	readonly state: string;
	readonly expiresOn: string;
	readonly details?: Partial<orders.Purchase> & {
		readonly role?: string;
		readonly back?: string;
		readonly days?: number;
		readonly dates?: readonly string[];
		readonly weekly?: {
			readonly from: string;
			readonly until: string;
			readonly off?: readonly string[];
			readonly times: readonly { readonly on: number; readonly out?: string; readonly back?: string }[];
		};
	};
	/** Its author's public handle. */
	readonly author: string;
}
export interface What {
	readonly type: string;
	readonly seats?: number;
	readonly legs?: readonly string[];
	readonly people?: number;
	readonly from?: string;
	readonly until?: string;
	readonly lines?: orders.Lines;
}
export interface Line {
	readonly who: string;
	readonly on: string | undefined;
	readonly paper: boolean;
	what: What;
	state: string;
	why: string | undefined;
	turn: number;
	/** Its author has once said no. */
	refused: boolean;
	/** When what is asked was written, and heard. */
	when: orders.When;
}
export interface Notebook {
	lines: Line[];
	turns: number;
	ad: Ad;
	/** What whoever leads it did with the whole. */
	acts: orders.Done[];
}

const DAY = 86_400_000;
const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
const from = (day: string, until: string) => Math.round((Date.parse(until) - Date.parse(day)) / DAY);

/** The ways the car goes that day. */
function legsOn({ on, details = {} }: Ad, day: string): string[] {
	if (on !== undefined) return on !== day ? [] : details.back ? ['out', 'back'] : ['out'];
	const { weekly } = details;
	if (!weekly || day < weekly.from || day > weekly.until || weekly.off?.includes(day)) return [];
	const times = weekly.times.find((one) => one.on === weekday(day));
	return [...(times?.out ? ['out'] : []), ...(times?.back ? ['back'] : [])];
}

interface Sort {
	readonly kinds: readonly string[];
	/** Whether one takes part in such an ad at all. */
	readonly takes: (ad: Ad) => boolean;
	readonly offers: (ad: Ad, what: What, on: string | undefined) => boolean;
	readonly wrong: (ad: Ad, what: What, on: string | undefined, today: string) => string | undefined;
	/** Its author says yes, one by one. */
	readonly byAuthor: boolean;
	/** What it takes: names of places, and how many of each. */
	readonly uses: (what: What, on: string | undefined) => readonly (readonly [string, number])[];
	readonly first: (what: What, on: string | undefined) => string | undefined;
	readonly last: (what: What, on: string | undefined) => string | undefined;
	/** Its own rules say until when; its author takes part too. */
	readonly own?: true;
	/** A thing: one at a time, and free again once it is back. */
	readonly thing: boolean;
}

const dayWrong = (offered: boolean, on: string | undefined, today: string, many: number, { places = Infinity }: Ad) => {
	if (!offered) return 'day-not-offered';
	if (on !== undefined && on < today) return 'day-past';
	return many > places ? 'more-than-places' : undefined;
};

/** Each sort of participation the village knows. A new one is a line here. */
const SORTS: Readonly<Record<string, Sort>> = {
	ride: {
		kinds: ['carpool'],
		takes: ({ details, side }) => (details ? details.role !== 'passenger' : side === 'offer'),
		offers: (ad, { legs = [] }, on) => {
			const goes = on === undefined ? [] : legsOn(ad, on);
			return goes.length > 0 && legs.every((leg) => goes.includes(leg));
		},
		wrong: (ad, what, on, today) => dayWrong(SORTS['ride']?.offers(ad, what, on) ?? false, on, today, what.seats ?? 0, ad),
		byAuthor: true,
		uses: ({ legs = [], seats = 0 }, on) => legs.map((leg) => [`${on}.${leg}`, seats] as const),
		first: (_, on) => on,
		last: (_, on) => on,
		thing: false
	},
	signup: {
		kinds: ['lesson', 'work-party'],
		takes: ({ kind, side }) => side === (kind === 'lesson' ? 'offer' : 'request'),
		offers: ({ on: only, details }, _, on) => {
			const days = only !== undefined ? [only] : (details?.dates ?? []);
			return on === undefined ? days.length === 0 : days.includes(on);
		},
		wrong: (ad, what, on, today) => dayWrong(SORTS['signup']?.offers(ad, what, on) ?? false, on, today, what.people ?? 0, ad),
		byAuthor: false,
		uses: ({ people = 0 }, on) => [[on ?? '', people]],
		first: (_, on) => on,
		last: (_, on) => on,
		thing: false
	},
	borrow: {
		kinds: ['loan'],
		takes: ({ side }) => side === 'offer',
		offers: () => true,
		wrong: ({ details }, { from: first = '', until = '' }, on, today) => {
			if (on !== undefined) return 'day-not-offered';
			if (until < first || from(first, until) > 92) return 'loan-days-wrong';
			if (from(first, until) >= (details?.days ?? Infinity)) return 'loan-too-long';
			if (first < today) return 'day-past';
			return from(today, first) > 366 ? 'day-too-far' : undefined;
		},
		byAuthor: true,
		uses: ({ from: first = '', until = '' }) =>
			Array.from({ length: from(first, until) + 1 }, (_, n) => {
				return [new Date(Date.parse(first) + n * DAY).toISOString().slice(0, 10), 1] as const;
			}),
		first: ({ from: first }) => first,
		last: ({ until }) => until,
		thing: true
	},
	order: {
		kinds: ['group-purchase'],
		takes: ({ side }) => side === 'offer',
		offers: () => true,
		wrong: (_ad, _what, on) => (on !== undefined ? 'parts-not-taken' : undefined),
		byAuthor: false,
		uses: () => [],
		first: () => undefined,
		last: () => undefined,
		own: true,
		thing: false
	}
};
const sortOf = (what: What) => SORTS[what.type] as Sort;

const holds = ({ state, what }: Line) => state === 'accepted' || (state === 'done' && !sortOf(what).thing);
const pending = ({ state }: Line) => state === 'asked' || state === 'waiting';

/** Counted from the top: what is taken of one place, without that line. */
export function taken(lines: readonly Line[], place: string, but?: Line, counts: (line: Line) => boolean = holds): number {
	let sum = 0;
	for (const line of lines)
		if (line !== but && counts(line))
			for (const [name, many] of sortOf(line.what).uses(line.what, line.on)) if (name === place) sum += many;
	return sum;
}
function fits({ lines }: Notebook, ad: Ad, what: What, on: string | undefined, but?: Line): boolean {
	const room = sortOf(what).thing ? 1 : (ad.places ?? Infinity);
	return sortOf(what)
		.uses(what, on)
		.every(([place, many]) => taken(lines, place, but) + many <= room);
}

export const lineOf = ({ lines }: Notebook, who: string, on: string | undefined) =>
	lines.find((line) => line.who === who && line.on === on);

/** The orders in the book, but those that were given up. */
const ordersIn = ({ lines }: Notebook): orders.Ordered[] =>
	lines
		.filter(({ what, state }) => what.type === 'order' && (state === 'accepted' || state === 'done'))
		.map(({ who, what, when }) => ({ who, lines: what.lines ?? {}, ...when }));
const purchaseOf = ({ details }: Ad) => details as orders.Purchase;
const orderOf = (book: Notebook, who: string) => ordersIn(book).find((one) => one.who === who);

interface Asking {
	readonly who: string;
	readonly on: string | undefined;
	readonly paper: boolean;
	readonly what: What;
	readonly when: orders.When;
}

/** The code of the refusal; undefined when it is written. */
export function asks(book: Notebook, ad: Ad, { who, on, paper, what, when }: Asking, today: string): string | undefined {
	const sort = sortOf(what);
	if (ad.state !== 'live' && ad.state !== 'reserved') return 'ad-gone';
	if (!sort.own && ad.expiresOn < today) return 'ad-expired';
	if (!sort.own && who === ad.author) return 'own-ad';
	if (!sort.kinds.includes(ad.kind) || !sort.takes(ad)) return 'parts-not-taken';
	const wrong = sort.wrong(ad, what, on, today);
	if (wrong) return wrong;
	if (what.type === 'order') {
		const refused = orders.refusesOrder(purchaseOf(ad), book.acts, what.lines ?? {}, when, orderOf(book, who));
		if (refused) return refused;
	}
	const old = lineOf(book, who, on);
	const byAuthor = sort.byAuthor || old?.refused === true;
	const put = (state: string, turn: number) => {
		const line = { who, on, paper, what, state, why: undefined, turn, refused: old?.refused ?? false, when };
		book.lines = [...book.lines.filter((one) => one !== old), line];
		book.turns += 1;
		return undefined;
	};
	if (old && pending(old)) return put(old.state, old.turn);
	if (old?.state === 'accepted') {
		const had = sort.uses(old.what, on);
		const less = sort.uses(what, on).every(([place, many]) => many <= (had.find(([name]) => name === place)?.[1] ?? 0));
		if (less) return put('accepted', old.turn);
		const others = book.lines.some((line) => line.state === 'waiting' && line.on === on);
		if (byAuthor && !paper) return put('asked', book.turns);
		return fits(book, ad, what, on, old) && !others ? put('accepted', old.turn) : 'full';
	}
	if (paper && byAuthor) return fits(book, ad, what, on) ? put('accepted', book.turns) : 'full';
	return put(byAuthor ? 'asked' : 'waiting', book.turns);
}

export function cancels(book: Notebook, ad: Ad, who: string, on: string | undefined, when: orders.When): string | undefined {
	const line = lineOf(book, who, on);
	if (!line || !(pending(line) || line.state === 'accepted')) return undefined;
	if (line.what.type === 'order') {
		const refused = orders.refusesCancel(purchaseOf(ad), book.acts, when, orderOf(book, who));
		if (refused) return refused;
	}
	line.state = 'cancelled';
	line.why = undefined;
	book.turns += 1;
	return undefined;
}

/** Something is done with the whole; done twice, it is done once. */
export function conducts(book: Notebook, ad: Ad, done: orders.Done): string | undefined {
	if (book.acts.some(({ id }) => id === done.id)) return undefined;
	if (ad.kind !== 'group-purchase') return 'parts-not-taken';
	const refused = orders.refusesAct(purchaseOf(ad), ordersIn(book), book.acts, done);
	if (!refused) book.acts = [...book.acts, done];
	return refused;
}

export const ticks = ({ lines }: Notebook, who: string) => (lines.some((line) => line.who === who) ? undefined : 'part-unknown');

/** The last day on which one may order or add, by what was done with the whole. */
export function lastDay({ acts }: Notebook, ad: Ad, now: string, dayOf: (at: string) => string): string | undefined {
	const last = ad.kind === 'group-purchase' ? orders.lastMoment(purchaseOf(ad), acts, now) : undefined;
	return last && dayOf(last);
}

/** `changed`: what is asked is not what its author saw. */
export function decides(book: Notebook, ad: Ad, line: Line | undefined, yes: string, changed: boolean): string | undefined {
	if (!line) return 'part-unknown';
	if (line.state === 'cancelled' || line.state === 'closed') return 'part-gone';
	const become = (state: string) => {
		line.state = state;
		line.why = undefined;
		book.turns += 1;
		return undefined;
	};
	if (yes === 'refused') {
		if (line.state === 'done') return 'part-gone';
		line.refused = true;
		return become('refused');
	}
	if (yes === 'done') return line.state === 'accepted' || line.state === 'done' ? become('done') : 'part-gone';
	if (line.state === 'accepted') return become('accepted');
	if (changed) return 'part-changed';
	return fits(book, ad, line.what, line.on, line) ? become('accepted') : 'full';
}

/** What is over is closed; then whoever's turn it is comes in, and nobody behind them for the same place. */
export function turnsOver(book: Notebook, ad: Ad, today: string): void {
	for (const line of book.lines) {
		if (!pending(line) && line.state !== 'accepted') continue;
		const sort = sortOf(line.what);
		const [first, last] = [sort.first(line.what, line.on), sort.last(line.what, line.on)];
		const ordered = book.acts.some(({ act }) => act.act === 'order');
		const begun = sort.own ? ordered : first !== undefined && (sort.thing ? first <= today : first < today);
		const goes = pending(line) || !begun;
		const offered = sort.kinds.includes(ad.kind) && sort.takes(ad) && sort.offers(ad, line.what, line.on);
		let why: string | undefined;
		if (ad.state === 'withdrawn') why = goes ? 'withdrawn' : undefined;
		else if (pending(line) && (ad.state === 'done' || (!sort.own && ad.expiresOn < today) || (last ?? today) < today))
			why = 'over';
		else if (!offered && goes) why = 'changed';
		if (why) [line.state, line.why] = ['closed', why];
	}
	const blocked = new Set<string>();
	for (const line of [...book.lines].sort((a, b) => a.turn - b.turn)) {
		if (line.state !== 'waiting') continue;
		const places = sortOf(line.what)
			.uses(line.what, line.on)
			.map(([place]) => place);
		if (places.some((place) => blocked.has(place)) || !fits(book, ad, line.what, line.on))
			for (const place of places) blocked.add(place);
		else line.state = 'accepted';
	}
	book.ad = ad;
}

/** What its own line tells each person, as one string. */
export function toldOf({ lines }: Notebook, line: Line): string {
	const before = lines.filter((one) => one.state === 'waiting' && one.on === line.on && one.turn <= line.turn);
	return JSON.stringify([line.state, line.state === 'waiting' ? before.length : 0, line.why ?? '', line.what]);
}

/** The figures everybody may read; undefined when there are none. */
export function figures(book: Notebook, today: string, now: string): unknown {
	const { lines, ad, acts } = book;
	if (ad.kind === 'group-purchase') {
		const shown = acts.filter(({ act }) => act.act !== 'confirm' && act.act !== 'decline').map(({ id }) => id);
		const there = ordersIn(book);
		if (there.length === 0 && shown.length === 0) return undefined;
		return { acts: shown.sort(), ...(there.length > 0 && orders.sums(purchaseOf(ad), there, acts, now)) };
	}
	const [first] = lines;
	if (!first) return undefined;
	if (sortOf(first.what).thing) {
		const days = new Set(
			lines.filter(holds).flatMap(({ what, on }) =>
				sortOf(what)
					.uses(what, on)
					.map(([day]) => day)
			)
		);
		const coming = [...days].filter((day) => day >= today).sort();
		return coming.length > 0 ? { lentDays: coming } : undefined;
	}
	const names = new Set(
		lines
			.filter((line) => holds(line) || pending(line))
			.flatMap(({ what, on }) =>
				sortOf(what)
					.uses(what, on)
					.map(([name]) => name)
			)
	);
	const slots = [...names].filter((name) => name === '' || name.slice(0, 10) >= today).sort();
	if (slots.length === 0) return undefined;
	return { slots: Object.fromEntries(slots.map((name) => [name, [taken(lines, name), taken(lines, name, undefined, pending)]])) };
}
