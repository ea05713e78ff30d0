/** What only a lesson or a work party has: its dates, where exactly to come, what to bring. */
import * as v from 'valibot';
import { clockTime, daySchema, SHORT_MAX, type AdText } from '../../domain/ad.ts';
import { addDays, type Day } from '../../domain/dates.ts';
import type { Details } from '../details.ts';

/** A year of weekly lessons. */
const DATES_MAX = 53;
const FURTHEST_DAYS = 366;
const short = v.pipe(v.string(), v.maxLength(SHORT_MAX));

export const meetingDetailsSchema = v.strictObject({
	/** When there are several. One only is the ad's own day (`on`), with which it ends. */
	dates: v.exactOptional(v.pipe(v.array(daySchema), v.minLength(1), v.maxLength(DATES_MAX))),
	until: v.exactOptional(clockTime),
	point: v.exactOptional(short),
	bring: v.exactOptional(v.pipe(v.string(), v.maxLength(500)))
});
export type MeetingDetails = v.InferOutput<typeof meetingDetailsSchema>;

export const meetingDetails: Details<typeof meetingDetailsSchema> = {
	schema: meetingDetailsSchema,
	needed: () => false,
	check({ dates = [] }, { on }, _territory, today) {
		const wrong = (code: 'dates-wrong' | 'day-too-far') => [{ field: 'details', code }] as const;
		if (new Set(dates).size !== dates.length || (dates.length > 0 && on !== undefined)) return [...wrong('dates-wrong')];
		// Past ones stay where they are: a course goes on.
		return dates.some((date) => date > addDays(today, FURTHEST_DAYS)) ? [...wrong('day-too-far')] : [];
	}
};

const NONE: MeetingDetails = {};

export function readMeeting(ad: Pick<AdText, 'details'>): MeetingDetails {
	if (ad.details === undefined) return NONE;
	const read = v.safeParse(meetingDetailsSchema, ad.details);
	return read.success ? read.output : NONE;
}

/** The days one may come, in order. None: one comes when it suits, and signs up once. */
export function datesOf(ad: Pick<AdText, 'on' | 'details'>): readonly Day[] {
	if (ad.on !== undefined) return [ad.on];
	return [...(readMeeting(ad).dates ?? [])].sort();
}
