/** A thing that goes and comes back. */
import { borrow } from '../../../factories/parts.ts';
import { asAThing } from './as-a-thing.ts';
import { inDays, type Stories } from './story.ts';

export const loan: Stories = [
	{
		told: 'a wheelbarrow is one person’s at a time, and free again once it is back',
		ad: { side: 'offer', details: { days: 7 } },
		steps: [
			[0, 'Léa', borrow(inDays(2), inDays(4)), 'asked'],
			[0, 'Marc', borrow(inDays(4), inDays(6)), 'asked'],
			[0, 'Inès', borrow(inDays(2), inDays(12)), 'loan-too-long'],
			[0, 'Inès', borrow(inDays(-1), inDays(2)), 'day-past'],
			[0, 'Inès', borrow(inDays(3), inDays(2)), 'loan-days-wrong'],
			[1, 'Léa', 'accepted', 'accepted'],
			[1, 'Marc', 'accepted', 'full'],
			[0, borrow(inDays(2), inDays(4)), 'before'],
			[1, borrow(inDays(2), inDays(4)), 'starts-tomorrow'],
			[2, borrow(inDays(2), inDays(4)), 'lent'],
			[3, borrow(inDays(2), inDays(4)), 'due-tomorrow'],
			[4, borrow(inDays(2), inDays(4)), 'due-today'],
			[5, borrow(inDays(2), inDays(4)), 'late'],
			[3, 'Léa', 'done', 'done'],
			[3, 'Marc', 'accepted', 'accepted'],
			[5, 'withdraw', 'withdrawn'],
			// What is lent at present is still to be given back.
			[5, 'Marc', 'look', 'accepted'],
			[9, 'Marc', 'done', 'done']
		]
	},
	{
		told: 'what has not begun ends with the ad',
		ad: { side: 'offer' },
		steps: [
			[0, 'Léa', borrow(inDays(20), inDays(21)), 'asked'],
			[0, 'Marc', borrow(inDays(30), inDays(31)), 'asked'],
			[1, 'Léa', 'accepted', 'accepted'],
			[2, 'withdraw', 'withdrawn'],
			[2, 'Léa', 'look', 'closed withdrawn'],
			[2, 'Marc', 'look', 'closed withdrawn']
		]
	},
	{ told: 'who looks for one is answered by a message', ad: { side: 'request' }, steps: asAThing(30) }
];
