/** What its organiser announced of a purchase, a line each. Neither sums nor phases: those change with each order. */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import { fullDay } from '../../lib/words/dates.ts';
import { euros } from '../../lib/words/money.ts';
import { measured, purchase as words } from '../../lib/words/purchase.ts';
import { typeset } from '../../lib/words/typography.ts';
import type { FactRow } from '../kind-rows.ts';
import { purchaseOf } from './shape.ts';

export function purchaseRows(ad: AdText, today: Day): FactRow[] {
	const purchase = purchaseOf(ad);
	if (!purchase) return [];
	const { lines, threshold, deliveryOn, pickups, supplier } = purchase;
	return [
		...lines.map((line): FactRow => {
			const price = line.price.final ? words.final : words.estimated;
			return [typeset(line.name), `${words.unitPrice(euros(line.price.cents), typeset(line.unit))}, ${price}`];
		}),
		[words.from, measured(threshold.measure, threshold.amount)],
		[words.delivery, deliveryOn && fullDay(deliveryOn, today)],
		...pickups.map(({ place, day, slot }): FactRow => [
			words.pickups,
			`${typeset(place)}, ${fullDay(day, today)}, ${typeset(slot)}`
		]),
		[words.supplier, typeset(supplier)]
	];
}
