/** The same as the sheets, for a spreadsheet: one column a product. */
import { sheets as words } from '../../words/purchase-sheets.ts';
import { amount, csv } from '../csv.ts';
import { counted, pickupOf, type PurchaseSheets } from './data.ts';

export function supplierCsv(data: PurchaseSheets): string {
	const { lines, goods } = counted(data).reckoning;
	return csv([
		[words.product, words.unit, words.quantity, words.packs, words.price, words.sum],
		...lines.map(({ line, total, unitCents }) => [
			line.name,
			line.unit,
			total,
			Math.floor(total / Math.max(1, line.packSize)),
			amount(unitCents),
			amount(total * unitCents)
		]),
		[words.total, '', '', '', '', amount(goods)]
	]);
}

export function householdsCsv(data: PurchaseSheets): string {
	const { purchase } = data;
	const { reckoning, all } = counted(data);
	const { lines } = purchase;
	return csv([
		[
			words.name,
			words.commune,
			words.phone,
			...lines.map(({ name, unit }) => `${name}, ${unit}`),
			words.transport,
			words.toPay,
			words.pickup,
			words.note
		],
		...all.map((household) => {
			const { name, commune, placed, bill } = household;
			const pickup = pickupOf(purchase, household);
			return [
				name,
				commune ?? '',
				placed.order.phone ?? '',
				...lines.map(({ id }) => bill.shares.find(({ line }) => line === id)?.gets ?? 0),
				amount(bill.transport),
				amount(bill.cents),
				pickup ? `${pickup.place}, ${pickup.day}, ${pickup.slot}` : '',
				placed.order.note ?? ''
			];
		}),
		[
			words.total,
			'',
			'',
			...reckoning.lines.map(({ total }) => total),
			amount(reckoning.transport),
			amount(reckoning.cents),
			'',
			''
		]
	]);
}
