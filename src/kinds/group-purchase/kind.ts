import { DAYS_GOODS, DAYS_REQUEST, type Kind } from '../kind.ts';

/** Achat groupé: several households buy together. Here `on` is the day it closes. */
export const groupPurchase = {
	name: 'group-purchase',
	counterparts: ['cost-sharing'],
	days: { offer: DAYS_GOODS, request: DAYS_REQUEST },
	dated: 'maybe',
	destination: false,
	places: false
} as const satisfies Kind;
