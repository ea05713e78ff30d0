/** The scheduler under a clock that only moves when told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExchange, type Went } from '../../../src/lib/exchange/exchange.ts';

const FIVE_MINUTES = 300_000;
const fine: Went = { reached: true, verdictDue: false };
const due: Went = { reached: true, verdictDue: true };
const lost: Went = { reached: false, verdictDue: false };

function setUp({ random = () => 0.5, watched = true }: { random?: () => number; watched?: boolean } = {}) {
	const timers = new Map<number, { call: () => void; ms: number }>();
	const runs: ((went: Went) => void)[] = [];
	let made = 0;
	const world = { watched, started: 0, underWay: 0 };
	const exchange = createExchange({
		run: () => {
			world.started += 1;
			world.underWay += 1;
			if (world.underWay > 1) throw new Error('two exchanges at once');
			return new Promise<Went>((resolve) => runs.push(resolve)).finally(() => (world.underWay -= 1));
		},
		onState: () => undefined,
		random,
		setTimer: (call, ms) => {
			timers.set((made += 1), { call, ms });
			return made;
		},
		clearTimer: (timer) => void timers.delete(timer as number),
		isWatched: () => world.watched
	});
	return {
		world,
		exchange,
		pending: () => [...timers.values()].map(({ ms }) => ms),
		/** The exchange under way ends. */
		async end(went: Went) {
			runs.shift()?.(went);
			await settled();
		},
		/** The timer runs out. */
		async ring() {
			const [[id, timer] = []] = timers;
			if (id !== undefined) timers.delete(id);
			timer?.call();
			await settled();
		}
	};
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('when to exchange', () => {
	test('asks during an exchange make exactly one more, after it', async () => {
		const { exchange, world, end } = setUp();
		const first = exchange.ask();
		const others = [exchange.ask(), exchange.ask(), exchange.ask()];
		expect(world.started).toBe(1);
		await end(fine);
		await first;
		expect(world.started).toBe(2);
		await end(fine);
		await Promise.all(others);
		expect(world.started).toBe(2);
	});

	test('what was asked during the second makes a third', async () => {
		const { exchange, world, end } = setUp();
		void exchange.ask();
		void exchange.ask();
		await end(fine);
		void exchange.ask();
		await end(fine);
		expect(world.started).toBe(3);
		await end(fine);
		expect(world.started).toBe(3);
	});

	test('without network it waits longer and longer, never more than five minutes, and not all phones alike', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 30 }),
				async (luck) => {
					let at = 0;
					const { exchange, pending, end, ring } = setUp({ random: () => luck[at % luck.length]! });
					void exchange.ask();
					for (at = 0; at < 14; at += 1) {
						await end(lost);
						const [ms = Number.NaN, ...more] = pending();
						expect(more).toEqual([]);
						expect(ms).toBeLessThanOrEqual(FIVE_MINUTES);
						// Jitter of 25 % about the double of the pause before.
						expect(ms).toBeGreaterThanOrEqual(Math.min(2_000 * 2 ** at, 240_000) * 0.75);
						await ring();
					}
				}
			),
			{ numRuns: 50 }
		);
		const paused = async (luck: number) => {
			const { exchange, pending, end, ring } = setUp({ random: () => luck });
			void exchange.ask();
			for (let tries = 0; tries < 12; tries += 1) {
				await end(lost);
				await ring();
			}
			await end(lost);
			return pending()[0]!;
		};
		expect(await paused(0.99)).toBeGreaterThan((await paused(0)) * 1.5);
	});

	test('one good exchange forgets the failures before it', async () => {
		const { exchange, pending, end, ring } = setUp();
		void exchange.ask();
		for (let tries = 0; tries < 8; tries += 1) {
			await end(lost);
			await ring();
		}
		await end(fine);
		await ring();
		await end(lost);
		expect(pending()).toEqual([2_000]);
	});

	test('when a verdict is due it asks again at once, then ever less, then as an open page does', async () => {
		const { exchange, pending, end, ring } = setUp();
		void exchange.ask();
		const pauses: number[] = [];
		for (let tries = 0; tries < 6; tries += 1) {
			await end(due);
			pauses.push(...pending());
			await ring();
		}
		expect(pauses[0]).toBeLessThan(1_000);
		expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
		await end(fine);
		expect(pending()[0]).toBeGreaterThan(pauses.at(-1)!);
	});

	test('nobody looks: no timer, until somebody asks', async () => {
		const { exchange, world, pending, end } = setUp({ watched: false });
		for (const went of [fine, due, lost]) {
			void exchange.ask();
			await end(went);
			expect(pending()).toEqual([]);
		}
		world.watched = true;
		void exchange.ask();
		await end(fine);
		expect(pending()).toHaveLength(1);
	});

	test('an exchange that breaks counts as no network, and the next one can begin', async () => {
		const asked: number[] = [];
		const exchange = createExchange({
			run: () => Promise.reject(new Error('broken')),
			onState: () => undefined,
			random: () => 0.5,
			setTimer: (_, ms) => asked.push(ms),
			clearTimer: () => undefined,
			isWatched: () => true
		});
		await expect(exchange.ask()).resolves.toMatchObject({ reached: false });
		await exchange.ask();
		expect(asked).toEqual([2_000, 2_000]);
	});

	test('acts without network try at once, and never make the next try by itself later', async () => {
		const { exchange, pending, end, ring } = setUp();
		void exchange.ask();
		for (let acts = 0; acts < 20; acts += 1) {
			await end(lost);
			expect(pending()).toEqual([2_000]);
			void exchange.ask();
		}
		await end(lost);
		await ring();
		await end(lost);
		expect(pending()).toEqual([4_000]);
		void exchange.ask();
		await end(lost);
		expect(pending()).toEqual([4_000]);
	});

	test('stopped, it waits for the exchange under way, and begins no other: its stores are about to be closed', async () => {
		const { exchange, world, end, pending } = setUp();
		void exchange.ask();
		const following = exchange.ask();
		const stopping = exchange.stop();
		await end(fine);
		await stopping;
		await expect(following).resolves.toMatchObject({ reached: false });
		expect(world.started).toBe(1);
		expect(pending()).toEqual([]);
		await exchange.ask();
		expect(world.started).toBe(1);
	});

	test('whatever comes in whatever order: never two at once, never two timers, and no ask is forgotten', async () => {
		const event = fc.constantFrom('ask', 'fine', 'due', 'lost', 'ring');
		await fc.assert(
			fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
				const { exchange, world, pending, end, ring } = setUp();
				let owed = false;
				for (const what of events) {
					const before = world.started;
					if (what === 'ask') {
						owed ||= world.underWay > 0;
						void exchange.ask();
						expect(world.underWay).toBe(1);
					} else if (what === 'ring') await ring();
					else {
						const ended = world.underWay > 0;
						await end({ fine, due, lost }[what]);
						if (ended) {
							expect(world.started - before, 'what was asked meanwhile').toBe(owed ? 1 : 0);
							owed = false;
						}
					}
					expect(pending().length).toBeLessThanOrEqual(1);
					if (world.started > 0) expect(world.underWay + pending().length, 'it never falls asleep').toBe(1);
				}
			}),
			{ numRuns: 200 }
		);
	});
});
