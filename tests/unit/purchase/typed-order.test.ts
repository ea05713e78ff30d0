/** A form of an order, over an order that changes under it: no line is lost, nothing that was typed is (F4). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameOrder, NO_ORDER, rebased, type TypedOrder } from '../../../src/kinds/group-purchase/typed-order.ts';

const wish = fc.record({ quantity: fc.integer({ min: 0, max: 9 }) });
const typed: fc.Arbitrary<TypedOrder> = fc.record({
	lines: fc.dictionary(fc.constantFrom('pellets', 'logs', 'bricks'), wish),
	phone: fc.constantFrom('', '0476000000', '0612345678'),
	note: fc.constantFrom('', 'après 18 h', 'au fond')
});
const of = (lines: Record<string, number>, other: Partial<TypedOrder> = {}): TypedOrder => ({
	...NO_ORDER,
	lines: Object.fromEntries(Object.entries(lines).map(([id, quantity]) => [id, { quantity }])),
	...other
});
const quantity = (order: TypedOrder, id: string) => order.lines[id]?.quantity ?? 0;

describe('an order being typed, when another device has ordered', () => {
	test('has its lines too', () =>
		expect(rebased(of({ pellets: 4 }), of({ pellets: 4 }), of({ pellets: 4, logs: 2 }))).toEqual(of({ pellets: 4, logs: 2 })));

	test('keeps what was typed of the same line', () =>
		expect(rebased(of({ pellets: 6 }), of({ pellets: 4 }), of({ pellets: 5, logs: 2 }))).toEqual(of({ pellets: 6, logs: 2 })));

	test('keeps what was taken out here', () =>
		expect(quantity(rebased(of({ pellets: 0 }), of({ pellets: 4 }), of({ pellets: 4, logs: 2 })), 'pellets')).toBe(0));

	test('follows what was taken out there and not touched here', () =>
		expect(quantity(rebased(of({ pellets: 4 }), of({ pellets: 4 }), of({})), 'pellets')).toBe(0));

	test('whatever was typed, each line and word is either what was typed or what is there now', () => {
		fc.assert(
			fc.property(typed, typed, typed, (mine, base, now) => {
				const after = rebased(mine, base, now);
				for (const id of ['pellets', 'logs', 'bricks']) {
					const touched = quantity(mine, id) !== quantity(base, id);
					expect(quantity(after, id)).toBe(quantity(touched ? mine : now, id));
				}
				expect(after.note).toBe(mine.note === base.note ? now.note : mine.note);
			})
		);
	});

	test('untouched, it is what is there now; with nothing new, it is what was typed', () => {
		fc.assert(
			fc.property(typed, typed, (a, b) => {
				expect(isSameOrder(rebased(a, a, b), b)).toBe(true);
				expect(isSameOrder(rebased(a, b, b), a)).toBe(true);
			})
		);
	});
});
