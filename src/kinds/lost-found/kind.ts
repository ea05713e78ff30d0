import { DAYS_GOODS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Perdu, trouvé. An offer is something found; a request is something lost. */
export const lostFound = {
	name: 'lost-found',
	counterparts: ['free', 'thanks'],
	days: { offer: DAYS_GOODS, request: DAYS_REQUEST },
	dated: 'never',
	destination: false,
	places: false
} as const satisfies Kind;
