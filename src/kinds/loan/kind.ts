import { DAYS_GOODS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Prêt: a thing goes and comes back. */
export const loan = {
	name: 'loan',
	counterparts: ['free', 'thanks', 'swap', 'cost-sharing'],
	days: { offer: DAYS_GOODS, request: DAYS_REQUEST },
	dated: 'maybe',
	destination: false,
	places: false
} as const satisfies Kind;
