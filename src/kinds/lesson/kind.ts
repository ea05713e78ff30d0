import { DAYS_SKILLS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Cours: somebody teaches what they know. */
export const lesson = {
	name: 'lesson',
	counterparts: ['free', 'thanks', 'swap', 'cost-sharing'],
	days: { offer: DAYS_SKILLS, request: DAYS_REQUEST },
	dated: 'maybe',
	destination: false,
	places: true
} as const satisfies Kind;
