/** For the organiser: one row a household, what it takes and owes, and a box for each thing to remember. */
import { euros } from '../../words/money.ts';
import { sheets as words } from '../../words/purchase-sheets.ts';
import { table } from '../table.ts';
import { closeSheet, counted, itemsOf, openSheet, pickupOf, products, transport, type PurchaseSheets } from './data.ts';

export function householdsPdf(data: PurchaseSheets): Uint8Array {
	const { purchase } = data;
	const { reckoning, all } = counted(data);
	const paper = openSheet(data, words.householdsTitle);
	products(paper, data);
	transport(paper, data, 'in bills');
	paper.space(3);
	table(
		paper,
		[
			{ title: words.name, width: 54 },
			{ title: words.order, width: 66 },
			{ title: words.toPay, width: 26, align: 'right' },
			{ title: words.paid, width: 15, tick: true },
			{ title: words.collected, width: 17, tick: true }
		],
		[
			...all.map((household) => {
				const { placed, name, commune, bill } = household;
				const pickup = pickupOf(purchase, household);
				const who = [name, commune, placed.order.phone].filter(Boolean).join('\n');
				const what = [
					itemsOf(purchase, bill),
					purchase.pickups.length > 1 && `${words.pickup}\u00a0: ${pickup?.place ?? words.pickupUnknown}`,
					placed.order.note
				];
				return { cells: [who, what.filter(Boolean).join('\n'), euros(bill.cents)], least: 14 };
			}),
			{ cells: [words.total, words.households(all.length), euros(reckoning.cents), '', ''], bold: true }
		]
	);
	return closeSheet(paper, data);
}
