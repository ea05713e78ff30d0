/** The blank form of paper, for who orders without a telephone of this kind: one a household. */
import { CONTACTS_KEPT_DAYS } from '../../../kinds/group-purchase/keeping.ts';
import { fullDay } from '../../words/dates.ts';
import { euros } from '../../words/money.ts';
import { sheets as words } from '../../words/purchase-sheets.ts';
import { typeset } from '../../words/typography.ts';
import { INNER, MARGIN, type Paper } from '../paper.ts';
import { table } from '../table.ts';
import { closeSheet, closingDay, fact, openSheet, transport, type PurchaseSheets } from './data.ts';

export function formPdf(data: PurchaseSheets): Uint8Array {
	const { purchase, organiser, on } = data;
	const paper = openSheet(data, words.formTitle);
	paper.write(words.formIntro(organiser, closingDay(data)), { bold: true });
	paper.space(4);
	for (const label of [words.formName, words.commune, words.phone]) blank(paper, label);
	paper.space(3);
	table(
		paper,
		[
			{ title: words.product, width: 86 },
			{ title: words.price, width: 30, align: 'right' },
			{ title: words.quantity, width: 31, boxed: true },
			{ title: words.upTo, width: 31, boxed: true }
		],
		purchase.lines.map(({ name, unit, price, minPerHousehold, step }) => ({
			cells: [
				`${typeset(`${name}, ${unit}`)}${minPerHousehold > 1 || step > 1 ? `\n${words.least(minPerHousehold, step)}` : ''}`,
				price.final ? euros(price.cents) : `${euros(price.cents)}\n${words.estimated}`
			],
			least: 14
		}))
	);
	paper.space(2);
	paper.write(words.upToHint);
	paper.space(3);
	if (purchase.pickups.length > 0) {
		paper.write(words.formPickup, { bold: true });
		for (const { place, day, slot } of purchase.pickups) ticked(paper, typeset(`${place}, ${fullDay(day, on)}, ${slot}`));
		paper.space(3);
	}
	transport(paper, data);
	fact(paper, words.payment, purchase.payment);
	if (purchase.cancellation) fact(paper, words.cancellation, purchase.cancellation);
	paper.space(4);
	blank(paper, words.formSignature);
	paper.write(words.formPrivacy(CONTACTS_KEPT_DAYS));
	return closeSheet(paper, data);
}

/** A label and a line to write on, high enough for a hand. */
function blank(paper: Paper, label: string): void {
	paper.need(12);
	paper.put(label, MARGIN, paper.y + 4);
	paper.rule(MARGIN + 52, paper.y + 10, MARGIN + INNER, paper.y + 10);
	paper.space(12);
}

function ticked(paper: Paper, text: string): void {
	const lines = paper.wrap(text, INNER - 9);
	paper.need(lines.length * paper.lineOf() + 2);
	paper.box(MARGIN, paper.y + 0.5, 5, 5);
	for (const line of lines) {
		paper.put(line, MARGIN + 9, paper.y + 0.5);
		paper.y += paper.lineOf();
	}
	paper.space(1.5);
}
