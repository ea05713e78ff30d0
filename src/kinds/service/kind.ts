import { DAYS_SKILLS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Service: somebody does something for somebody. */
export const service = {
	name: 'service',
	counterparts: ['free', 'thanks', 'swap', 'cost-sharing'],
	days: { offer: DAYS_SKILLS, request: DAYS_REQUEST },
	dated: 'maybe',
	destination: false,
	places: false
} as const satisfies Kind;
