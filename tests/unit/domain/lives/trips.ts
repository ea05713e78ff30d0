/** Seats of a car. */
import { ride } from '../../../factories/parts.ts';
import { asAThing } from './as-a-thing.ts';
import { inDays, type Stories } from './story.ts';

const trip = { side: 'offer', on: inDays(5), at: '08:00', places: 1, details: { role: 'driver', back: '17:00' } } as const;

export const carpool: Stories = [
	{
		told: 'the last seat is one person’s, and free again when they cancel',
		ad: trip,
		steps: [
			[0, 'Léa', ride(), 'asked', 5],
			[0, 'Marc', ride({ legs: ['out', 'back'] }), 'asked', 5],
			[0, 'Inès', ride({ seats: 2 }), 'more-than-places', 5],
			[0, 'Inès', ride(), 'day-not-offered', 6],
			[1, 'Léa', 'accepted', 'accepted', 5],
			[1, 'Marc', 'accepted', 'full', 5],
			[1, 'Marc', 'look', 'asked', 5],
			[2, 'Léa', 'cancels', 'cancelled', 5],
			[2, 'Marc', 'accepted', 'accepted', 5],
			[2, 'Léa', 'accepted', 'part-gone', 5],
			[3, 'Inès', ride({ legs: ['back'] }), 'asked', 5],
			[3, 'Inès', 'refused', 'refused', 5],
			[5, 'no prolong', 'live'],
			[6, 'look', 'expired'],
			[6, 'Marc', 'look', 'accepted', 5],
			[6, 'Marc', 'done', 'done', 5],
			[6, 'Inès', ride(), 'ad-expired', 5]
		]
	},
	{
		told: 'one way only is asked for again when the car no longer comes back',
		ad: trip,
		steps: [
			[0, 'Marc', ride({ legs: ['out', 'back'] }), 'asked', 5],
			[1, 'Marc', 'accepted', 'accepted', 5],
			[2, 'change', { details: { role: 'driver' } }, 'live'],
			[2, 'Marc', 'look', 'closed changed', 5],
			[2, 'Marc', ride(), 'asked', 5],
			[3, 'withdraw', 'withdrawn'],
			[3, 'Marc', 'look', 'closed withdrawn', 5],
			[3, 'Marc', ride(), 'ad-gone', 5]
		]
	},
	{
		told: 'every Tuesday there are seats, but on days off',
		ad: {
			side: 'offer',
			places: 1,
			details: {
				role: 'driver',
				weekly: { from: inDays(0), until: inDays(60), times: [{ on: 2, out: '07:30' }], off: [inDays(8)] }
			}
		},
		steps: [
			[0, 'Léa', ride(), 'asked', 1],
			[0, 'Léa', ride(), 'day-not-offered', 2],
			[0, 'Léa', ride(), 'day-not-offered', 8],
			[0, 'Léa', ride(), 'asked', 15],
			[0, 'Léa', ride({ legs: ['back'] }), 'day-not-offered', 15],
			[2, 'Léa', 'look', 'closed over', 1],
			[2, 'Marc', ride(), 'day-past', 1],
			[2, 'Léa', 'accepted', 'accepted', 15],
			[45, 'look', 'live'],
			[46, 'look', 'expired'],
			[46, 'prolong', 'live']
		]
	},
	{ told: 'who looks for a seat is answered by a message', ad: { side: 'request' }, steps: asAThing(30) }
];
