import { DAYS_GOODS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Covoiturage: one trip (`on`), or a regular one when there is no day. */
export const carpool = {
	name: 'carpool',
	counterparts: ['free', 'thanks', 'cost-sharing'],
	days: { offer: DAYS_GOODS, request: DAYS_REQUEST },
	dated: 'maybe',
	destination: true,
	places: true
} as const satisfies Kind;
