/** Sixty people as they are in the valley: who has signal when, whose clock is wrong, who writes much. */
import { chance, pick } from '../../factories/random.ts';

export const PEOPLE = 60;
export const DAYS = 30;
/** Those who have whole phones; the others are hands. */
export const PHONES = 4;
/** Those of them who have two. */
export const TWO_PHONES: ReadonlySet<number> = new Set([1, 2]);

export interface Habit {
	readonly n: number;
	readonly name: string;
	/** The days on which there is signal, from 0. */
	readonly signal: ReadonlySet<number>;
	/** Hours by which their clock is wrong. */
	readonly skew: number;
	/** Of ten days, on how many they write something. */
	readonly keen: number;
	/** How many things they do then, on a whole phone. */
	readonly acts: number;
}

function daysOf(n: number, random: () => number): Set<number> {
	const days = new Set<number>();
	// Some have it every day; most every one to three days; five go up to the alp for a week or more, without any.
	const most = n % 4 === 0 ? 1 : 3;
	const away = n % 12 === 5 ? 6 + Math.floor(random() * 10) : Infinity;
	for (let day = n % 2; day < DAYS; day += 1 + Math.floor(random() * most)) if (day < away || day > away + 7) days.add(day);
	return days;
}

export function habits(seed: number): Habit[] {
	const random = chance(seed);
	return Array.from({ length: PEOPLE }, (_, n) => ({
		n,
		name: `Voisin ${n}`,
		signal: daysOf(n, random),
		skew: n % 9 === 3 ? pick([-20, -3, 2, 20], random) : 0,
		keen: 3 + Math.floor(random() * 5),
		acts: TWO_PHONES.has(n) ? 3 : 1
	}));
}

/** The second phone lies elsewhere: in the barn, where there is signal on other days. */
export const elsewhere = (habit: Habit): Habit => ({
	...habit,
	signal: new Set(Array.from({ length: DAYS }, (_, day) => day).filter((day) => (day + habit.n) % 4 === 0))
});
