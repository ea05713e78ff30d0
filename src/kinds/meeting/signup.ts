/** Signing up for a lesson or a work party: as many as there are places, then a queue that moves up by itself. */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import { left } from '../../domain/parts/tally.ts';
import { traitsOf } from '../traits.ts';
import { datesOf, readMeeting } from './meeting.ts';
import { theDayBefore } from '../../domain/parts/reminders.ts';
import type { Way } from '../../domain/parts/way.ts';
import type { Signup } from '../../domain/parts/what.ts';

/** A place to come to. Who seeks a lesson, or lends a hand to whoever wants one, is answered by a message. */
const open = ({ kind, side }: AdText) => traitsOf(kind).welcomes === side;

/** For each date, or once when there is none. */
function stands(ad: AdText, on: Day | undefined): boolean {
	const dates = datesOf(ad);
	return on === undefined ? dates.length === 0 : dates.includes(on);
}

export const signup: Way<Signup> = {
	type: 'signup',
	lets: () => 'order',
	endFrees: false,
	open,
	check(ad, { people }, on, { today }) {
		if (!stands(ad, on)) return 'day-not-offered';
		if (on !== undefined && on < today) return 'day-past';
		return people > (ad.places ?? Infinity) ? 'more-than-places' : undefined;
	},
	stands: (ad, _what, on) => open(ad) && stands(ad, on),
	takes: ({ people }, on) => [{ slot: on ?? '', amount: people }],
	room: ({ places }) => places ?? Infinity,
	openings(ad, today, most) {
		const times = ad.at ? { out: ad.at } : {};
		const there = (slot: string) => {
			const n = left(ad, slot);
			return n === undefined ? {} : { there: n };
		};
		const dates = datesOf(ad);
		if (dates.length === 0) return [{ times, left: there('') }];
		return dates
			.filter((on) => on >= today)
			.slice(0, most)
			.map((on) => ({ on, times, left: there(on) }));
	},
	span: (_what, on) => (on === undefined ? {} : { first: on, last: on }),
	reminders: (_what, on) => theDayBefore(on),
	meeting(ad, _what, _on) {
		const { point, bring, until } = readMeeting(ad);
		return {
			commune: ad.commune,
			...(ad.hamlet && { hamlet: ad.hamlet }),
			...(point && { point }),
			...(ad.at && { at: ad.at }),
			...(until && { back: until }),
			...(bring && { bring })
		};
	}
};
