/** The state machine of participations, every state and every act, in each kind's own terms. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/domain/dates.ts';
import { newAdId, newMemberRef } from '../../../../src/domain/ids.ts';
import { after, EMPTY, entryOf, positionOf, settle, type Act, type Book } from '../../../../src/domain/parts/book.ts';
import type { PaperId, Who } from '../../../../src/domain/parts/doc-ids.ts';
import type { Decision, PartState } from '../../../../src/domain/parts/docs.ts';
import { tallyOf } from '../../../../src/domain/parts/tally.ts';
import type { Terms } from '../../../../src/domain/parts/way.ts';
import type { What } from '../../../../src/domain/parts/what.ts';
import {
	asks,
	AUTHOR,
	borrow,
	cancels,
	lesson,
	party,
	people,
	ride,
	SATURDAY,
	signup,
	TODAY,
	tool,
	trip
} from '../../../factories/parts.ts';

const marc = newMemberRef();
const [lea, ines] = people(2) as [Who, Who];

/** The acts in their order; one that is refused stops the test, unless it is the last. */
function told(ad: Terms, acts: readonly (Act | ((book: Book) => Act))[]): Book | string {
	let book = EMPTY;
	for (const [at, given] of acts.entries()) {
		const outcome = after(book, typeof given === 'function' ? given(book) : given, ad, TODAY);
		if ('book' in outcome) ({ book } = outcome);
		else if (at === acts.length - 1) return outcome.code;
		else throw new Error(`act ${at} was refused: ${outcome.code}`);
	}
	return book;
}
const decides =
	(who: Who, decision: Decision, on?: Day) =>
	(book: Book): Act => ({
		do: 'decide',
		who,
		...(on && { on }),
		decision,
		asked: entryOf(book, who, on)?.asked ?? '',
		said: {}
	});

const stateOf = (book: Book | string, who: Who, on?: Day) => (typeof book === 'string' ? book : entryOf(book, who, on)?.state);

interface Kind {
	readonly ad: Terms;
	readonly on?: Day;
	readonly what: What;
	readonly fresh: PartState;
}
const KINDS: Record<string, Kind> = {
	'a seat': { ad: trip(), on: SATURDAY, what: ride(), fresh: 'asked' },
	'a loan': { ad: tool(), what: borrow(), fresh: 'asked' },
	'a place at a work party': { ad: party(), on: SATURDAY, what: signup(), fresh: 'accepted' },
	'a place at a lesson': { ad: lesson(), what: signup(), fresh: 'accepted' }
};

describe.each(Object.entries(KINDS))('%s', (_, { ad, on, what, fresh }) => {
	const ask = asks(marc, what, on);
	const cancel = cancels(marc, on);
	const [yes, no, end] = (['accepted', 'refused', 'done'] as const).map((decision) => decides(marc, decision, on)) as [
		(book: Book) => Act,
		(book: Book) => Act,
		(book: Book) => Act
	];
	/** How to come to each state. */
	const ways: Record<string, (Act | ((book: Book) => Act))[]> = {
		nobody: [],
		fresh: [ask],
		accepted: [ask, yes],
		refused: [ask, no],
		cancelled: [ask, cancel],
		done: [ask, yes, end]
	};
	const ended = fresh === 'accepted' ? 'done' : 'part-gone';
	const expected: Record<string, Record<string, string | undefined>> = {
		nobody: { ask: fresh, cancel: undefined, yes: 'part-unknown', no: 'part-unknown', end: 'part-unknown' },
		fresh: { ask: fresh, cancel: 'cancelled', yes: 'accepted', no: 'refused', end: ended },
		accepted: { ask: 'accepted', cancel: 'cancelled', yes: 'accepted', no: 'refused', end: 'done' },
		refused: { ask: 'asked', cancel: 'refused', yes: 'accepted', no: 'refused', end: 'part-gone' },
		cancelled: { ask: fresh, cancel: 'cancelled', yes: 'part-gone', no: 'part-gone', end: 'part-gone' },
		done: { ask: fresh, cancel: 'done', yes: 'accepted', no: 'part-gone', end: 'done' }
	};
	const acts = { ask, cancel, yes, no, end };
	const table = Object.entries(expected).flatMap(([from, row]) =>
		Object.entries(row).map(([act, to]) => [from, act as keyof typeof acts, to] as const)
	);

	test.each(table)('%s, then « %s »: %s', (from, act, to) => {
		expect(stateOf(told(ad, [...ways[from]!, acts[act]]), marc, on)).toBe(to);
	});

	test('an act done twice is the act done once', () => {
		for (const [from, acts] of Object.entries(ways)) {
			const last = acts.at(-1);
			if (!last) continue;
			const [once, twice] = [told(ad, acts), told(ad, [...acts, last])].map((book) => stateOf(book, marc, on));
			expect(twice, from).toBe(once);
		}
	});

	test.each([
		['is taken back', { state: 'withdrawn' }, 'closed', 'closed'],
		['has found its taker', { state: 'done' }, 'closed', 'accepted'],
		['has become another kind', { kind: 'gift', details: undefined }, 'closed', 'closed']
	] as const)(
		'when the ad %s, who waits is told, and what was agreed is kept only if it can be',
		(_, change, pending, agreed) => {
			const over = { ...ad, ...change } as Terms;
			const waiting = told(ad, [ask, no, ask]) as Book;
			expect(stateOf(waiting, marc, on)).toBe('asked');
			expect(stateOf(settle(waiting, over, TODAY), marc, on)).toBe(pending);
			expect(stateOf(settle(told(ad, [ask, yes]) as Book, over, TODAY), marc, on)).toBe(agreed);
		}
	);

	test('nobody asks it of their own ad, of one that is over, or of one that takes none', () => {
		expect(told(ad, [asks(AUTHOR, what, on)])).toBe('own-ad');
		for (const state of ['done', 'withdrawn'] as const) expect(told({ ...ad, state }, [ask])).toBe('ad-gone');
		expect(told({ ...ad, expiresOn: '2026-11-24' as Day }, [ask])).toBe('ad-expired');
		expect(told({ ...ad, kind: 'gift' }, [ask])).toBe('parts-not-taken');
		expect(told({ ...ad, side: ad.side === 'offer' ? 'request' : 'offer', details: {} } as Terms, [ask])).toBe('parts-not-taken');
	});

	test('a request that was changed after the author read it is not accepted unread', () => {
		const asked = told(ad, [ask, no, ask]) as Book;
		const read = entryOf(asked, marc, on)!.asked;
		const other: What = what.type === 'borrow' ? borrow('2026-12-05', '2026-12-06') : { ...what, note: 'Avec mon chien' };
		const changed = after(asked, asks(marc, other, on), ad, TODAY) as { book: Book };
		const yes: Act = { do: 'decide', who: marc, ...(on && { on }), decision: 'accepted', asked: read, said: {} };
		expect(after(changed.book, yes, ad, TODAY)).toEqual({ code: 'part-changed' });
	});
});

describe('seats', () => {
	const three = [marc, lea, ines].map((who) => asks(who, ride(), SATURDAY));

	test('the last one is given once, and is free again as soon as somebody gives it back', () => {
		const two = [...three, decides(marc, 'accepted', SATURDAY), decides(lea, 'accepted', SATURDAY)];
		expect(told(trip(), [...two, decides(ines, 'accepted', SATURDAY)])).toBe('full');
		const freed = told(trip(), [...two, cancels(marc, SATURDAY), decides(ines, 'accepted', SATURDAY)]);
		expect(stateOf(freed, ines, SATURDAY)).toBe('accepted');
	});

	test('out and back are counted apart', () => {
		const one = trip({ places: 1 });
		const out = [asks(marc, ride({ legs: ['out'] }), SATURDAY), decides(marc, 'accepted', SATURDAY)];
		const back = [asks(lea, ride({ legs: ['back'] }), SATURDAY), decides(lea, 'accepted', SATURDAY)];
		const book = told(one, [...out, ...back]) as Book;
		expect(stateOf(book, lea, SATURDAY)).toBe('accepted');
		expect(tallyOf(book, trip(), TODAY)).toEqual({ slots: { '2026-11-28.back': [1, 0], '2026-11-28.out': [1, 0] } });
		const both = [asks(ines, ride({ legs: ['out', 'back'] }), SATURDAY), decides(ines, 'accepted', SATURDAY)];
		expect(told(one, [...out, ...both])).toBe('full');
	});

	test('asking for less keeps the seat, for more asks again and gives it back until then', () => {
		const had = [asks(marc, ride({ seats: 2 }), SATURDAY), decides(marc, 'accepted', SATURDAY)];
		expect(stateOf(told(trip(), [...had, asks(marc, ride({ seats: 1 }), SATURDAY)]), marc, SATURDAY)).toBe('accepted');
		const more = [asks(marc, ride(), SATURDAY), decides(marc, 'accepted', SATURDAY), asks(marc, ride({ seats: 2 }), SATURDAY)];
		expect(stateOf(told(trip(), more), marc, SATURDAY)).toBe('asked');
	});

	test('a day that the driver takes off is closed for whoever asked for it, and no other', () => {
		const monday = '2026-11-30' as Day;
		const friday = '2026-12-04' as Day;
		const weekly = {
			times: [
				{ on: 1, out: '07:40' },
				{ on: 5, out: '07:40' }
			],
			from: '2026-11-01',
			until: '2026-12-31'
		};
		const regular = trip({
			on: undefined,
			expiresOn: '2027-01-01' as Day,
			details: { role: 'driver', weekly }
		} as object);
		const ad = Object.fromEntries(Object.entries(regular).filter(([key]) => key !== 'on')) as unknown as Terms;
		const book = told(ad, [
			asks(marc, ride(), monday),
			decides(marc, 'accepted', monday),
			asks(marc, ride(), friday),
			decides(marc, 'accepted', friday)
		]) as Book;
		const off = settle(book, { ...ad, details: { role: 'driver', weekly: { ...weekly, off: [monday] } } }, TODAY);
		expect(entryOf(off, marc, monday)).toMatchObject({ state: 'closed', why: 'changed' });
		expect(stateOf(off, marc, friday)).toBe('accepted');
		expect(told(ad, [asks(marc, ride(), '2026-12-01' as Day)])).toBe('day-not-offered');
		expect(told(ad, [asks(marc, ride({ legs: ['back'] }), monday)])).toBe('day-not-offered');
		expect(told(ad, [asks(marc, ride({ seats: 3 }), monday)])).toBe('more-than-places');
	});
});

describe('places', () => {
	const [a, b, c, d] = people(4) as [Who, Who, Who, Who];

	test('when they are taken one waits, in the order of reception, and moves up when somebody cancels', () => {
		const queue = [a, b, c, d].map((who) => asks(who, signup()));
		const book = told(lesson(), queue) as Book;
		expect([a, b, c, d].map((who) => stateOf(book, who))).toEqual(['accepted', 'accepted', 'waiting', 'waiting']);
		expect([c, d].map((who) => positionOf(book, entryOf(book, who, undefined)!))).toEqual([1, 2]);
		expect(tallyOf(book, trip(), TODAY)).toEqual({ slots: { '': [2, 2] } });
		const after1 = told(lesson(), [...queue, cancels(a)]) as Book;
		expect([a, b, c, d].map((who) => stateOf(after1, who))).toEqual(['cancelled', 'accepted', 'accepted', 'waiting']);
		expect(positionOf(after1, entryOf(after1, d, undefined)!)).toBe(1);
	});

	test('whoever comes back after cancelling is last', () => {
		const book = told(lesson(), [...[a, b, c, d].map((who) => asks(who, signup())), cancels(a), asks(a, signup())]) as Book;
		expect(positionOf(book, entryOf(book, a, undefined)!)).toBe(2);
	});

	test('somebody who needs two places is not overtaken', () => {
		const book = told(lesson(), [asks(a, signup()), asks(b, signup({ people: 2 })), asks(c, signup())]) as Book;
		expect([a, b, c].map((who) => stateOf(book, who))).toEqual(['accepted', 'waiting', 'waiting']);
	});

	test('more people than before come in if there is room and nobody waits; otherwise what one had stays', () => {
		expect(stateOf(told(lesson(), [asks(a, signup()), asks(a, signup({ people: 2 }))]), a)).toBe('accepted');
		expect(told(lesson(), [asks(a, signup()), asks(b, signup()), asks(a, signup({ people: 2 }))])).toBe('full');
		const waits = [asks(a, signup()), asks(b, signup({ people: 2 }))];
		expect(told(lesson(), [...waits, asks(a, signup({ people: 2 }))]), 'somebody was there before').toBe('full');
	});

	test('more places let in those who wait; fewer send nobody away', () => {
		const book = told(
			lesson(),
			[a, b, c].map((who) => asks(who, signup()))
		) as Book;
		expect(stateOf(settle(book, lesson({ places: 3 }), TODAY), c)).toBe('accepted');
		const fewer = settle(book, lesson({ places: 1 }), TODAY);
		expect([a, b, c].map((who) => stateOf(fewer, who))).toEqual(['accepted', 'accepted', 'waiting']);
	});

	test('somebody on paper takes a place like the others', () => {
		const paper = newAdId() as string as PaperId;
		const book = told(lesson(), [asks(paper, signup({ people: 2 }), undefined, { paper: true }), asks(a, signup())]) as Book;
		expect([paper, a].map((who) => stateOf(book, who))).toEqual(['accepted', 'waiting']);
		expect(
			told(trip({ places: 1 }), [
				asks(paper, ride(), SATURDAY, { paper: true }),
				asks(a, ride(), SATURDAY),
				decides(a, 'accepted', SATURDAY)
			])
		).toBe('full');
	});
});

describe('loans', () => {
	const [first, second] = [borrow('2026-12-01', '2026-12-05'), borrow('2026-12-05', '2026-12-08')];

	test('one borrower at a time, and the days are free again once it is given back', () => {
		const lent = [asks(marc, first), asks(lea, second), decides(marc, 'accepted')];
		expect(told(tool(), [...lent, decides(lea, 'accepted')])).toBe('full');
		const back = told(tool(), [...lent, decides(marc, 'done'), decides(lea, 'accepted')]) as Book;
		expect(stateOf(back, lea)).toBe('accepted');
		expect(tallyOf(told(tool(), lent) as Book, tool(), TODAY)).toEqual({ lent: [['2026-12-01', '2026-12-05']] });
	});

	test('what is lent is still to be given back after the ad is gone', () => {
		const book = told(tool(), [asks(marc, borrow('2026-11-25', '2026-12-02')), decides(marc, 'accepted')]) as Book;
		const gone = settle(book, tool({ state: 'withdrawn' }), TODAY);
		expect(stateOf(gone, marc)).toBe('accepted');
		const back = after(gone, decides(marc, 'done')(gone), tool({ state: 'withdrawn' }), TODAY) as { book: Book };
		expect(stateOf(back.book, marc)).toBe('done');
	});

	test('it comes back after it left, and not after three months', () => {
		expect(told(tool(), [asks(marc, borrow('2026-12-05', '2026-12-01'))])).toBe('loan-days-wrong');
		expect(told(tool(), [asks(marc, borrow('2026-12-05', '2027-04-01'))])).toBe('loan-days-wrong');
		expect(told(tool(), [asks(marc, borrow('2026-11-20', '2026-11-26'))])).toBe('day-past');
		expect(told(tool({ details: { days: 3 } }), [asks(marc, borrow('2026-12-01', '2026-12-04'))])).toBe('loan-too-long');
		expect(stateOf(told(tool({ details: { days: 3 } }), [asks(marc, borrow('2026-12-01', '2026-12-03'))]), marc)).toBe('asked');
	});
});
