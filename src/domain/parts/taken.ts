/** What one takes part in by being there: a seat, a place, a loan. What is bought together has pages of its own. */
import type { Borrow, Ride, Signup, What } from './what.ts';

export type Taken = Ride | Signup | Borrow;
export type TakenType = Taken['type'];

export const TAKEN_TYPES: readonly string[] = ['ride', 'signup', 'borrow'] satisfies TakenType[];
export const isTakenType = (type: string): type is TakenType => TAKEN_TYPES.includes(type);
export const isTaken = (what: What): what is Taken => isTakenType(what.type);
