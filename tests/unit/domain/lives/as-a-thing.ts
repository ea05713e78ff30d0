import { signup } from '../../../factories/parts.ts';
import type { Step } from './story.ts';

/** What every undated thing goes through; `days` is how long it lives. */
export const asAThing = (days: number): Step[] => [
	[0, 'look', 'live'],
	[0, 'no prolong', 'live'],
	[1, 'no free', 'live'],
	[2, 'reserve', 'reserved'],
	[3, 'no reserve', 'reserved'],
	[3, 'free', 'live'],
	[5, 'Léa', signup(), 'parts-not-taken'],
	[8, 'prolong', 'live'],
	[days, 'look', 'live'],
	[days + 8, 'look', 'live'],
	[days + 9, 'look', 'expired'],
	[days + 9, 'no reserve', 'expired'],
	[days + 9, 'prolong', 'live'],
	[days + 10, 'reserve', 'reserved'],
	[days + 11, 'done', 'done'],
	[days + 11, 'no prolong', 'done'],
	[days + 11, 'no done', 'done'],
	[days + 40, 'reopen', 'live'],
	[days + 41, 'withdraw', 'withdrawn'],
	[days + 41, 'no withdraw', 'withdrawn'],
	[days + 41, 'no done', 'withdrawn'],
	[days + 42, 'reopen', 'live'],
	[2 * days + 42, 'look', 'live'],
	[2 * days + 43, 'look', 'expired']
];
