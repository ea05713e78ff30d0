/**
 * « Sur votre route »: a driver's trip and a passenger's wish that go together, by the roads of the kit and the clock.
 * Computed on the phone from what it has, so it works without network.
 */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import type { Minutes } from '../../domain/nearness.ts';
import { occurrences, tripOf, tripOn } from './trip.ts';
import type { Leg } from '../../domain/parts/what.ts';
import { traitsOf } from '../traits.ts';

/** Minutes from a commune to each other; `nearness` keeps what it has computed. */
export type MinutesFrom = (insee: string) => Minutes | undefined;

/** Minutes a driver would go out of their way without being asked. */
export const DETOUR_MAX = 15;
/** How much earlier or later will do when nobody says. */
const FLEX_DEFAULT = 30;
/** Two trips of a school year that meet once a week are known to after this many. */
const LOOKED_AT = 60;
/** Enough to see that it is every Monday. */
const SHOWN = 8;

export interface Match {
	/** Minutes longer than the driver's own way. */
	readonly detour: number;
	/** The days and ways on which it goes together, earliest first. */
	readonly days: readonly {
		readonly day: Day;
		readonly leg: Leg;
		/** When the car is there: `HH:MM`, unless nobody says. */ readonly at: string;
	}[];
}

const HOUR = 60;
const DAY_MINUTES = 24 * HOUR;
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3));
const clockOf = (minute: number) => {
	const within = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
	return `${String(Math.floor(within / HOUR)).padStart(2, '0')}:${String(within % HOUR).padStart(2, '0')}`;
};

export function onTheWay(driver: AdText, passenger: AdText, from: MinutesFrom, today: Day): Match | undefined {
	if (driver.to === undefined || passenger.to === undefined) return undefined;
	const [drives, rides] = [tripOf(driver), tripOf(passenger)];
	if (!drives.drives || !rides.rides) return undefined;
	const way = (a: string, b: string) => from(a)?.get(b);
	const direct = way(driver.commune, driver.to);
	const [before, together, after] = [
		way(driver.commune, passenger.commune),
		way(passenger.commune, passenger.to),
		way(passenger.to, driver.to)
	];
	if (direct === undefined || before === undefined || together === undefined || after === undefined) return undefined;
	const detour = before + together + after - direct;
	if (detour > DETOUR_MAX) return undefined;

	const flex = (drives.flex ?? FLEX_DEFAULT) + (rides.flex ?? FLEX_DEFAULT);
	const days: Match['days'][number][] = [];
	for (const { day, ...times } of occurrences(driver, today, LOOKED_AT)) {
		const wished = tripOn(passenger, day);
		if (!wished) continue;
		// Coming back, the car meets first where the passenger went.
		for (const [leg, delay] of [
			['out', before],
			['back', after]
		] as const) {
			const [leaves, wants] = [times[leg], wished[leg]];
			if (leaves === undefined || wants === undefined) continue;
			const there = leaves && clockOf(minuteOf(leaves) + delay);
			if (there && wants && Math.abs(minuteOf(leaves) + delay - minuteOf(wants)) > flex) continue;
			days.push({ day, leg, at: there });
		}
	}
	return days.length > 0 ? { detour, days: days.slice(0, SHOWN) } : undefined;
}

export interface Found<A extends AdText> extends Match {
	readonly ad: A;
}

/** All that go with one ad, whichever side it is on; the smallest detour first, then the soonest. */
export function matchesOf<A extends AdText>(own: AdText, others: readonly A[], from: MinutesFrom, today: Day): Found<A>[] {
	return others
		.filter(({ kind }) => traitsOf(kind).travels)
		.flatMap((ad) => {
			const match = onTheWay(own, ad, from, today) ?? onTheWay(ad, own, from, today);
			return match ? [{ ad, ...match }] : [];
		})
		.sort((a, b) => a.detour - b.detour || ((a.days[0]?.day ?? '') < (b.days[0]?.day ?? '') ? -1 : 1));
}
