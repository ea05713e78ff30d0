/**
 * What only a carpool ad has (F5), and on which days it travels. One day (`on`, `at` and perhaps `back`), or every week
 * on some days, out and back, for a while, with days off.
 */
import * as v from 'valibot';
import { clockTime, daySchema, SHORT_MAX, type AdText } from '../../domain/ad.ts';
import { addDays, daysBetween, type Day } from '../../domain/dates.ts';
import type { Details } from '../details.ts';
import { mostPerSeat, COST_MAX, KM_MAX, kmIsPlausible } from './cost.ts';

/** A school year and its holidays. */
const PERIOD_DAYS_MAX = 366;
const OFF_MAX = 120;
const FLEX_MAX = 120;

const short = v.pipe(v.string(), v.maxLength(SHORT_MAX));
const cents = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(COST_MAX));

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** From Monday, 1, to Sunday, 7. */
export type Weekday = (typeof WEEKDAYS)[number];

const timesSchema = v.strictObject({
	on: v.picklist(WEEKDAYS),
	out: v.exactOptional(clockTime),
	back: v.exactOptional(clockTime)
});

export const tripSchema = v.strictObject({
	role: v.picklist(['driver', 'passenger', 'either']),
	/** Where exactly, at the start and at the end; the hamlet of the start is the ad's own. */
	point: v.exactOptional(short),
	toHamlet: v.exactOptional(short),
	toPoint: v.exactOptional(short),
	/** Of a trip on one day: when it comes back, if it does. */
	back: v.exactOptional(clockTime),
	weekly: v.exactOptional(
		v.strictObject({
			times: v.pipe(v.array(timesSchema), v.minLength(1), v.maxLength(7)),
			from: daySchema,
			until: daySchema,
			off: v.exactOptional(v.pipe(v.array(daySchema), v.minLength(1), v.maxLength(OFF_MAX)))
		})
	),
	/** Minutes earlier or later that would do. */
	flex: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FLEX_MAX))),
	/** What a passenger gives for one way, in cents; and what it is made of. */
	cost: v.exactOptional(cents),
	km: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(KM_MAX))),
	tolls: v.exactOptional(cents),
	parking: v.exactOptional(cents),
	skis: v.exactOptional(v.literal(true)),
	wheelchair: v.exactOptional(v.literal(true))
});
export type TripDetails = v.InferOutput<typeof tripSchema>;

/** A trip as it is read: also of an ad by an older phone, which says no more than its side and day. */
export interface Trip extends Omit<TripDetails, 'role'> {
	readonly drives: boolean;
	readonly rides: boolean;
}

export function tripOf({ details, side }: Pick<AdText, 'details' | 'side'>): Trip {
	const read = v.safeParse(tripSchema, details);
	if (!read.success) return { drives: side === 'offer', rides: side === 'request' };
	const { role, ...trip } = read.output;
	return { ...trip, drives: role !== 'passenger', rides: role !== 'driver' };
}

/** A time each way; an empty one when the ad does not say which, no key when it does not go that way. */
export interface Times {
	readonly out?: string;
	readonly back?: string;
}

type Dated = Pick<AdText, 'on' | 'at' | 'details' | 'side'>;

export const weekdayOf = (day: Day) => (((daysBetween('2026-11-23' as Day, day) % 7) + 7) % 7) + 1;

/** When it travels that day; undefined when it does not. */
export function tripOn(ad: Dated, day: Day): Times | undefined {
	const { weekly, back } = tripOf(ad);
	if (ad.on !== undefined) return ad.on === day ? { out: ad.at ?? '', ...(back && { back }) } : undefined;
	if (!weekly || day < weekly.from || day > weekly.until || weekly.off?.includes(day)) return undefined;
	const times = weekly.times.find(({ on }) => on === weekdayOf(day));
	return times && { ...(times.out && { out: times.out }), ...(times.back && { back: times.back }) };
}

export interface Occurrence extends Times {
	readonly day: Day;
}

/** The days it travels from `from` on, at most so many. */
export function occurrences(ad: Dated, from: Day, most: number): Occurrence[] {
	const { weekly } = tripOf(ad);
	const [first, last] = ad.on !== undefined ? [ad.on, ad.on] : [weekly?.from, weekly?.until];
	const found: Occurrence[] = [];
	if (first === undefined || last === undefined) return found;
	for (let day = first > from ? first : from; day <= last && found.length < most; day = addDays(day, 1)) {
		const times = tripOn(ad, day);
		if (times) found.push({ day, ...times });
	}
	return found;
}

export const tripDetails: Details<typeof tripSchema> = {
	schema: tripSchema,
	// Older phones publish trips without any; those that drive on a day are asked for all the same.
	needed: () => false,
	check(trip, ad, territory, today) {
		const wrong = (code: 'details-wrong' | 'trip-days-wrong' | 'cost-too-high' | 'distance-wrong') =>
			[{ field: 'details', code }] as const;
		const { role, weekly, back, cost, km } = trip;
		if ((role === 'driver' && ad.side === 'request') || (role === 'passenger' && ad.side === 'offer'))
			return [...wrong('details-wrong')];
		if (weekly) {
			const days = weekly.times.map(({ on }) => on);
			const none = weekly.times.some(({ out, back: home }) => !out && !home);
			if (ad.on !== undefined || back || none || new Set(days).size < days.length) return [...wrong('trip-days-wrong')];
			const length = daysBetween(weekly.from, weekly.until);
			if (length < 0 || length > PERIOD_DAYS_MAX || weekly.until < today) return [...wrong('trip-days-wrong')];
		} else if (back && ad.on === undefined) return [...wrong('trip-days-wrong')];
		if (km !== undefined && !kmIsPlausible(km, ad, territory)) return [...wrong('distance-wrong')];
		if (cost && cost > mostPerSeat(trip, ad, today)) return [...wrong('cost-too-high')];
		return [];
	}
};
