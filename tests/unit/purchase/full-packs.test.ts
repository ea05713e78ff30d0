/** Who gets how much of a line, compared with every possibility where they can be counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOut, type Asked } from '../../../src/kinds/group-purchase/full-packs.ts';

interface Small {
	readonly line: { packSize: number; minPerHousehold: number; step: number; mostAvailable?: number };
	readonly asked: Asked[];
}

/** Up to five households, small enough that every use of their tolerances can be tried. */
const small: fc.Arbitrary<Small> = fc
	.record({
		packSize: fc.integer({ min: 1, max: 12 }),
		step: fc.integer({ min: 1, max: 4 }),
		least: fc.integer({ min: 1, max: 2 }),
		most: fc.option(fc.integer({ min: 1, max: 60 })),
		wishes: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 })), { maxLength: 5 })
	})
	.map(({ packSize, step, least, most, wishes }) => ({
		line: { packSize, step, minPerHousehold: least * step, ...(most !== null && { mostAvailable: most }) },
		asked: wishes.map(([steps, more]) => {
			const quantity = steps < least ? 0 : steps * step;
			return { quantity, upTo: quantity === 0 ? 0 : quantity + more * step };
		})
	}));

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);

/** Every way to give each household something between what they were served and what they accept. */
function everyWay(from: readonly number[], to: readonly number[], step: number): number[][] {
	return from.reduce<number[][]>(
		(ways, low, index) =>
			ways.flatMap((way) => {
				const count = Math.max(0, Math.floor((to[index]! - low) / step));
				return Array.from({ length: count + 1 }, (_, n) => [...way, low + n * step]);
			}),
		[[]]
	);
}

/** What each is served before anything is completed: no tolerance asked for. */
const served = ({ line, asked }: Small) =>
	shareOut(
		line,
		asked.map(({ quantity }) => ({ quantity, upTo: quantity }))
	);

test('no household gets more than it accepts, nor a part of a step, nor less than the least', () => {
	fc.assert(
		fc.property(small, ({ line, asked }) => {
			const gets = shareOut(line, asked);
			gets.forEach((got, index) => {
				expect(got).toBeLessThanOrEqual(asked[index]!.upTo);
				expect(got % line.step).toBe(0);
				expect(got === 0 || got >= line.minPerHousehold).toBe(true);
			});
			expect(sum(gets)).toBeLessThanOrEqual(line.mostAvailable ?? Infinity);
		})
	);
});

test('where there is enough for everybody, no household gets less than it asked for', () => {
	fc.assert(
		fc.property(small, ({ line, asked }) => {
			const enough = { ...line, mostAvailable: Math.max(line.mostAvailable ?? 0, sum(asked.map(({ quantity }) => quantity))) };
			shareOut(enough, asked).forEach((got, index) => expect(got).toBeGreaterThanOrEqual(asked[index]!.quantity));
		})
	);
});

test('packs are full with the smallest increase that any use of the tolerances could reach, or nothing is increased', () => {
	fc.assert(
		fc.property(small, (given) => {
			const { line, asked } = given;
			const from = served(given);
			// Whoever was cut short has no tolerance left to offer: there is nothing left at all.
			const to = asked.map(({ quantity, upTo }, index) => (from[index]! < quantity || quantity === 0 ? from[index]! : upTo));
			const full = everyWay(from, to, line.step)
				.map(sum)
				.filter((total) => total > 0 && total % line.packSize === 0 && total <= (line.mostAvailable ?? Infinity));
			const best = full.length > 0 ? Math.min(...full) : sum(from);
			expect(sum(shareOut(line, asked))).toBe(best);
		}),
		{ numRuns: 1000 }
	);
});

test('the increase is fair: nobody gives a second step while somebody willing has given none', () => {
	fc.assert(
		fc.property(small, (given) => {
			const { line, asked } = given;
			const from = served(given);
			const extra = shareOut(line, asked).map((got, index) => (got - from[index]!) / line.step);
			const most = Math.max(0, ...extra);
			extra.forEach((steps, index) => {
				const { quantity, upTo } = asked[index]!;
				const willing = from[index] === quantity && quantity > 0 && (upTo - from[index]!) / line.step > steps;
				// Whoever still could give has given as much as anybody, but for the last round.
				if (willing) expect(most - steps).toBeLessThanOrEqual(1);
			});
		})
	);
});

describe('by example', () => {
	const bags = { packSize: 65, minPerHousehold: 1, step: 1 };
	test.each([
		[
			'two bags are missing, and the first two who accept one more give one each',
			bags,
			[
				[30, 31],
				[20, 25],
				[13, 14]
			],
			[31, 21, 13]
		],
		['one household alone can fill the pallet', bags, [[60, 70]], [65]],
		[
			'tolerances that do not reach the pallet are left alone',
			bags,
			[
				[30, 31],
				[20, 21]
			],
			[30, 20]
		],
		['a pallet that is full stays as it is', bags, [[65, 80]], [65]],
		['nothing ordered is not a pack', bags, [[0, 0]], [0]],
		['steps of two never make an odd pack', { packSize: 5, minPerHousehold: 2, step: 2 }, [[4, 8]], [4]],
		['but reach the next even one', { packSize: 5, minPerHousehold: 2, step: 2 }, [[4, 10]], [10]],
		[
			'what is available is served in the order written',
			{ ...bags, mostAvailable: 12 },
			[
				[10, 10],
				[5, 5],
				[3, 3]
			],
			[10, 2, 0]
		],
		['and never completed beyond', { ...bags, packSize: 10, mostAvailable: 9 }, [[8, 10]], [8]],
		[
			'less than the least is not worth the way',
			{ packSize: 1, minPerHousehold: 4, step: 1, mostAvailable: 6 },
			[
				[4, 4],
				[4, 4]
			],
			[4, 0]
		]
	] as const)('%s', (_, line, asked, gets) =>
		expect(
			shareOut(
				line,
				asked.map(([quantity, upTo]) => ({ quantity, upTo }))
			)
		).toEqual(gets)
	);
});
