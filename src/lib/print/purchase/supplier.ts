/** For the supplier: what is bought, in packs and in all. Nobody's name but the organiser's. */
import { fullDay } from '../../words/dates.ts';
import { euros } from '../../words/money.ts';
import { sheets as words } from '../../words/purchase-sheets.ts';
import { typeset } from '../../words/typography.ts';
import { table } from '../table.ts';
import { closeSheet, counted, fact, openSheet, transport, type PurchaseSheets } from './data.ts';

export function supplierPdf(data: PurchaseSheets): Uint8Array {
	const { purchase, on, households } = data;
	const { reckoning } = counted(data);
	const paper = openSheet(data, words.supplierTitle);
	fact(paper, words.supplier, purchase.supplier);
	if (purchase.deliveryOn) fact(paper, words.delivery, fullDay(purchase.deliveryOn, on));
	paper.space(4);
	table(
		paper,
		[
			{ title: words.product, width: 60 },
			{ title: words.quantity, width: 26, align: 'right' },
			{ title: words.packs, width: 38 },
			{ title: words.price, width: 26, align: 'right' },
			{ title: words.sum, width: 28, align: 'right' }
		],
		[
			...reckoning.lines.map(({ line, total, unitCents }) => ({
				cells: [
					typeset(`${line.name}\n${line.unit}`),
					String(total),
					words.packsOf(Math.floor(total / Math.max(1, line.packSize)), total % Math.max(1, line.packSize), line.packSize),
					line.price.final ? euros(unitCents) : `${euros(unitCents)}\n${words.estimated}`,
					euros(total * unitCents)
				]
			})),
			{ cells: [words.total, '', words.households(households.length), '', euros(reckoning.goods)], bold: true }
		]
	);
	paper.space(4);
	transport(paper, data);
	fact(paper, words.payment, purchase.payment);
	return closeSheet(paper, data);
}
