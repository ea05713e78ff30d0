import { DAYS_SKILLS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Coup de main, chantier: several people, one day, a meal at the end. */
export const workParty = {
	name: 'work-party',
	counterparts: ['free', 'thanks', 'swap'],
	days: { offer: DAYS_SKILLS, request: DAYS_REQUEST },
	dated: 'maybe',
	destination: false,
	places: true
} as const satisfies Kind;
