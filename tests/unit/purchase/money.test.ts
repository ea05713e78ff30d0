/** No cent is lost, no price rises because more was ordered, and no order of arrival changes a sum. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlacedOrder } from '../../../src/kinds/group-purchase/order.ts';
import { nextPrice, unitPrice } from '../../../src/kinds/group-purchase/price.ts';
import { reckon } from '../../../src/kinds/group-purchase/reckoning.ts';
import { MEASURES, SPLITS, type Line, type Purchase } from '../../../src/kinds/group-purchase/shape.ts';
import { splitCents } from '../../../src/kinds/group-purchase/split.ts';
import { tallyOf } from '../../../src/kinds/group-purchase/tally.ts';
import { withFinalPrices } from '../../../src/kinds/group-purchase/final-prices.ts';
import { done, hours, line, order, placed, purchase } from '../../factories/purchases.ts';

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);

const anyLine = (id: string): fc.Arbitrary<Line> =>
	fc
		.record({
			packSize: fc.integer({ min: 1, max: 20 }),
			step: fc.integer({ min: 1, max: 3 }),
			most: fc.option(fc.integer({ min: 3, max: 200 })),
			cents: fc.integer({ min: 100, max: 5000 }),
			cuts: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 })), { maxLength: 3 })
		})
		.map(({ packSize, step, most, cents, cuts }) => {
			let [from, now] = [0, cents];
			const priceSteps = cuts.map(([more, less]) => ({ from: (from += more), cents: (now -= less) }));
			return line({
				id,
				packSize,
				step,
				minPerHousehold: step,
				price: { cents, final: false },
				priceSteps,
				...(most !== null && { mostAvailable: most })
			});
		});

const anyPurchase: fc.Arbitrary<Purchase> = fc
	.record({
		a: anyLine('a'),
		b: anyLine('b'),
		transport: fc.record({ cents: fc.integer({ min: 0, max: 30_001 }), split: fc.constantFrom(...SPLITS) }),
		threshold: fc.record({ measure: fc.constantFrom(...MEASURES), amount: fc.integer({ min: 1, max: 500 }) })
	})
	.map(({ a, b, ...rest }) => purchase({ ...rest, lines: [a, b] }));

const some = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }));
const anyOrders = (of: Purchase): fc.Arbitrary<PlacedOrder[]> =>
	fc.array(fc.tuple(some, some, fc.integer({ min: -50, max: -1 })), { maxLength: 12 }).map((all) =>
		all.map(([a, b, at], index) => {
			const wish = ([n, more]: readonly [number, number], { step }: Line) =>
				n === 0 ? { quantity: 0 } : { quantity: n * step, upTo: (n + more) * step };
			return placed(`part:${index}`, order({ a: wish(a, of.lines[0]!), b: wish(b, of.lines[1]!) }), hours(at));
		})
	);
const bought = anyPurchase.chain((of) => fc.record({ of: fc.constant(of), orders: anyOrders(of) }));

test('what all households pay is what the supplier and the carrier get, to the cent', () => {
	fc.assert(
		fc.property(bought, ({ of, orders }) => {
			const all = reckon(of, orders);
			expect(sum(all.bills.map(({ cents }) => cents))).toBe(all.cents);
			expect(all.goods).toBe(sum(all.lines.map(({ total, unitCents }) => total * unitCents)));
			const somebody = all.bills.some(({ shares }) => shares.some(({ gets }) => gets > 0));
			expect(all.transport).toBe(of.transport.split === 'none' || !somebody ? 0 : of.transport.cents);
			for (const { cents } of all.bills) expect(Number.isInteger(cents) && cents >= 0).toBe(true);
		})
	);
});

test('no sum depends on the order in which orders arrived', () => {
	fc.assert(
		fc.property(
			bought.chain(({ of, orders }) =>
				fc.record({
					of: fc.constant(of),
					orders: fc.constant(orders),
					other: fc.shuffledSubarray(orders, { minLength: orders.length })
				})
			),
			({ of, orders, other }) => {
				expect(tallyOf(of, other)).toEqual(tallyOf(of, orders));
				expect(reckon(of, other)).toEqual(reckon(of, orders));
			}
		)
	);
});

test('the tally is what the orders add up to, packs, loose units and what is short included', () => {
	fc.assert(
		fc.property(bought, ({ of, orders }) => {
			const tally = tallyOf(of, orders);
			const all = reckon(of, orders);
			tally.lines.forEach((one, index) => {
				const { packSize } = of.lines[index]!;
				expect(one.asked).toBe(sum(orders.map((each) => each.order.lines[one.id]?.quantity ?? 0)));
				expect(one.fullPacks * packSize + one.loose).toBe(one.units);
				expect(one.loose === 0 ? one.missing : one.loose + one.missing).toBe(one.loose === 0 ? 0 : packSize);
				expect(one.units).toBe(
					sum(all.bills.flatMap(({ shares }) => shares.filter((s) => s.line === one.id).map((s) => s.gets)))
				);
			});
			const { have, left, reached, amount } = tally.threshold;
			expect(reached).toBe(have >= amount);
			expect(left).toBe(Math.max(0, amount - have));
		})
	);
});

test('a tally says nothing of anybody', () => {
	const orders = [placed('part:1', order({ pellets: 3 }, { name: 'Odette Perrin', phone: '0476000000', note: 'Portail bleu' }))];
	expect(JSON.stringify(tallyOf(purchase(), orders))).not.toMatch(/Odette|0476|Portail|part:/);
});

describe('a threshold is measured in', () => {
	const orders = [placed('part:1', order({ pellets: 40 })), placed('part:2', order({ pellets: 25, flour: 2 }))];
	const lines = [line(), line({ id: 'flour', packSize: 1, price: { cents: 3000, final: true } })];
	test('packs where nothing is sold in packs: each unit is one', () =>
		expect(tallyOf(purchase({ lines: lines.slice(1), threshold: { measure: 'packs', amount: 2 } }), orders).threshold.have).toBe(
			2
		));

	test.each([
		['units', 67],
		['packs', 1],
		['households', 2],
		['cents', 65 * 540 + 2 * 3000]
	] as const)('%s', (measure, have) => {
		const at = (amount: number) => tallyOf(purchase({ lines, threshold: { measure, amount } }), orders).threshold;
		expect(at(have)).toMatchObject({ have, left: 0, reached: true });
		expect(at(have + 2)).toMatchObject({ have, left: 2, reached: false });
	});
});

describe('a price', () => {
	test('never rises when more is ordered, and the next one is always lower and nearer', () => {
		fc.assert(
			fc.property(anyLine('a'), fc.nat(300), fc.nat(300), (one, n, more) => {
				expect(unitPrice(one, n + more)).toBeLessThanOrEqual(unitPrice(one, n));
				const next = nextPrice(one, n);
				if (next) {
					expect(next.left).toBeGreaterThan(0);
					expect(unitPrice(one, n + next.left)).toBe(next.cents);
				}
				expect(unitPrice(one, n + (next?.left ?? 1e6) - 1)).toBe(unitPrice(one, n));
			})
		);
	});

	test('once final has no more steps, and the last word is the one that stays', () => {
		const steps = [{ from: 65, cents: 500 }];
		const final = withFinalPrices(purchase({ lines: [line({ priceSteps: steps })] }), [
			done({ act: 'price', line: 'pellets', cents: 520 }, hours(20)),
			done({ act: 'price', line: 'pellets', cents: 530 }, hours(10)),
			done({ act: 'price', line: 'gone', cents: 1 }, hours(30))
		]);
		expect(final.lines).toEqual([line({ price: { cents: 520, final: true } })]);
	});
});

describe('a sum shared in cents', () => {
	test('is shared to the last one, and nobody is a cent away from their share', () => {
		fc.assert(
			fc.property(fc.nat(1_000_000), fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }), (cents, weights) => {
				const shares = splitCents(cents, weights);
				const all = sum(weights);
				expect(sum(shares)).toBe(all === 0 ? 0 : cents);
				shares.forEach((share, index) => {
					if (all > 0) expect(Math.abs(share - (cents * weights[index]!) / all)).toBeLessThan(1);
				});
			})
		);
	});

	test('falls on the first where all are equal', () => expect(splitCents(100, [1, 1, 1])).toEqual([34, 33, 33]));
});

test('whoever gets nothing pays nothing, transport included', () => {
	const short = purchase({ lines: [line({ mostAvailable: 5 })], transport: { cents: 1000, split: 'household' } });
	const { bills } = reckon(short, [
		placed('part:b', order({ pellets: 5 }), hours(-3)),
		placed('part:a', order({ pellets: 5 }), hours(-2))
	]);
	expect(bills.map(({ cents }) => cents)).toEqual([5 * 540 + 1000, 0]);
});
