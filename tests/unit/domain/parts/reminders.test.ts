/** Who is reminded of what, and on which day: by kind (F6). */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/domain/dates.ts';
import { newMemberRef } from '../../../../src/domain/ids.ts';
import type { Entry } from '../../../../src/domain/parts/book.ts';
import type { PartState } from '../../../../src/domain/parts/docs.ts';
import { remindersOwed } from '../../../../src/domain/parts/reminders.ts';
import type { Terms } from '../../../../src/domain/parts/way.ts';
import type { What } from '../../../../src/domain/parts/what.ts';
import { AUTHOR, borrow, lesson, party, ride, SATURDAY, signup, terms, tool, trip } from '../../../factories/parts.ts';
import { done, hours, purchase } from '../../../factories/purchases.ts';

const AT = '2026-11-25T10:00:00.000Z';
const marc = newMemberRef();
const lea = newMemberRef();
const entry = (what: What, on?: Day, other: Partial<Entry> = {}): Entry => ({
	who: marc,
	...(on && { on }),
	name: 'Marc',
	what,
	writtenAt: AT,
	receivedAt: AT,
	turn: 1,
	asked: '00000000',
	state: 'accepted',
	...other
});
/** The days, from the 20th of November on, on which somebody is reminded; and of what. */
function calendar(ad: Terms, entries: readonly Entry[], acts = {}) {
	const days = Array.from({ length: 45 }, (_, n) => new Date(Date.UTC(2026, 10, 20 + n)).toISOString().slice(0, 10) as Day);
	return days.flatMap((day) => {
		const owed = remindersOwed({ entries, ...acts }, ad, day);
		return owed.map(({ to, of }) => `${day} ${to === 'author' ? 'author' : to.who === marc ? 'Marc' : 'Léa'} ${of}`);
	});
}

const order = (pickup: string): What => ({ type: 'order', lines: { pellets: { quantity: 4 } }, channel: 'app', pickup });
const bought = terms({ kind: 'group-purchase', side: 'offer', details: purchase() as never });
const ordered = { acts: [done({ act: 'order' }, hours(60))] };

test.each([
	['a trip, the day before', trip(), [entry(ride(), SATURDAY)], {}, ['2026-11-27 Marc eve', '2026-11-27 author eve']],
	['a work party', party(), [entry(signup(), SATURDAY)], {}, ['2026-11-27 Marc eve', '2026-11-27 author eve']],
	[
		'a lesson of two days, each',
		lesson({ details: { dates: ['2026-12-01', '2026-12-08'] } }),
		[entry(signup(), '2026-12-01' as Day), entry(signup(), '2026-12-08' as Day, { who: lea })],
		{},
		['2026-11-30 Marc eve', '2026-11-30 author eve', '2026-12-07 Léa eve', '2026-12-07 author eve']
	],
	['a lesson when it suits, never', lesson(), [entry(signup())], {}, []],
	[
		'a loan, the day before it begins and ends, and the day after, both sides',
		tool(),
		[entry(borrow('2026-12-01', '2026-12-03'))],
		{},
		['2026-11-30', '2026-12-02', '2026-12-04'].flatMap((day, n) => {
			const of = ['start', 'due', 'late'][n];
			return [`${day} Marc ${of}`, `${day} author ${of}`];
		})
	],
	[
		'an order, the day before it is fetched',
		bought,
		[entry(order('place'))],
		ordered,
		['2026-12-11 Marc eve', '2026-12-11 author eve']
	],
	['an order of what was never ordered, never', bought, [entry(order('place'))], {}, []],
	[
		'an order of what was given up, never',
		bought,
		[entry(order('place'))],
		{ acts: [...ordered.acts, done({ act: 'abandon', why: 'Rien.' }, hours(70))] },
		[]
	]
] as const)('%s', (_, ad, entries, acts, expected) => expect(calendar(ad, entries, acts)).toEqual(expected));

describe('nobody is reminded', () => {
	test.each(['asked', 'waiting', 'refused', 'cancelled', 'done', 'closed'] as const satisfies readonly PartState[])(
		'of what is %s',
		(state) => expect(calendar(tool(), [entry(borrow(), undefined, { state })])).toEqual([])
	);
	test('who is on paper: their author is, for them', () =>
		expect(calendar(trip(), [entry(ride(), SATURDAY, { paper: true })])).toEqual(['2026-11-27 author eve']));
	test('twice, as author and as one who orders', () =>
		expect(calendar(bought, [entry(order('place'), undefined, { who: AUTHOR })], ordered)).toEqual(['2026-12-11 author eve']));
});
