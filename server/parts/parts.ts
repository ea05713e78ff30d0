/**
 * Participations, as the server keeps them. An act is written in its ad's page with everything it makes the server
 * say (one write), then the board shows the new figures, then people are told, and only then is there a verdict:
 *
 *   act → page (disk) → board → standings and rosters → page without what is told → verdict
 *
 * Stopped anywhere, whoever comes next to this page (the same document dealt with again, or the sweep at the start)
 * delivers what was left: it was written with its ids and its words, so doing it twice changes nothing.
 */
import { textOf, type PublicAd } from '../../src/domain/ad.ts';
import { dayOf, type Day } from '../../src/domain/dates.ts';
import type { AdId, MemberId, MemberRef } from '../../src/domain/ids.ts';
import { after, settle, type Act } from '../../src/domain/parts/book.ts';
import { rosterId, standingId, type Who } from '../../src/domain/parts/doc-ids.ts';
import { isForgotten } from '../../src/domain/parts/keeping.ts';
import { remindersOwed, type Owed, type RemindedOf } from '../../src/domain/parts/reminders.ts';
import { tallyOf } from '../../src/domain/parts/tally.ts';
import type { Terms } from '../../src/domain/parts/way.ts';
import { wayOf } from '../../src/kinds/ways.ts';
import type { AdText } from '../../src/domain/ad.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import type { Board } from '../board/board.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { change, find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { eraseEntry, leadersOf, type Erase } from './erasing.ts';
import { keyOf, newPage, without, withTellings, type Page, type Telling } from './page.ts';

export interface PartsDeps {
	readonly db: Db;
	readonly board: Board;
	readonly ledger: Ledger;
	/** Puts a document in somebody's mailbox; does nothing when it is there. */
	readonly deliver: (to: MemberId, doc: Telling['doc']) => Promise<void>;
	readonly erase: Erase;
	/** Tells a member, once, what they agreed to and what is tomorrow, or should be over. */
	readonly remind: (to: MemberId, reminder: Remind) => Promise<void>;
	/** Some book changes by itself at that moment: it is to be swept then. */
	readonly changesAt: (moment: number) => void;
	readonly memberOfRef: (ref: MemberRef) => Promise<MemberId | undefined>;
	readonly now: () => number;
}

export interface Remind {
	readonly ad: AdId;
	readonly title: string;
	readonly of: RemindedOf;
	/** The day on which it is told. */
	readonly day: Day;
	readonly isAuthor: boolean;
}

/** Which document an act comes from: dealt with again, it is the same act. */
export interface Source {
	readonly key: string;
	readonly rev: string;
	readonly member: MemberId;
}

export type Parts = ReturnType<typeof createParts>;

const PREFIX = 'parts:';

export function createParts({ db, board, ledger, deliver, erase, remind, changesAt, memberOfRef, now }: PartsDeps) {
	let working: Promise<unknown> = Promise.resolve();
	let sweeping: Promise<void> = Promise.resolve();
	let stopped = false;
	/** One act at a time: the last place is given once. */
	function alone<T>(work: () => Promise<T>): Promise<T> {
		const done = working.catch(() => undefined).then(work);
		working = done.catch(() => undefined);
		return done;
	}

	const today = () => dayOf(now());
	const instant = () => new Date(now()).toISOString();
	const pageOf = (id: AdId) => find<Page>(db, PREFIX + id);
	const shown = (id: AdId) => board.image().ads.get(id)?.ad;

	async function write(id: AdId, page: Page): Promise<void> {
		await change<Page>(db, PREFIX + id, () => page);
	}

	/** The ad as it is now; as it was, and taken back, when it is off the board. */
	function termsNow(id: AdId, page: Page | undefined): Terms | undefined {
		const ad = shown(id);
		return ad ? termsOf(ad) : page && { ...page.ad, state: 'withdrawn' };
	}

	/** Says what the page has to say. */
	async function speak(id: AdId, page: Page): Promise<void> {
		const ad = shown(id);
		const tally = tallyOf(page, page.ad, today(), instant());
		if (ad) {
			const { tally: _, ...rest } = ad;
			await board.publish({ ...withLastDay(rest, page, instant()), ...(tally && { tally }) });
		}
		for (const { to, doc } of page.untold) await deliver(to, doc);
		if (page.untold.length > 0) await write(id, { ...page, untold: [] });
	}

	/** Writes a page that has changed, and says what follows. */
	async function turn(id: AdId, old: Page | undefined, page: Page): Promise<void> {
		const said = withTellings(page, id, now());
		if (JSON.stringify(said) !== JSON.stringify(old)) await write(id, said);
		await speak(id, said);
		const next = wayOf(said.ad.kind)?.changesAt?.(said.ad, said, instant());
		if (next !== undefined) changesAt(Date.parse(next));
	}

	/** Whoever the ad says organises with its author; who did before, and does no more, knows nothing of it any more. */
	async function withCo(id: AdId, page: Page): Promise<Page> {
		const ref = wayOf(page.ad.kind)?.coHost?.(page.ad);
		const member = ref && (await memberOfRef(ref));
		const co = member === page.owner ? undefined : member;
		if (co === page.co) return page;
		const { co: former, ...rest } = page;
		if (former) for (const { who, on } of page.entries) await erase(former, rosterId(id, who, on, ''));
		return {
			...rest,
			...(co && { co }),
			told: Object.fromEntries(Object.entries(page.told).filter(([key]) => !key.startsWith('co '))),
			untold: page.untold.filter(({ to }) => to !== former)
		};
	}

	const clean = ({ _id, _rev, ...page }: Page & { _id: string; _rev: string }): Page => page;
	const read = async (id: AdId) => pageOf(id).then((page) => page && clean(page));

	return {
		/** Writes an act in the book of an ad. The code of the refusal, or undefined. */
		act: (id: AdId, source: Source, act: Act): Promise<VerdictCode | undefined> =>
			alone(async () => {
				const old = await read(id);
				if (old?.heard[source.key] === source.rev) {
					await speak(id, old);
					return undefined;
				}
				const ad = termsNow(id, old);
				const owner = old?.owner ?? (await ledger.ad(id))?.owner;
				if (!ad || !owner) return act.do === 'cancel' ? undefined : 'ad-gone';
				const page = old ?? newPage(ad, owner);
				const outcome = after(page, act, ad, today());
				if ('code' in outcome) return outcome.code;
				if (!old && outcome.book.entries.length === 0 && !outcome.book.acts) return undefined;
				const own = act.do === 'ask' && !act.paper ? { [act.who]: source.member } : {};
				const next = {
					...page,
					...outcome.book,
					ad,
					members: { ...page.members, ...own },
					heard: { ...page.heard, [source.key]: source.rev }
				};
				await turn(id, old, await withCo(id, next));
				return undefined;
			}),

		/** The ad as those who take part in it know it. */
		terms: async (id: AdId): Promise<Terms | undefined> => termsNow(id, await read(id)),

		/** Whether that member asks for it, waits for it, or has it. */
		async isIn(id: AdId, who: Who, on: Day | undefined): Promise<boolean> {
			const entry = (await read(id))?.entries.find((one) => one.who === who && one.on === on);
			return entry !== undefined && ['asked', 'waiting', 'accepted'].includes(entry.state);
		},

		/** Why an ad may not say this instead, now that people take part in it. */
		keeps: (id: AdId, text: AdText): Promise<VerdictCode | undefined> =>
			alone(async () => {
				const page = await read(id);
				return page && wayOf(page.ad.kind)?.keeps?.(page.ad, text, page);
			}),

		/** The ad was edited, taken back, ended or put up again: its book follows. */
		adChanged: (id: AdId): Promise<void> => alone(() => follow(id)),

		/** The ads that have a book. */
		async books(): Promise<AdId[]> {
			const { rows } = await db.allDocs({ startkey: PREFIX, endkey: `${PREFIX}\uffff` });
			return rows.map(({ id }) => id.slice(PREFIX.length) as AdId);
		},

		/** A page as it is to be, or undefined to leave it; who is in it is told what follows. */
		reshape: (id: AdId, change: (page: Page) => Promise<Page | undefined>): Promise<void> =>
			alone(async () => {
				const page = await read(id);
				const next = page && (await change(page));
				const ad = termsNow(id, next);
				if (page && next && ad) await turn(id, page, await withCo(id, { ...next, ...settle(next, ad, today()), ad }));
			}),

		/** Follows the calendar, and delivers what a crash left. At the start, then every hour. */
		sweep(): Promise<void> {
			sweeping = sweeping.catch(() => undefined).then(sweepAll);
			return sweeping;
		},

		/** Whether somebody is still to be reminded of that, on this very day. */
		async owes(member: MemberId, id: AdId, of: RemindedOf, day: Day): Promise<boolean> {
			const page = day === today() ? await read(id) : undefined;
			const ad = termsNow(id, page);
			if (!page || !ad) return false;
			const book = { ...page, ...settle(page, ad, today()) };
			return remindersOwed(book, ad, day).some((one) => one.of === of && readerOf(page, one.to) === member);
		},

		/** Ends the act in hand, then does no more. */
		async stop(): Promise<void> {
			stopped = true;
			await sweeping.catch(() => undefined);
			await working;
		}
	};

	async function sweepAll(): Promise<void> {
		const { rows } = await db.allDocs({ startkey: PREFIX, endkey: `${PREFIX}\uffff` });
		for (const { id } of rows) if (!stopped) await alone(() => followDay(id.slice(PREFIX.length) as AdId));
	}

	async function followDay(id: AdId): Promise<void> {
		await follow(id);
		const page = await read(id);
		if (page) await remindOf(id, page);
	}

	/** Whoever was told something of it today knows of it: it was agreed, or changed, this very day. */
	async function remindOf(id: AdId, page: Page): Promise<void> {
		const day = today();
		for (const { to, of } of remindersOwed(page, page.ad, day)) {
			const member = readerOf(page, to);
			const last = to === 'author' ? undefined : page.told[`standing ${keyOf(to.who, to.on)}`];
			if (!member || (last && dayOf(last.n) === day)) continue;
			await remind(member, { ad: id, title: page.ad.title, of, day, isAuthor: to === 'author' });
		}
	}

	async function follow(id: AdId): Promise<void> {
		const page = await read(id);
		const ad = termsNow(id, page);
		if (!page || !ad) return;
		await turn(id, page, await withCo(id, { ...page, ...settle(page, ad, today()), ad }));
		await forget(id);
	}

	/** What was said of who took part goes first; the page, which alone knows of it, last. */
	async function forget(id: AdId): Promise<void> {
		const page = await read(id);
		const forgotten = page?.entries.filter((entry) => isForgotten(entry, page.ad, today(), page, instant())) ?? [];
		if (!page || forgotten.length === 0) return;
		for (const entry of forgotten) {
			for (const leader of leadersOf(page)) await eraseEntry(erase, leader, id, entry);
			const member = page.members[entry.who];
			if (member) await erase(member, standingId(id, entry.on, ''));
		}
		await write(id, without(page, forgotten));
	}
}

const readerOf = (page: Page, to: Owed['to']) => (to === 'author' ? page.owner : page.members[to.who]);

/** Prolonged, an ad stays as long as one may order. */
function withLastDay(ad: Omit<PublicAd, 'tally'>, page: Page, now: string): Omit<PublicAd, 'tally'> {
	const last = wayOf(page.ad.kind)?.lastDay?.(page.ad, page, now);
	return last && last > ad.expiresOn ? { ...ad, on: last, expiresOn: last } : ad;
}

const termsOf = (ad: PublicAd): Terms => ({
	...textOf(ad),
	state: ad.state,
	expiresOn: ad.expiresOn,
	// And nothing else of them: phones of before read a standing to the letter.
	author: { ref: ad.author.ref, name: ad.author.name }
});
