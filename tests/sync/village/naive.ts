/**
 * The whole month again, from nothing but the documents that came, the moments the server answered them, and what moderators
 * decided: one flat pass, every answer found by reading everything again. Uses no code of the server or of the domain.
 */
import * as notebook from './naive-book.ts';
import type { Ad, Notebook, What } from './naive-book.ts';
import type { Hearing } from './naive-hearing.ts';
import { newTalk } from './naive-talk.ts';
import { isWindow, newWindows } from './naive-windows.ts';

type Doc = Readonly<Record<string, unknown>>;
/** The server looked at a document; `letIn` and `refusedAs`: what somebody had decided of it by then. */
export type Moment =
	| {
			readonly at: string;
			readonly do: 'look';
			readonly member: string;
			readonly id: string;
			readonly rev: string;
			readonly doc: Doc;
	  }
	| { readonly at: string; readonly do: 'erase'; readonly member: string; readonly id: string }
	| { readonly at: string; readonly do: 'decide'; readonly rev: string; readonly code?: string }
	| { readonly at: string; readonly do: 'vouch'; readonly member: string }
	| { readonly at: string; readonly do: 'night' };

interface Person {
	readonly ref: string;
	name?: string;
	vouched: boolean;
	readonly passed: Set<string>;
}
/** What is remembered of an ad, on the board or not. */
interface Kept {
	readonly owner: string;
	readonly title: string;
	readonly state: string;
	readonly expiresOn: string;
}
interface Rules {
	readonly firstAds: number;
	readonly dayOf: (at: string) => string;
	/** Which faults a document was written with, and what must be said of each. */
	readonly faultOf: (doc: Doc) => string | undefined;
	/** What a request looked like to who answered it, by the mark in the answer. */
	readonly whatOfMark: (mark: string) => What | undefined;
	/** Whom everybody hears, at each moment. */
	readonly hearing: Hearing;
}

export type Naive = ReturnType<typeof retell>;

const text = (value: unknown) => value as string;
const open = (state: unknown) => state === 'live' || state === 'reserved';
const without = (doc: Doc, ...keys: string[]) => Object.fromEntries(Object.entries(doc).filter(([key]) => !keys.includes(key)));

export function retell(moments: readonly Moment[], refs: ReadonlyMap<string, string>, rules: Rules) {
	const people = new Map<string, Person>([...refs].map(([id, ref]) => [id, { ref, vouched: false, passed: new Set() }]));
	const memberOf = (ref: string) => [...refs].find(([, one]) => one === ref)?.[0];
	const kept = new Map<string, Kept>();
	/** Word for word as written, but what belongs to its journey. */
	const shown = new Map<string, { doc: Doc; owner: string }>();
	const books = new Map<string, Notebook & { owner: string }>();
	const windows = newWindows();
	/** Everything each was told of each line, in order. */
	const told = new Map<string, string[]>();
	const decided = new Map<string, string | undefined>();
	/** What was answered to each look: `ok`, a code, `held`, or `silent`. */
	const answers: { at: string; member: string; id: string; rev: string; answer: string }[] = [];

	/** The last day of a purchase that was given more time; it is not taken back. */
	const moreTime = new Map<string, string>();
	let now = '';
	const lastDayOf = (id: string) => moreTime.get(id) ?? text(shown.get(id)?.doc['expiresOn']);
	function prolong(id: string) {
		const [book, ad] = [books.get(id), shown.get(id)?.doc];
		const day = book && ad && notebook.lastDay(book, ad as unknown as Ad, now, rules.dayOf);
		if (day && day > lastDayOf(id)) moreTime.set(id, day);
	}

	const talk = newTalk({
		hearing: rules.hearing,
		refs,
		adOf: (id) => {
			const ad = kept.get(id);
			return ad && { ...ad, lastDay: shown.has(id) ? lastDayOf(id) : ad.expiresOn };
		}
	});

	const termsOf = (id: string): Ad | undefined => {
		const on = shown.get(id);
		const book = books.get(id);
		if (on) return { ...(on.doc as unknown as Ad), author: people.get(on.owner)?.ref ?? '' };
		return book && { ...book.ad, state: 'withdrawn' };
	};

	function tell(id: string) {
		const book = books.get(id);
		prolong(id);
		for (const line of book?.lines ?? []) {
			const words = notebook.toldOf(book!, line);
			const say = (whom: string, sort: string) => {
				const key = `${whom} ${sort} ${id} ${line.who} ${line.on ?? ''}`;
				const before = told.get(key) ?? [];
				if (before.at(-1) !== words) told.set(key, [...before, words]);
			};
			say(book!.owner, 'roster');
			const member = line.paper ? undefined : memberOf(line.who);
			if (member) say(member, 'standing');
		}
	}

	function follow(id: string, today: string) {
		const book = books.get(id);
		const ad = termsOf(id);
		if (!book || !ad) return;
		notebook.turnsOver(book, ad, today);
		tell(id);
	}

	function act(id: string, today: string, gone: string | undefined, does: (book: Notebook, ad: Ad) => string | undefined) {
		const ad = termsOf(id);
		const owner = kept.get(id)?.owner;
		if (!ad || !owner) return gone;
		const book = books.get(id) ?? { lines: [], turns: 1, ad, owner, acts: [] };
		const code = does(book, ad);
		if (code) return code;
		if (book.lines.length === 0 && book.acts.length === 0) return undefined;
		books.set(id, book);
		notebook.turnsOver(book, ad, today);
		tell(id);
		return undefined;
	}

	/** Somebody reads it first: it is among the first of a person nobody knows. */
	function mustBeRead(person: Person, id: string): boolean {
		const passed = new Set([
			...person.passed,
			...[...shown].filter(([, { owner }]) => people.get(owner) === person).map(([ad]) => ad)
		]);
		return rules.firstAds > 0 && !person.vouched && !passed.has(id) && passed.size < rules.firstAds;
	}

	function ad(member: string, person: Person, id: string, rev: string, doc: Doc, today: string): string | undefined {
		if (!isWindow(doc['window'])) return 'malformed';
		const fault = rules.faultOf(doc);
		if (open(doc['state'])) {
			if (fault) return fault;
			if (doc['on'] !== undefined && text(doc['on']) < today) return 'day-past';
			if (text(doc['expiresOn']) < today) return 'expired';
		}
		if (person.name === undefined) return 'put off';
		if (kept.has(id) && kept.get(id)?.owner !== member) return 'not-yours';
		if (open(doc['state']) && mustBeRead(person, id)) {
			if (!decided.has(rev)) return 'held';
			const code = decided.get(rev);
			if (code) return code;
			person.passed.add(id);
		}
		const before = shown.get(id)?.doc;
		// What is over says the last good words that were shown.
		const words = open(doc['state']) ? doc : before && (fault ? before : doc);
		const title = text((words ?? doc)['title']);
		kept.set(id, { owner: member, title, state: text(doc['state']), expiresOn: text(doc['expiresOn']) });
		if (doc['state'] === 'withdrawn') shown.delete(id);
		else if (words) shown.set(id, { owner: member, doc: { ...words, state: doc['state'], expiresOn: doc['expiresOn'] } });
		if (shown.has(id)) windows.isRead(id, now);
		// As its author wrote it; what was done with it gives it its time again.
		moreTime.delete(id);
		follow(id, today);
		return undefined;
	}

	/** Whoever the author does not hear asks in vain; what they have or ask for already goes on. */
	function isUnheard(id: string, ref: string, on: string | undefined, rev: string, at: string): boolean {
		const owner = kept.get(id)?.owner;
		const book = books.get(id);
		const line = book && notebook.lineOf(book, ref, on);
		const goesOn = line && ['asked', 'waiting', 'accepted'].includes(line.state);
		return owner !== undefined && !goesOn && rules.hearing.brings(owner, ref, `asked ${id} ${on} ${rev}`, at) === 'unheard';
	}

	function participation(member: string, { ref }: Person, rev: string, doc: Doc, at: string, today: string): string | undefined {
		const id = text(doc['ad']);
		const on = doc['on'] as string | undefined;
		const what = doc['what'] as What;
		const theirs = kept.get(id)?.owner === member;
		// A clock may be ahead: nothing was written after it was heard.
		const written = text(doc['writtenAt']);
		const when = { written: written < at ? written : at, received: at };
		if (doc['type'] !== 'part' && !theirs) return 'not-yours';
		if (doc['type'] === 'decision')
			return act(id, today, 'ad-gone', (book, ad) => {
				const line = notebook.lineOf(book, text(doc['who']), on);
				const seen = JSON.stringify(rules.whatOfMark(text(doc['asked'])));
				return notebook.decides(book, ad, line, text(doc['state']), seen !== JSON.stringify(line?.what));
			});
		if (doc['type'] === 'act')
			return act(id, today, 'ad-gone', (book, ad) =>
				notebook.conducts(book, ad, { id: text(doc['id']), act: doc['act'] as never, at: when.written })
			);
		if (doc['type'] === 'tick') return act(id, today, 'ad-gone', (book) => notebook.ticks(book, text(doc['who'])));
		const paper = doc['type'] === 'paper';
		const who = paper ? text(doc['id']) : ref;
		if (doc['type'] === 'part' && doc['state'] === 'asked' && isUnheard(id, ref, on, rev, at)) return 'silent';
		if (doc['state'] === 'cancelled') return act(id, today, undefined, (book, ad) => notebook.cancels(book, ad, who, on, when));
		return act(id, today, 'ad-gone', (book, ad) => notebook.asks(book, ad, { who, on, paper, what, when }, today));
	}

	function erase(member: string, id: string, at: string, today: string) {
		const [, ad = '', on] = /^(?:ad|part):([^.]+)(?:\.(.+))?$/.exec(id) ?? [];
		if (id.startsWith('part:')) {
			const { ref } = people.get(member)!;
			act(ad, today, undefined, (book, terms) => notebook.cancels(book, terms, ref, on, { written: at, received: at }));
		} else if (id.startsWith('ad:') && kept.get(ad)?.owner === member) {
			kept.set(ad, { ...kept.get(ad)!, state: 'withdrawn' });
			shown.delete(ad);
			follow(ad, today);
		}
	}

	function look({ at, member, id, rev, doc }: Extract<Moment, { do: 'look' }>, today: string): string {
		const person = people.get(member)!;
		if (doc['type'] === 'profile') {
			person.name = text(doc['name']);
			return 'ok';
		}
		if (doc['type'] === 'block') return 'ok';
		const written = without(doc, '_id', '_rev', 'type', 'writtenAt', 'form');
		if (doc['type'] === 'ad') return ad(member, person, id.slice(3), rev, written, today) ?? 'ok';
		if (person.name === undefined) return 'put off';
		const { ref, name } = person;
		if (['message', 'thanks', 'decline'].includes(text(doc['type'])))
			return talk.says({ member, ref, name }, id, doc, at, today) ?? 'ok';
		return participation(member, person, rev, doc, at, today) ?? 'ok';
	}

	for (const moment of moments) {
		now = moment.at;
		const today = rules.dayOf(now);
		switch (moment.do) {
			case 'decide':
				// Whoever decided first said it.
				if (!decided.has(moment.rev)) decided.set(moment.rev, moment.code);
				break;
			case 'vouch':
				people.get(moment.member)!.vouched = true;
				break;
			case 'night':
				for (const id of books.keys()) follow(id, today);
				break;
			case 'erase':
				erase(moment.member, moment.id, moment.at, today);
				break;
			case 'look': {
				const { at, member, id, rev } = moment;
				answers.push({ at, member, id, rev, answer: look(moment, today) });
			}
		}
	}

	const until = (id: string) => {
		const day = moreTime.get(id);
		return day ? { on: day, expiresOn: day } : {};
	};

	return {
		answers,
		end: now,
		inboxes: talk.inboxes,
		thanks: talk.thanks,
		hearing: rules.hearing,
		windows,
		told,
		books,
		/** Word for word what the board must say, figures apart. */
		board: new Map(
			[...shown].map(([id, { owner, doc }]) => [
				id,
				{ ...doc, ...until(id), author: { ref: people.get(owner)!.ref, name: people.get(owner)!.name } }
			])
		)
	};
}
