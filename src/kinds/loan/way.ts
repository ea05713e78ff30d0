/** A loan: one borrower at a time, whole days, both ends included. */
import { addDays, daysBetween, type Day } from '../../domain/dates.ts';
import { LOAN_DAYS_MAX, readLoan } from './loan.ts';
import { loanReminders } from './moment.ts';
import type { Way } from '../../domain/parts/way.ts';
import type { Borrow } from '../../domain/parts/what.ts';

/** Nobody plans a wheelbarrow further ahead. */
const FURTHEST_DAYS = 366;

const days = ({ from, until }: Pick<Borrow, 'from' | 'until'>): Day[] =>
	Array.from({ length: Math.max(0, Math.min(daysBetween(from, until), LOAN_DAYS_MAX) + 1) }, (_, day) => addDays(from, day));

export const borrow: Way<Borrow> = {
	type: 'borrow',
	lets: () => 'author',
	endFrees: true,
	open: ({ kind, side }) => kind === 'loan' && side === 'offer',
	check(ad, { from, until }, on, { today }) {
		if (on !== undefined) return 'day-not-offered';
		if (until < from || daysBetween(from, until) > LOAN_DAYS_MAX) return 'loan-days-wrong';
		if (daysBetween(from, until) >= (readLoan(ad).days ?? Infinity)) return 'loan-too-long';
		if (from < today) return 'day-past';
		return from > addDays(today, FURTHEST_DAYS) ? 'day-too-far' : undefined;
	},
	stands: () => true,
	takes: (what) => days(what).map((slot) => ({ slot, amount: 1 })),
	room: () => 1,
	span: ({ from, until }) => ({ first: from, last: until }),
	reminders: loanReminders,
	tally(taken, _ad, today) {
		const lent = stretches([...new Set(taken.flatMap(days))].filter((day) => day >= today).sort());
		return lent.length > 0 ? { lent } : undefined;
	},
	meeting(ad) {
		const { point, bring } = readLoan(ad);
		return { commune: ad.commune, ...(ad.hamlet && { hamlet: ad.hamlet }), ...(point && { point }), ...(bring && { bring }) };
	}
};

function stretches(lent: readonly Day[]): [Day, Day][] {
	const found: [Day, Day][] = [];
	for (const day of lent) {
		const last = found.at(-1);
		if (last && addDays(last[1], 1) === day) last[1] = day;
		else found.push([day, day]);
	}
	return found;
}
