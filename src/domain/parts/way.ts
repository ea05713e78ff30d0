/**
 * How one takes part in a kind of ad. All that differs between a seat, a place and a loan is here, one file each
 * (`ride.ts`, `signup.ts`, `borrow.ts`, `order.ts`); what is common to all is in `book.ts`, which knows none of them.
 */
import type { AdState, AdText } from '../ad.ts';
import type { Day, Instant } from '../dates.ts';
import type { MemberRef } from '../ids.ts';
import type { PlacedAct } from '../../kinds/group-purchase/acts.ts';
import type { VerdictCode } from '../refusals.ts';
import type { Who } from './doc-ids.ts';
import type { Meeting, PartState } from './docs.ts';
import type { Offered, Opening } from './openings.ts';
import type { Reminder } from './reminders.ts';
import type { What } from './what.ts';

/** What the ad says, as far as those who take part in it are concerned. */
export interface Terms extends AdText {
	readonly state: AdState;
	readonly expiresOn: Day;
	readonly author: { readonly ref: MemberRef; readonly name: string };
}

/** Something that can be full: the seats of a trip out on one day, the places of a lesson, one day of a thing lent. */
export type Slot = string;
export interface Take {
	readonly slot: Slot;
	readonly amount: number;
}

/** Somebody in the book, as far as a way that looks at everybody at once is concerned. */
export interface Present {
	readonly who: Who;
	readonly state: PartState;
	readonly what: What;
	readonly name: string;
	readonly phone?: string;
	readonly writtenAt: Instant;
	readonly receivedAt: Instant;
}
/** Everybody, and what was done with the whole by whoever leads it. */
export interface Company {
	readonly entries: readonly Present[];
	readonly acts?: readonly PlacedAct[];
}

/** When and beside what something is asked. */
export interface Asked<W extends What = What> {
	readonly today: Day;
	/** By the phone's clock, bounded by the server's, and by the server's. */
	readonly writtenAt: Instant;
	readonly receivedAt: Instant;
	/** What the same person had before, when they had. */
	readonly had: W | undefined;
	/** What the others have, of those who are in. */
	readonly others: readonly W[];
	/** Whose it is, and the book it is asked in. */
	readonly who: Who;
	readonly book: Company;
}

export interface Way<W extends What = What> {
	readonly type: W['type'];
	/** Who lets in: the author, one by one, or the order of reception as long as there is room. */
	readonly lets: (ad: AdText, what: W, asked: Asked<W>) => 'author' | 'order';
	/** Whether what was taken is free again once it is done: a thing given back is, a seat that has travelled is not. */
	readonly endFrees: boolean;
	/** Whether this ad takes participations at all. */
	readonly open: (ad: AdText) => boolean;
	/** What is wrong with asking this, for that day; undefined when nothing is. */
	readonly check: (ad: AdText, what: W, on: Day | undefined, asked: Asked<W>) => VerdictCode | undefined;
	/** Whether the ad, as it is now, still offers it. */
	readonly stands: (ad: AdText, what: W, on: Day | undefined) => boolean;
	readonly takes: (what: W, on: Day | undefined) => readonly Take[];
	/** `Infinity` when nobody counts. */
	readonly room: (ad: AdText, slot: Slot) => number;
	/** Its first and last day, when it has any. */
	readonly span: (what: W, on: Day | undefined) => { readonly first?: Day; readonly last?: Day };
	/** What everybody may know of it, when it is something else than how much of each slot is taken (`tally.ts`). */
	readonly tally?: (taken: readonly W[], ad: AdText, today: Day) => Readonly<Record<string, unknown>> | undefined;
	readonly meeting: (ad: AdText, what: W, on: Day | undefined) => Meeting;
	/** On which days those it was agreed with are reminded of it. */
	readonly reminders?: (what: W, on: Day | undefined, ad: AdText, book: Company) => readonly Reminder[];
	/** The times that can be chosen, from `today` on; undefined where there is nothing to choose (`openings.ts`). */
	readonly openings?: (ad: Offered, today: Day, most: number) => readonly Opening[];
	/** The ad's author may take part too: who organises a purchase buys in it. */
	readonly authorToo?: true;
	/** Its own rules say until when it may be asked for; the ad's last day does not. */
	readonly ownTime?: true;
	/** What is wrong with taking it back. Anybody may, where nothing says otherwise. */
	readonly letGo?: (ad: AdText, what: W, asked: Asked<W>) => VerdictCode | undefined;
	/** What is wrong with this act of who leads it; without this nobody does. */
	readonly conduct?: (ad: Terms, by: MemberRef, act: PlacedAct, book: Company) => VerdictCode | undefined;
	/** Who leads it with the ad's author. */
	readonly coHost?: (ad: AdText) => MemberRef | undefined;
	/** Whether it goes on though the ad is taken back. */
	readonly goesOn?: (ad: AdText, book: Company) => boolean;
	/** The day after which who took part is forgotten, where it is not counted from `span`. */
	readonly forgottenOn?: (ad: AdText, book: Company, now: Instant) => Day | undefined;
	/** What everybody may know, where it is made of the whole book. */
	readonly sums?: (ad: AdText, book: Company, now: Instant) => Readonly<Record<string, unknown>> | undefined;
	/** The next moment at which the book says something else though nobody writes in it; days change by themselves. */
	readonly changesAt?: (ad: AdText, book: Company, now: Instant) => Instant | undefined;
	/** The last day of the ad, where acts have moved it. */
	readonly lastDay?: (ad: AdText, book: Company, now: Instant) => Day | undefined;
	/** What is wrong with the ad's saying this instead, now that people take part in it. */
	readonly keeps?: (before: AdText, after: AdText, book: Company) => VerdictCode | undefined;
}
