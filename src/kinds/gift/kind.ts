import { DAYS_GOODS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Don: a thing changes hands for nothing, or for a thank-you. */
export const gift = {
	name: 'gift',
	counterparts: ['free', 'thanks'],
	days: { offer: DAYS_GOODS, request: DAYS_REQUEST },
	dated: 'never',
	destination: false,
	places: false
} as const satisfies Kind;
