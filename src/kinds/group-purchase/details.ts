/** A group purchase among the kinds of ads that have details of their own. */
import type { AdText } from '../../domain/ad.ts';
import { dayOf } from '../../domain/dates.ts';
import type { Details } from '../details.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { checkPurchase } from './check-details.ts';
import { purchaseSchema, readPurchase, type Purchase } from './shape.ts';

export const purchaseDetails: Details<typeof purchaseSchema> = {
	schema: purchaseSchema,
	// One may still only ask who would join, with a plain ad: phones of before knew no other way.
	needed: () => false,
	day(details) {
		const purchase = readPurchase(details);
		return purchase && dayOf(purchase.closesAt);
	},
	check(purchase, ad, territory, today) {
		const found = checkPurchase(purchase, territory, today, ad.on).map(({ code }) => refusal(code));
		return [...checkAround(purchase, ad), ...found];
	}
};

const refusal = (code: Refusal['code']): Refusal<'details'> => ({ field: 'details', code });

/** The ad lives as long as one may order: a prolonged purchase moves its day, and leaves what was announced. */
function checkAround({ closesAt }: Purchase, { side, on }: AdText): Refusal<'details'>[] {
	if (side !== 'offer') return [refusal('purchase-request')];
	return on !== undefined && on < dayOf(closesAt) ? [refusal('purchase-day')] : [];
}
