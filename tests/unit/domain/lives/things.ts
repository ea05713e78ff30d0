/** What changes hands, is swapped, lost or found, and help from one person to another. */
import { ride } from '../../../factories/parts.ts';
import { asAThing } from './as-a-thing.ts';
import { inDays, type Stories } from './story.ts';

export const gift: Stories = [
	{
		told: 'a sofa is promised, free again, prolonged, forgotten, and given in the end',
		ad: { side: 'offer' },
		steps: asAThing(45)
	},
	{ told: 'somebody looks for one for a month', ad: { side: 'request' }, steps: asAThing(30) },
	{
		told: 'it has no day of its own, and nothing is asked for it',
		ad: { side: 'offer' },
		steps: [
			[1, 'change', { on: inDays(9) }, 'day-not-allowed'],
			[1, 'change', { counterpart: 'cost-sharing' }, 'counterpart-not-allowed'],
			[1, 'change', { places: 3 }, 'places-not-allowed'],
			[1, 'change', { title: 'Un canapé' }, 'live']
		]
	}
];

export const swap: Stories = [
	{ told: 'jam for apples lives as a thing does', ad: { side: 'offer' }, steps: asAThing(45) },
	{
		told: 'it is always for something else',
		ad: { side: 'request' },
		steps: [
			[0, 'change', { counterpart: 'free' }, 'counterpart-not-allowed'],
			[30, 'look', 'live'],
			[31, 'look', 'expired']
		]
	}
];

export const lostFound: Stories = [
	{ told: 'a cat that was found is kept a month and a half', ad: { side: 'offer' }, steps: asAThing(45) },
	{
		told: 'keys that were lost are found again',
		ad: { side: 'request' },
		steps: [
			[2, 'Marc', ride(), 'parts-not-taken'],
			[12, 'done', 'done'],
			[40, 'look', 'done']
		]
	}
];

export const service: Stories = [
	{ told: 'who repairs bicycles does for three months', ad: { side: 'offer' }, steps: asAThing(90) },
	{
		told: 'wood to bring in on Saturday ends with Saturday',
		ad: { side: 'request', on: inDays(5) },
		steps: [
			[1, 'no prolong', 'live'],
			[5, 'look', 'live'],
			[6, 'look', 'expired'],
			[6, 'no prolong', 'expired'],
			[6, 'change', { title: 'Encore' }, 'day-past'],
			[6, 'change', { on: inDays(12) }, 'live'],
			[13, 'look', 'expired'],
			[13, 'done', 'done']
		]
	}
];
