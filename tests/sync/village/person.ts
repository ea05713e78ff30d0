/** Somebody of the village without a whole phone, and what surrounds them. */
import { dayOf, type Day } from '../../../src/domain/dates.ts';
import type { MemberRef } from '../../../src/domain/ids.ts';
import { PROFILE_ID, type ProfileDoc } from '../../../src/domain/mailbox.ts';
import { pick } from '../../factories/random.ts';
import type { Habit } from './habits.ts';
import type { Hand } from './hand.ts';
import { numberOf, secretOf } from './secrets.ts';

export interface Person {
	readonly habit: Habit;
	readonly hand: Hand;
}
export interface Around {
	readonly random: () => number;
	/** By the server's clock. */
	readonly at: () => number;
	readonly numberOfRef: (ref: MemberRef) => number;
	/** A number for each new thing, so that nothing is like another. */
	readonly next: () => number;
	readonly reports: Reported[];
}
/** A report on somebody's phone, sent until the server says that it has it. */
export interface Reported {
	readonly report: { readonly id: string };
	received: boolean;
}

export type Deed = (person: Person, around: Around) => void;

export const bytes = (random: () => number) => (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
const ownNow = ({ habit }: Person, { at }: Around) => at() + habit.skew * 3_600_000;
export const today = (person: Person, around: Around): Day => dayOf(ownNow(person, around));
export const instant = (person: Person, around: Around) => new Date(ownNow(person, around)).toISOString();
export const some = <T>(all: readonly T[], random: () => number) => (all.length > 0 ? pick(all, random) : undefined);
export const secret = (person: Person, around: Around, to: number) => secretOf(person.habit.n, to, around.next());

export const profileDoc = (person: Person, around: Around, name: string): ProfileDoc => ({
	_id: PROFILE_ID,
	type: 'profile',
	name,
	commune: '38442',
	contact: { by: 'phone', phone: numberOf(person.habit.n, person.habit.n) },
	over15: true,
	writtenAt: instant(person, around)
});

/** Two and two of the village do not get on. */
export const rivalOf = (n: number) => (n % 2 === 0 ? n + 1 : n - 1);

const boardOf = ({ hand }: Person) => [...hand.board.values()];
export const others = (person: Person) => boardOf(person).filter(({ author }) => author.ref !== person.hand.self.ref);
