/** For the day itself: a sheet a place and time, with room to sign. */
import type { Pickup } from '../../../kinds/group-purchase/shape.ts';
import { fullDay } from '../../words/dates.ts';
import { euros } from '../../words/money.ts';
import { sheets as words } from '../../words/purchase-sheets.ts';
import type { Paper } from '../paper.ts';
import { table } from '../table.ts';
import {
	closeSheet,
	counted,
	fact,
	head,
	itemsOf,
	openSheet,
	pickupOf,
	products,
	type Counted,
	type PurchaseSheets
} from './data.ts';

export function pickupPdf(data: PurchaseSheets): Uint8Array {
	const { purchase } = data;
	const { all } = counted(data);
	const bound = [...purchase.pickups, undefined].map((pickup) => ({
		pickup,
		there: all.filter((one) => pickupOf(purchase, one) === pickup && one.bill.shares.some(({ gets }) => gets > 0))
	}));
	// Those who have not chosen have a sheet of their own, when there are any.
	const wanted = bound.filter(({ pickup, there }) => pickup !== undefined || there.length > 0);
	const paper = openSheet(data, words.pickupTitle);
	for (const [index, { pickup, there }] of wanted.entries()) {
		if (index > 0) {
			paper.newPage();
			head(paper, data, words.pickupTitle);
		}
		one(paper, data, pickup, there);
	}
	return closeSheet(paper, data);
}

function one(paper: Paper, data: PurchaseSheets, pickup: Pickup | undefined, there: readonly Counted[]): void {
	const { purchase, on } = data;
	fact(paper, words.pickup, pickup ? `${pickup.place}, ${fullDay(pickup.day, on)}, ${pickup.slot}` : words.pickupUnknown, 30);
	products(paper, data);
	paper.space(3);
	table(
		paper,
		[
			{ title: words.name, width: 48 },
			{ title: words.order, width: 58 },
			{ title: words.toPay, width: 26, align: 'right' },
			{ title: words.signature, width: 46, boxed: true }
		],
		there.map(({ name, placed, bill }) => ({
			cells: [[name, placed.order.phone].filter(Boolean).join('\n'), itemsOf(purchase, bill), euros(bill.cents)],
			least: 16
		}))
	);
}
