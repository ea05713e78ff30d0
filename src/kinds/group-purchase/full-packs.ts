/**
 * Who gets how much of one line. Two steps, the same whatever order the orders arrived in:
 *
 * 1. *Serving.* First written, first served, until there is no more (`mostAvailable`). Whoever comes last gets what is
 *    left, in whole steps and never less than the least a household may take.
 * 2. *Completing.* If some packs are not full, tolerances (« jusqu’à ») are used to fill the last one: the smallest
 *    increase, in all, that makes the total a multiple of the pack. It is shared out one step at a time, in the order
 *    written, round after round: nobody is asked for a second step while somebody willing has not given a first.
 *    When no increase reaches a full pack, nothing is increased: the line stays with its full packs and what is missing.
 */
import type { Line } from './shape.ts';

export interface Asked {
	readonly quantity: number;
	/** At least `quantity`. */
	readonly upTo: number;
}

type Sold = Pick<Line, 'packSize' | 'minPerHousehold' | 'step' | 'mostAvailable'>;

/** What one household has so far, and how many steps more it accepts. */
interface Served {
	gets: number;
	room: number;
}

/** What each gets, in the order given, which is the order written. */
export function shareOut(line: Sold, asked: readonly Asked[]): number[] {
	const served = serve(line, asked);
	let left = stepsToFill(line, sum(served.map(({ gets }) => gets)), sum(served.map(({ room }) => room)));
	while (left > 0)
		for (const one of served) {
			if (left === 0 || one.room === 0) continue;
			one.gets += line.step;
			one.room -= 1;
			left -= 1;
		}
	return served.map(({ gets }) => gets);
}

function serve({ minPerHousehold: min, step, mostAvailable = Infinity }: Sold, asked: readonly Asked[]): Served[] {
	let left = mostAvailable;
	return asked.map(({ quantity, upTo }) => {
		const fits = quantity <= left ? quantity : Math.floor(left / step) * step;
		const gets = fits < min && fits < quantity ? 0 : fits;
		left -= gets;
		// Whoever did not get all they asked for shows that there is nothing left to add.
		return { gets, room: gets === 0 || gets < quantity ? 0 : Math.floor((upTo - gets) / step) };
	});
}

/** The fewest steps after which every pack is full; 0 when they are, or cannot be. */
function stepsToFill({ packSize, step, mostAvailable = Infinity }: Sold, total: number, room: number): number {
	if (total === 0) return 0;
	// Remainders come round again after `packSize` steps at the latest.
	for (let steps = 0; steps <= Math.min(room, packSize); steps += 1) {
		const reached = total + steps * step;
		if (reached > mostAvailable) return 0;
		if (reached % packSize === 0) return steps;
	}
	return 0;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
