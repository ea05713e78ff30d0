/** Ads that people take part in, and what they ask. A test says only what matters to it. */
import type { Day } from '../../src/domain/dates.ts';
import { newMemberRef, type MemberRef } from '../../src/domain/ids.ts';
import type { Act } from '../../src/domain/parts/book.ts';
import type { Who } from '../../src/domain/parts/doc-ids.ts';
import type { Terms } from '../../src/domain/parts/way.ts';
import type { Borrow, Ride, Signup, What } from '../../src/domain/parts/what.ts';
import { adText } from './ads.ts';

export const AUTHOR = newMemberRef();
export const TODAY = '2026-11-25' as Day;
export const SATURDAY = '2026-11-28' as Day;
const AT = '2026-11-25T10:00:00.000Z';

export const terms = (other: Partial<Terms> = {}): Terms => ({
	...adText(),
	state: 'live',
	expiresOn: '2027-01-10' as Day,
	author: { ref: AUTHOR, name: 'Odette' },
	...other
});

export const ride = (other: Partial<Ride> = {}): Ride => ({ type: 'ride', legs: ['out'], seats: 1, ...other });
export const signup = (other: Partial<Signup> = {}): Signup => ({ type: 'signup', people: 1, ...other });
export const borrow = (from = '2026-12-01', until = '2026-12-03'): Borrow => ({
	type: 'borrow',
	from: from as Day,
	until: until as Day
});

/** A trip on Saturday, out at 8 and back at 17. */
export const trip = (other: Partial<Terms> = {}) =>
	terms({
		kind: 'carpool',
		side: 'offer',
		category: 'transport',
		counterpart: 'cost-sharing',
		to: '38185',
		on: SATURDAY,
		at: '08:00',
		expiresOn: SATURDAY,
		places: 2,
		details: { role: 'driver', back: '17:00' },
		...other
	});
export const party = (other: Partial<Terms> = {}) =>
	terms({ kind: 'work-party', side: 'request', on: SATURDAY, expiresOn: SATURDAY, places: 2, ...other });
export const lesson = (other: Partial<Terms> = {}) => terms({ kind: 'lesson', side: 'offer', places: 2, ...other });
export const tool = (other: Partial<Terms> = {}) => terms({ kind: 'loan', side: 'offer', ...other });

export const asks = (who: Who, what: What, on?: Day, other: Partial<Extract<Act, { do: 'ask' }>> = {}): Act => ({
	do: 'ask',
	who,
	...(on && { on }),
	name: 'Marc',
	what,
	writtenAt: AT,
	receivedAt: AT,
	...other
});
export const cancels = (who: Who, on?: Day): Act => ({ do: 'cancel', who, ...(on && { on }) });

export const people = (count: number): MemberRef[] => Array.from({ length: count }, () => newMemberRef());
