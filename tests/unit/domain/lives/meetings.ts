/** Where several people come together on a day: a work party, a lesson. */
import { signup } from '../../../factories/parts.ts';
import { asAThing } from './as-a-thing.ts';
import { inDays, type Stories } from './story.ts';

export const workParty: Stories = [
	{
		told: 'two come to build a wall, a third waits, and comes when one cannot',
		ad: { side: 'request', on: inDays(5), places: 2 },
		steps: [
			[0, 'Léa', signup(), 'accepted', 5],
			[1, 'Marc', signup({ people: 2 }), 'waiting 1', 5],
			[1, 'Inès', signup(), 'waiting 2', 5],
			[2, 'Marc', signup({ people: 3 }), 'more-than-places', 5],
			[2, 'Léa', 'cancels', 'cancelled', 5],
			[2, 'Marc', 'look', 'accepted', 5],
			[2, 'Inès', 'look', 'waiting 1', 5],
			[3, 'Léa', signup(), 'waiting 2', 5],
			[3, 'Léa', signup(), 'day-not-offered', 6],
			[3, 'change', { places: 3 }, 'live'],
			[3, 'Inès', 'look', 'accepted', 5],
			[5, 'Léa', 'look', 'waiting 1', 5],
			[6, 'look', 'expired'],
			[6, 'Léa', 'look', 'closed over', 5],
			[6, 'Marc', 'look', 'accepted', 5],
			[6, 'Léa', signup(), 'ad-expired', 5],
			[7, 'Marc', 'done', 'done', 5],
			[7, 'done', 'done']
		]
	},
	{
		told: 'put off by rain, everybody is told that it is another day',
		ad: { side: 'request', on: inDays(5), places: 2 },
		steps: [
			[1, 'Léa', signup(), 'accepted', 5],
			[3, 'change', { on: inDays(12) }, 'live'],
			[3, 'Léa', 'look', 'closed changed', 5],
			[3, 'Léa', signup(), 'accepted', 12],
			[4, 'withdraw', 'withdrawn'],
			[4, 'Léa', 'look', 'closed withdrawn', 12],
			[4, 'Marc', signup(), 'ad-gone', 12]
		]
	},
	{ told: 'who lends a hand to whoever wants one is answered by a message', ad: { side: 'offer' }, steps: asAThing(90) }
];

export const lesson: Stories = [
	{
		told: 'each evening of a course has its own places and its own queue',
		ad: { side: 'offer', places: 1, details: { dates: [inDays(3), inDays(10)] } },
		steps: [
			[0, 'Léa', signup(), 'accepted', 3],
			[0, 'Marc', signup(), 'waiting 1', 3],
			[0, 'Marc', signup(), 'accepted', 10],
			[1, 'Marc', signup(), 'day-not-offered'],
			[4, 'Marc', 'look', 'closed over', 3],
			[4, 'Inès', signup(), 'day-past', 3],
			[4, 'Léa', 'done', 'done', 3],
			[5, 'Inès', signup(), 'waiting 1', 10],
			[6, 'Marc', 'refused', 'refused', 10],
			[6, 'Inès', 'look', 'accepted', 10],
			[7, 'Marc', signup(), 'asked', 10],
			[11, 'Marc', 'look', 'closed over', 10],
			[90, 'look', 'live'],
			[91, 'look', 'expired']
		]
	},
	{
		told: 'with no date one comes when it suits, and signs up once',
		ad: { side: 'offer', places: 1 },
		steps: [
			[0, 'Léa', signup(), 'accepted'],
			[1, 'Marc', signup(), 'waiting 1'],
			[20, 'done', 'done'],
			[20, 'Marc', 'look', 'closed over'],
			[20, 'Léa', 'look', 'accepted']
		]
	},
	{ told: 'who looks for a teacher is answered by a message', ad: { side: 'request' }, steps: asAThing(30) }
];
