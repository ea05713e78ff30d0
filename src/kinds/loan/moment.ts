/** Where an agreed loan has come to, and when to remind of it. Apart, because every page counts what is due. */
import { addDays, type Day } from '../../domain/dates.ts';
import type { Reminder } from '../../domain/parts/reminders.ts';
import type { Borrow } from '../../domain/parts/what.ts';

export type LoanMoment = 'before' | 'starts-tomorrow' | 'lent' | 'due-tomorrow' | 'due-today' | 'late';

/** Where an agreed loan has come to. One day before and after something is due, both sides are reminded. */
export function loanMoment({ from, until }: Pick<Borrow, 'from' | 'until'>, today: Day): LoanMoment {
	if (today > until) return 'late';
	if (today === until) return 'due-today';
	if (today === addDays(until, -1) && today >= from) return 'due-tomorrow';
	if (today >= from) return 'lent';
	return today === addDays(from, -1) ? 'starts-tomorrow' : 'before';
}

/** The days on which to remind of a loan that was agreed and not given back. */
export const loanReminders = ({ from, until }: Pick<Borrow, 'from' | 'until'>): Reminder[] => [
	{ on: addDays(from, -1), of: 'start' },
	// Of one day, it is brought back the day it leaves: told once.
	...(until === from ? [] : [{ on: addDays(until, -1), of: 'due' as const }]),
	{ on: addDays(until, 1), of: 'late' }
];
