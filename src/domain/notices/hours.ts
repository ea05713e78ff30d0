/** Hours as the valley lives them, on the two days too that have 23 and 25 of them. */
import { addDays, dayOf, type Day } from '../dates.ts';
import type { LetterTime } from '../territory.ts';

export interface Quiet {
	readonly from: number;
	readonly to: number;
}

const HOUR_MS = 3_600_000;
const parisHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' });

export const hourOf = (moment: number) => Number(parisHour.format(moment));

/** The first moment of that hour of that day; of an hour that the clocks skip, that of the next. */
export function momentOf(day: Day, hour: number): number {
	const utc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
	// Summer first: in autumn the hour comes twice.
	const exact = [2, 1].map((ahead) => utc - ahead * HOUR_MS).find((at) => dayOf(at) === day && hourOf(at) === hour);
	return exact ?? utc - HOUR_MS;
}

/** Nobody is told anything now (N1). */
export function isQuiet({ from, to }: Quiet, moment: number): boolean {
	const hour = hourOf(moment);
	return from < to ? from <= hour && hour < to : from > to && (hour >= from || hour < to);
}

export const LETTER_TIME: LetterTime = { weekday: 4, hour: 7 };

const weekdayOf = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The last appointed moment, not after `now`. */
export function appointmentBefore(now: number, how: 'weekly' | 'daily', { weekday, hour }: LetterTime): number {
	const today = dayOf(now);
	const back = how === 'weekly' ? (weekdayOf(today) - weekday + 7) % 7 : 0;
	const day = addDays(today, -back);
	const at = momentOf(day, hour);
	return at <= now ? at : momentOf(addDays(day, how === 'weekly' ? -7 : -1), hour);
}
