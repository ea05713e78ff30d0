/** Any acts in any order, some of them twice: no place is given twice, no total is wrong, no turn is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/domain/dates.ts';
import { newMemberRef, type MemberRef } from '../../../../src/domain/ids.ts';
import { after, EMPTY, entryOf, inTurn, positionOf, type Act, type Book } from '../../../../src/domain/parts/book.ts';
import type { Decision } from '../../../../src/domain/parts/docs.ts';
import { tallyOf, type PartsTally } from '../../../../src/domain/parts/tally.ts';
import type { Terms } from '../../../../src/domain/parts/way.ts';
import type { What } from '../../../../src/domain/parts/what.ts';
import { asks, borrow, cancels, lesson, ride, SATURDAY, signup, TODAY, tool, trip } from '../../../factories/parts.ts';

const PEOPLE: MemberRef[] = Array.from({ length: 5 }, (_, i) => newMemberRef((length) => new Uint8Array(length).fill(i + 1)));

type Step =
	| { readonly do: 'ask'; readonly who: number; readonly size: number; readonly twice: boolean }
	| { readonly do: 'cancel'; readonly who: number; readonly twice: boolean }
	| { readonly do: Decision; readonly who: number; readonly twice: boolean; readonly stale: boolean };

const who = fc.nat(PEOPLE.length - 1);
const twice = fc.boolean();
const asking = fc.record({ do: fc.constant('ask' as const), who, size: fc.integer({ min: 1, max: 3 }), twice });
const cancelling = fc.record({ do: fc.constant('cancel' as const), who, twice });
const deciding = fc.record({
	do: fc.constantFrom<Decision>('accepted', 'accepted', 'accepted', 'refused', 'done'),
	who,
	twice,
	stale: fc.integer({ min: 0, max: 5 }).map((face) => face === 0)
});
const steps = fc.array(fc.oneof(asking, cancelling, deciding), { maxLength: 60 });

interface Played {
	readonly ad: Terms;
	readonly on?: Day;
	readonly what: (size: number) => What;
}

const SORTS: Record<string, Played> = {
	seats: {
		ad: trip({ places: 3 }),
		on: SATURDAY,
		what: (size) => ride({ seats: size, legs: size === 3 ? ['back'] : size === 2 ? ['out', 'back'] : ['out'] })
	},
	places: { ad: lesson({ places: 4 }), what: (size) => signup({ people: size }) },
	loans: { ad: tool(), what: (size) => borrow(`2026-12-0${size}`, `2026-12-0${size + 2}`) }
};

function actOf(step: Step, book: Book, { on, what }: Played): Act {
	const one = PEOPLE[step.who]!;
	if (step.do === 'ask') return asks(one, what(step.size), on);
	if (step.do === 'cancel') return cancels(one, on);
	const asked = step.stale ? 'stale' : (entryOf(book, one, on)?.asked ?? '');
	return { do: 'decide', who: one, ...(on && { on }), decision: step.do, asked, said: {} };
}

/** Counted by hand from who is in, with nothing of the code's own. */
function countedByHand(book: Book): Record<string, number> {
	const taken: Record<string, number> = {};
	for (const { state, what } of book.entries) {
		if (state !== 'accepted' && !(state === 'done' && what.type !== 'borrow')) continue;
		if (what.type === 'signup') taken[''] = (taken[''] ?? 0) + what.people;
		if (what.type === 'ride') for (const leg of what.legs) taken[leg] = (taken[leg] ?? 0) + what.seats;
		if (what.type === 'borrow')
			for (let day = Number(what.from.slice(-2)); day <= Number(what.until.slice(-2)); day += 1)
				taken[day] = (taken[day] ?? 0) + 1;
	}
	return taken;
}

describe.each(Object.entries(SORTS))('%s', (_, played) => {
	const most = played.what(1).type === 'borrow' ? 1 : played.ad.places!;

	test('are never taken twice, at any moment, and what everybody reads is what is taken', () => {
		fc.assert(
			fc.property(steps, (all) => {
				let book = EMPTY;
				for (const step of all) {
					const act = actOf(step, book, played);
					const outcome = after(book, act, played.ad, TODAY);
					if ('book' in outcome) ({ book } = outcome);
					if (step.twice) {
						const again = after(book, act, played.ad, TODAY);
						// Heard twice, an act either changes nothing or is refused, which changes nothing.
						if ('book' in again) expect(shape(again.book)).toEqual(shape(book));
					}
					const taken = countedByHand(book);
					for (const amount of Object.values(taken)) expect(amount).toBeLessThanOrEqual(most);
					const tally = tallyOf(book, played.ad, TODAY) as PartsTally | undefined;
					if (tally && 'slots' in tally)
						for (const [slot, [count]] of Object.entries(tally.slots)) expect(count).toBe(taken[slot.split('.')[1] ?? ''] ?? 0);
					expect(new Set(book.entries.map((entry) => entry.turn)).size, 'two with one turn').toBe(book.entries.length);
				}
			}),
			{ numRuns: 500 }
		);
	});
});

/** Without the numbers that only count acts. */
const shape = (book: Book) => inTurn(book).map(({ who: one, on, state, what, said }) => ({ one, on, state, what, said }));

test('the queue, played by hand with a list, is the queue of the book', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(asking, cancelling), { maxLength: 60 }), (all) => {
			const played = SORTS['places']!;
			const places = played.ad.places!;
			let book = EMPTY;
			let line: { who: MemberRef; size: number; in: boolean }[] = [];
			const taken = () => line.filter((one) => one.in).reduce((sum, { size }) => sum + size, 0);
			for (const step of all) {
				const one = PEOPLE[step.who]!;
				const outcome = after(book, actOf(step, book, played), played.ad, TODAY);
				if ('book' in outcome) ({ book } = outcome);

				const there = line.find((other) => other.who === one);
				if (step.do === 'cancel') line = line.filter((other) => other !== there);
				else if (!there) line.push({ who: one, size: step.size, in: false });
				else if (!there.in) there.size = step.size;
				else if (step.size <= there.size || (taken() - there.size + step.size <= places && line.every((other) => other.in)))
					there.size = step.size;
				for (const next of line) {
					if (next.in) continue;
					if (taken() + next.size > places) break;
					next.in = true;
				}

				const held = inTurn(book).filter(({ state }) => state === 'accepted' || state === 'waiting');
				expect(
					held.map(({ who: name, state, what }) => [name, state === 'accepted', what.type === 'signup' && what.people])
				).toEqual(line.map((other) => [other.who, other.in, other.size]));
				const waiting = line.filter((other) => !other.in);
				for (const [at, { who: name }] of waiting.entries())
					expect(positionOf(book, entryOf(book, name, undefined)!)).toBe(at + 1);
			}
		}),
		{ numRuns: 1_000 }
	);
});

test('the same acts in the same order are the same book', () => {
	fc.assert(
		fc.property(steps, (all) => {
			const played = SORTS['seats']!;
			const play = () => {
				const acts: Act[] = [];
				let book = EMPTY;
				for (const step of all) {
					acts.push(actOf(step, book, played));
					const outcome = after(book, acts.at(-1)!, played.ad, TODAY);
					if ('book' in outcome) ({ book } = outcome);
				}
				return { book, acts };
			};
			const { book, acts } = play();
			let again = EMPTY;
			for (const act of acts) {
				const outcome = after(again, act, played.ad, TODAY);
				if ('book' in outcome) again = outcome.book;
			}
			expect(again).toEqual(book);
		})
	);
});
