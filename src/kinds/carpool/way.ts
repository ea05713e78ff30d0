/** A seat in a car: asked for one day, out, back or both; the driver says yes. */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import { left } from '../../domain/parts/tally.ts';
import { occurrences, tripOn, tripOf } from './trip.ts';
import { theDayBefore } from '../../domain/parts/reminders.ts';
import type { Way } from '../../domain/parts/way.ts';
import { LEGS, type Ride } from '../../domain/parts/what.ts';

const open = (ad: AdText) => ad.kind === 'carpool' && tripOf(ad).drives;

/** That day there is such a trip, and it has those legs. */
function stands(ad: AdText, { legs }: Ride, on: Day | undefined): boolean {
	const times = on && tripOn(ad, on);
	return times !== undefined && legs.every((leg) => leg in times);
}

export const ride: Way<Ride> = {
	type: 'ride',
	lets: () => 'author',
	endFrees: false,
	open,
	check(ad, what, on, { today }) {
		if (on === undefined || !stands(ad, what, on)) return 'day-not-offered';
		if (on < today) return 'day-past';
		return what.seats > (ad.places ?? Infinity) ? 'more-than-places' : undefined;
	},
	stands: (ad, what, on) => open(ad) && stands(ad, what, on),
	takes: ({ legs, seats }, on) =>
		LEGS.filter((leg) => legs.includes(leg)).map((leg) => ({ slot: `${on}.${leg}`, amount: seats })),
	room: ({ places }) => places ?? Infinity,
	openings: (ad, today, most) =>
		occurrences(ad, today, most).map(({ day, ...times }) => {
			const legs = LEGS.filter((leg) => leg in times).map((leg) => [leg, left(ad, `${day}.${leg}`)] as const);
			return { on: day, times, left: Object.fromEntries(legs.filter(([, n]) => n !== undefined)) };
		}),
	span: (_what, on) => (on === undefined ? {} : { first: on, last: on }),
	reminders: (_what, on) => theDayBefore(on),
	meeting(ad, { legs }, on) {
		const { point, toHamlet, toPoint } = tripOf(ad);
		const { out, back } = (on && tripOn(ad, on)) ?? {};
		return {
			commune: ad.commune,
			...(ad.hamlet && { hamlet: ad.hamlet }),
			...(point && { point }),
			...(ad.to && { to: ad.to }),
			...(toHamlet && { toHamlet }),
			...(toPoint && { toPoint }),
			...(legs.includes('out') && out && { at: out }),
			...(legs.includes('back') && back && { back })
		};
	}
};
