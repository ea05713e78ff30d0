import { DAYS_GOODS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Échange: a thing for a thing, an hour for an hour. */
export const swap = {
	name: 'swap',
	counterparts: ['swap'],
	days: { offer: DAYS_GOODS, request: DAYS_REQUEST },
	dated: 'never',
	destination: false,
	places: false
} as const satisfies Kind;
