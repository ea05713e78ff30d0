/**
 * A newcomer's share of the day (I9): three new ads and ten first contacts. It is counted by the day of writing, so that
 * five ads written over five days without signal and sent at once are five days' ads. What is beyond is not lost: it takes
 * the first free place of a following day, and appears by itself.
 */
import { addDays, daysBetween, type Day } from '../dates.ts';

export interface Rate {
	/** By the day they were written. */
	readonly perDay: number;
	/** By the day they arrived: phones' clocks may say anything. */
	readonly received: number;
}
export interface StartRates {
	readonly ads: Rate;
	readonly contacts: Rate;
	/** Until an account is so old, and confirmed by a code or vouched for. */
	readonly days: number;
}
export const START_RATES: StartRates = {
	ads: { perDay: 3, received: 10 },
	contacts: { perDay: 10, received: 30 },
	days: 30
};

/** A week without signal is a week's writing; further back, or ahead, a clock is not believed. */
const BACK_DAYS = 7;

/** The place somebody's ad or contact took. */
export interface Place {
	readonly id: string;
	readonly day: Day;
	readonly received: Day;
}

/** The places with one more for `id`, the same when it has one, or undefined when none is free until tomorrow. */
export function takePlace(
	places: readonly Place[],
	id: string,
	written: Day,
	today: Day,
	rate: Rate
): readonly Place[] | undefined {
	if (places.some((place) => place.id === id)) return places;
	const recent = places.filter(({ day, received }) => daysBetween(day, today) <= BACK_DAYS || received === today);
	if (recent.filter(({ received }) => received === today).length >= rate.received) return undefined;
	const first = addDays(today, -BACK_DAYS);
	for (let day = written < first ? first : written > today ? today : written; day <= today; day = addDays(day, 1)) {
		if (recent.filter((place) => place.day === day).length < rate.perDay) return [...recent, { id, day, received: today }];
	}
	return undefined;
}

export interface Standing {
	readonly registeredAt: string;
	/** When an address was confirmed by a code. */
	readonly confirmed?: string;
	readonly vouchedBy?: string;
}
export const isTrusted = ({ confirmed, vouchedBy }: Pick<Standing, 'confirmed' | 'vouchedBy'>) =>
	confirmed !== undefined || vouchedBy !== undefined;

export const isStarting = (standing: Standing, now: number, { days }: StartRates) =>
	!isTrusted(standing) || now - Date.parse(standing.registeredAt) < days * 86_400_000;
