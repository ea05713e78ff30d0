/** What a trip says, a line each. */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import type { FactRow } from '../kind-rows.ts';
import { tripOf, WEEKDAYS, type Trip } from './trip.ts';
import { clock, dayAndMonth } from '../../lib/words/dates.ts';
import { timesSaid, tripFacts as words, weekdayWords } from '../../lib/words/trips.ts';
import { typeset } from '../../lib/words/typography.ts';

type Times = NonNullable<Trip['weekly']>['times'];

/** « lundi, mardi : départ 7 h 20, retour 17 h 45 »: days with the same hours together. */
export function weekSaid(times: Times): string {
	const groups = new Map<string, string[]>();
	for (const day of WEEKDAYS) {
		const one = times.find(({ on }) => on === day);
		if (one) groups.set(timesSaid(one), [...(groups.get(timesSaid(one)) ?? []), weekdayWords[day]]);
	}
	return [...groups].map(([hours, days]) => `${days.join(', ')}\u202f: ${hours}`).join('. ');
}

export function tripRows(ad: AdText, today: Day): FactRow[] {
	const { drives, rides, point, toPoint, toHamlet, back, weekly, flex, cost, skis, wheelchair } = tripOf(ad);
	const day = (on: Day) => dayAndMonth(on, today);
	const off = (weekly?.off ?? []).filter((one) => one >= today).sort();
	const room = [skis && words.skis, wheelchair && words.wheelchair].filter(Boolean).join(', ');
	return [
		[words.who, drives && rides ? words.role.either : undefined],
		[words.point, point && typeset(point)],
		[
			words.toPoint,
			[toHamlet, toPoint]
				.filter((one) => one !== undefined)
				.map(typeset)
				.join(', ')
		],
		[words.regular, weekly && `${weekSaid(weekly.times)}, ${words.period(day(weekly.from), day(weekly.until))}`],
		[words.off, off.map(day).join(', ')],
		[words.back, back && clock(back)],
		[words.flex, flex ? words.flexOf(flex) : undefined],
		[words.cost, cost ? words.costOf(cost) : undefined],
		[words.room, room]
	];
}
