/** Calendar days as the valley lives them: `YYYY-MM-DD` in the time of Paris, whatever the phone's own zone. */

declare const brand: unique symbol;
export type Day = string & { readonly [brand]: 'Day' };
/** A moment: ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: string): text is Day {
	if (!SHAPE.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The day it is in the valley at that moment. */
export const dayOf = (moment: Date | number | Instant): Day => parisDay.format(new Date(moment)) as Day;

export function addDays(day: Day, days: number): Day {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10) as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day) =>
	Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
