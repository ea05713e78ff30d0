/** Which orders are taken, which count, and which wait for the organiser. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { orderSchema, type Order } from '../../../src/kinds/group-purchase/order.ts';
import { admits, isIncrease, judgeCancel, judgeOrder } from '../../../src/kinds/group-purchase/judge-order.ts';
import { phaseOf } from '../../../src/kinds/group-purchase/phase.ts';
import { counting, standingOf } from '../../../src/kinds/group-purchase/standing.ts';
import { tallyOf } from '../../../src/kinds/group-purchase/tally.ts';
import { done, hours, line, order, placed, purchase } from '../../factories/purchases.ts';

const PICKUPS = [...purchase().pickups, { ...purchase().pickups[0]!, id: 'other' }];

/** Judged as it is received. */
const judge = (
	ordered: Order,
	{
		written = -10,
		received = written,
		of = purchase(),
		acts = [],
		before
	}: {
		written?: number;
		received?: number;
		of?: ReturnType<typeof purchase>;
		acts?: Parameters<typeof phaseOf>[1];
		before?: Parameters<typeof judgeOrder>[5];
	} = {}
) => judgeOrder(of, phaseOf(of, acts, hours(received)), ordered, hours(written), hours(received), before);

describe('an order is taken', () => {
	const of = purchase({ lines: [line({ step: 2, minPerHousehold: 4, mostAvailable: 100 })] });
	test.each([
		['when its quantities fit', { pellets: 6 }, undefined],
		['with a tolerance', { pellets: { quantity: 6, upTo: 10 } }, undefined],
		['not when it is empty', {}, 'order-empty'],
		['not with nothing but zeros', { pellets: 0 }, 'order-empty'],
		['not between two steps', { pellets: 5 }, 'order-step'],
		['not under the least', { pellets: 2 }, 'order-least'],
		['not beyond what there is', { pellets: 102 }, 'order-most'],
		['nor tolerated beyond', { pellets: { quantity: 10, upTo: 102 } }, 'order-most'],
		['not with a tolerance below the quantity', { pellets: { quantity: 6, upTo: 4 } }, 'order-up-to'],
		['not with a tolerance between two steps', { pellets: { quantity: 6, upTo: 7 } }, 'order-up-to'],
		['not of a line that is gone', { pellets: 6, flour: 1 }, 'order-line-unknown']
	] as const)('%s', (_, lines, code) => expect(judge(order(lines), { of })).toBe(code));

	test('with a pick-up, where there are several', () => {
		const two = purchase({ pickups: PICKUPS });
		expect(judge(order(), { of: two })).toBe('order-pickup');
		expect(judge(order(undefined, { pickup: 'other' }), { of: two })).toBeUndefined();
		expect(judge(order(undefined, { pickup: 'gone' }), { of: two })).toBe('order-pickup');
		expect(judge(order(), { of: purchase({ pickups: PICKUPS, opensAt: hours(-5) }) })).toBeUndefined();
	});

	test('from the communes admitted', () => {
		expect(admits(purchase(), '38471')).toBe(true);
		expect(admits(purchase({ communes: ['38471'] }), '38442')).toBe(false);
	});

	test('in its exact shape', () => {
		expect(v.is(orderSchema, order({ pellets: { quantity: 3, upTo: 4 } }, { phone: '04 76 00 00 00', note: 'Merci' }))).toBe(
			true
		);
		for (const wrong of [
			{ ...order(), paid: true },
			order({ pellets: 1.5 }),
			order({ pellets: -1 }),
			{ ...order(), channel: 'fax' }
		])
			expect(v.is(orderSchema, wrong)).toBe(false);
	});
});

describe('written before closing', () => {
	test.each([
		['received at once, it counts', -1, -1, undefined, 'counts'],
		['received within the grace, it counts', -1, 47, undefined, 'counts'],
		['received after the grace, it waits for the organiser', -1, 49, undefined, 'to-confirm'],
		['written a moment late, it waits for the organiser', 0, 1, undefined, 'to-confirm'],
		['by a clock that is ahead, it was written when it was received', 30, -1, undefined, 'counts']
	] as const)('%s', (_, written, received, code, standing) => {
		expect(judge(order(), { written, received })).toBe(code);
		const phase = phaseOf(purchase(), [], hours(received));
		expect(standingOf(phase, placed('part:1', order(), hours(written), hours(received)))).toBe(standing);
	});

	test('a change that comes too late is refused, and what was ordered stays', () => {
		const before = placed('part:1');
		expect(judge(order({ pellets: 20 }), { written: 1, before })).toBe('order-closed');
		expect(judge(order({ pellets: 20 }), { written: -1, received: 40, before })).toBeUndefined();
	});

	test('once the supplier has the order, nothing is taken', () => {
		const acts = [done({ act: 'order' }, hours(60))];
		expect(judge(order(), { written: -1, received: 70, acts })).toBe('order-closed');
	});
});

describe('a late order', () => {
	const late = placed('part:9', order({ pellets: 7 }), hours(5), hours(6));
	const at = (...acts: Parameters<typeof done>[0][]) => {
		const all = acts.map((act, index) => done(act, hours(10 + index)));
		const phase = phaseOf(purchase(), all, hours(30));
		return { standing: standingOf(phase, late, all), counted: tallyOf(purchase(), counting(phase, [late], all)).lines[0]!.units };
	};
	test('is in no total until the organiser takes it', () => {
		expect(at()).toEqual({ standing: 'to-confirm', counted: 0 });
		expect(at({ act: 'confirm', order: 'part:9' })).toEqual({ standing: 'counts', counted: 7 });
		expect(at({ act: 'confirm', order: 'part:9' }, { act: 'decline', order: 'part:9' })).toEqual({
			standing: 'declined',
			counted: 0
		});
		expect(at({ act: 'confirm', order: 'part:1' })).toEqual({ standing: 'to-confirm', counted: 0 });
	});
	test('that is changed after it was taken waits again', () => {
		const acts = [done({ act: 'confirm', order: 'part:9' }, hours(10))];
		const changed = { ...late, order: order({ pellets: 70 }), writtenAt: hours(11), receivedAt: hours(11) };
		expect(standingOf(phaseOf(purchase(), acts, hours(30)), changed, acts)).toBe('to-confirm');
	});
});

describe('while packs are completed', () => {
	const acts = [done({ act: 'complete', until: hours(100) }, hours(10))];
	const before = placed('part:1', order({ pellets: { quantity: 10, upTo: 12 } }));
	const now = { written: 20, acts, before };
	test.each([
		['one may take more', order({ pellets: { quantity: 11, upTo: 12 } }), undefined],
		['one may accept more', order({ pellets: { quantity: 10, upTo: 20 } }), undefined],
		['not take less', order({ pellets: { quantity: 9, upTo: 12 } }), 'order-only-more'],
		['not accept less', order({ pellets: 10 }), 'order-only-more']
	] as const)('%s', (_, ordered, code) => expect(judge(ordered, now)).toBe(code));

	test('a household may still come in', () => {
		expect(judge(order(), { written: 20, acts })).toBeUndefined();
		const phase = phaseOf(purchase(), acts, hours(20));
		expect(standingOf(phase, placed('part:2', order(), hours(20)))).toBe('counts');
	});

	test('a change written before it began is still free', () =>
		expect(judge(order({ pellets: 1 }), { ...now, written: -1, received: 20 })).toBeUndefined());

	test('a total never falls', () => {
		const wish = fc
			.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 5 }))
			.map(([quantity, more]) => order({ pellets: { quantity, ...(quantity > 0 && { upTo: quantity + more }) } }));
		fc.assert(
			fc.property(wish, wish, (a, b) => {
				if (!isIncrease(a, b)) return;
				expect(b.lines['pellets']!.quantity).toBeGreaterThanOrEqual(a.lines['pellets']!.quantity);
			})
		);
	});
});

describe('an order is taken back', () => {
	const cancel = (written: number, acts: Parameters<typeof phaseOf>[1] = [], before = placed('part:1')) =>
		judgeCancel(phaseOf(purchase(), acts, hours(written)), hours(written), hours(written), before);
	test('freely while it is open, and never behind the back of the others', () => {
		expect(cancel(-1)).toBeUndefined();
		expect(cancel(1)).toBe('order-closed');
		expect(cancel(20, [done({ act: 'complete', until: hours(100) }, hours(10))])).toBe('order-only-more');
		expect(cancel(60, [done({ act: 'order' }, hours(50))])).toBe('order-closed');
	});
	test('freely when it counted for nothing', () => expect(cancel(10, [], placed('part:1', order(), hours(5)))).toBeUndefined());
});

describe('a sondage', () => {
	const of = purchase({ opensAt: hours(-50) });
	const asked = placed('part:1', order({ pellets: 10 }), hours(-60));
	test('adds up intentions, which bind nobody once it is open', () => {
		const during = phaseOf(of, [], hours(-55));
		expect(tallyOf(of, counting(during, [asked])).lines[0]!.units).toBe(10);
		const after = phaseOf(of, [], hours(-40));
		expect(standingOf(after, asked)).toBe('intention');
		expect(counting(after, [asked])).toEqual([]);
	});
	test('an intention that arrives late is still only one', () =>
		expect(judge(order(), { of, written: -60, received: -40 })).toBeUndefined());
});

test('which orders count does not depend on the order of arrival', () => {
	const one = fc.record({
		n: fc.integer({ min: 1, max: 9 }),
		written: fc.integer({ min: -60, max: 60 }),
		wait: fc.integer({ min: 0, max: 90 })
	});
	fc.assert(
		fc.property(
			fc.array(one, { maxLength: 10 }).chain((all) => {
				const orders = all.map(({ n, written, wait }, index) =>
					placed(`part:${index}`, order({ pellets: n }), hours(written), hours(written + wait))
				);
				return fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length }));
			}),
			([orders, shuffled]) => {
				const phase = phaseOf(purchase(), [], hours(150));
				expect(tallyOf(purchase(), counting(phase, shuffled))).toEqual(tallyOf(purchase(), counting(phase, orders)));
			}
		)
	);
});

test('orders of two phones of the organiser, written apart, all count: each paper is one document', () => {
	const paper = (phone: string) =>
		Array.from({ length: 5 }, (_, n) =>
			placed(`part:${phone}${n}`, order({ pellets: 3 }, { channel: 'paper', name: `Foyer ${phone}${n}` }), hours(-20 + n))
		);
	const phase = phaseOf(purchase(), [], hours(-1));
	expect(tallyOf(purchase(), counting(phase, [...paper('a'), ...paper('b')]))).toMatchObject({
		households: 10,
		lines: [{ units: 30 }]
	});
});
