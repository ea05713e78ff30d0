/**
 * How near things are, in minutes by road. Never kilometres as the crow flies: Grenoble and the valley behind a
 * closed pass are both "ten kilometres away".
 */
import type { Day } from './dates.ts';
import type { Road } from './territory.ts';

/** Minutes from one commune to each that can be reached. One that is not in it cannot. */
export type Minutes = ReadonlyMap<string, number>;
type Way = Pick<Road, 'a' | 'b' | 'minutes' | 'closedInWinter'>;

/** "Less than … minutes from home", as one may ask. */
export const RADII = [10, 20, 30, 45] as const;
export type Radius = (typeof RADII)[number];
/** What a person would call "near home". */
export const NEAR: Radius = 20;

export interface Near {
	/** The commune one looks from. */
	readonly from: string;
	/** Whether the passes that close in winter were taken as closed. */
	readonly winter: boolean;
	/** Whether they change anything, seen from here. */
	readonly winterMatters: boolean;
	readonly minutes: Minutes;
}

const CLOSING = '11-15';
const OPENING = '05-15';

/** The passes are taken as closed from 15 November to 15 May: some years it is earlier, hence a switch. */
export const isWinter = (day: Day) => day.slice(5) >= CLOSING || day.slice(5) <= OPENING;

/** Dijkstra's shortest ways, without a heap: a territory has a few hundred communes. */
export function minutesFrom(origin: string, roads: readonly Way[], winter: boolean): Minutes {
	const ways = new Map<string, { to: string; minutes: number }[]>();
	const lead = (from: string, to: string, minutes: number) =>
		void (ways.get(from)?.push({ to, minutes }) ?? ways.set(from, [{ to, minutes }]));
	for (const { a, b, minutes, closedInWinter } of roads) {
		if (winter && closedInWinter) continue;
		lead(a, b, minutes);
		lead(b, a, minutes);
	}
	const known = new Map<string, number>();
	const waiting = new Map([[origin, 0]]);
	while (waiting.size > 0) {
		const [here, spent] = [...waiting].reduce((nearest, one) => (one[1] < nearest[1] ? one : nearest));
		waiting.delete(here);
		known.set(here, spent);
		for (const { to, minutes } of ways.get(here) ?? []) {
			if (!known.has(to)) waiting.set(to, Math.min(spent + minutes, waiting.get(to) ?? Infinity));
		}
	}
	return known;
}

const differ = (a: Minutes, b: Minutes) => a.size !== b.size || [...a].some(([insee, minutes]) => b.get(insee) !== minutes);

/** Answers for any commune of the territory; each answer is computed once and kept. */
export function nearness(roads: readonly Way[], communes: readonly { readonly insee: string }[]) {
	const kept = new Map<string, Minutes>();
	const from = (origin: string, winter: boolean) => {
		const key = `${origin} ${winter}`;
		const minutes = kept.get(key) ?? minutesFrom(origin, roads, winter);
		kept.set(key, minutes);
		return minutes;
	};
	return (origin: string, winter: boolean): Near | undefined => {
		if (!communes.some(({ insee }) => insee === origin)) return undefined;
		const [cold, warm] = [from(origin, true), from(origin, false)];
		return { from: origin, winter, winterMatters: differ(cold, warm), minutes: winter ? cold : warm };
	};
}
