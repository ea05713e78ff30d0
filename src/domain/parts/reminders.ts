/** What those who take part are reminded of, and on which day (F6). Each kind says when (`Way.reminders`); here, to whom. */
import { addDays, type Day } from '../dates.ts';
import { wayOfWhat } from '../../kinds/ways.ts';
import type { Book } from './book.ts';
import type { Who } from './doc-ids.ts';
import type { Company, Terms } from './way.ts';

/** The day before it takes place, begins or ends; the day after it should have ended. */
export const REMINDED_OF = ['eve', 'start', 'due', 'late'] as const;
export type RemindedOf = (typeof REMINDED_OF)[number];

export interface Reminder {
	/** Told on that day, and on no other. */
	readonly on: Day;
	readonly of: RemindedOf;
}

/** Of what takes place on that day. */
export const theDayBefore = (day: Day | undefined): Reminder[] =>
	day === undefined ? [] : [{ on: addDays(day, -1), of: 'eve' }];

export interface Owed {
	/** Who takes part, or the ad's author: once, however many take part that day. */
	readonly to: { readonly who: Who; readonly on?: Day } | 'author';
	readonly of: RemindedOf;
}

type Kept = Omit<Company, 'entries'> & Pick<Book, 'entries'>;

/** Of what was agreed, and is neither given up nor given back. Whoever is on paper is told by its author. */
export function remindersOwed(book: Kept, ad: Terms, today: Day): Owed[] {
	const due = book.entries
		.filter(({ state }) => state === 'accepted')
		.flatMap((entry) =>
			(wayOfWhat(entry.what).reminders?.(entry.what, entry.on, ad, book) ?? [])
				.filter(({ on }) => on === today)
				.map(({ of }) => ({ entry, of }))
		);
	const guests = due
		.filter(({ entry }) => !entry.paper && entry.who !== ad.author.ref)
		.map(({ entry: { who, on }, of }): Owed => ({ to: { who, ...(on && { on }) }, of }));
	return [...guests, ...REMINDED_OF.filter((one) => due.some(({ of }) => of === one)).map((of): Owed => ({ to: 'author', of }))];
}
