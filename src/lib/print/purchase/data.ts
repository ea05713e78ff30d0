/** What the sheets of a group purchase are made of, and what they share. */
import { dayOf, type Day } from '../../../domain/dates.ts';
import type { PlacedOrder } from '../../../kinds/group-purchase/order.ts';
import { reckon, type Bill, type Reckoning } from '../../../kinds/group-purchase/reckoning.ts';
import type { Purchase } from '../../../kinds/group-purchase/shape.ts';
import { fullDay } from '../../words/dates.ts';
import { euros } from '../../words/money.ts';
import { sheets as words } from '../../words/purchase-sheets.ts';
import { typeset } from '../../words/typography.ts';
import { BODY, MARGIN, openPaper, type Paper } from '../paper.ts';

/** A household as the organiser knows it. */
export interface Household {
	readonly placed: PlacedOrder;
	readonly name: string;
	readonly commune?: string;
}

export interface PurchaseSheets {
	/** The territory's name for this software. */
	readonly site: string;
	/** The ad's title. */
	readonly title: string;
	readonly organiser: string;
	/** With final prices where there are (`withFinalPrices`). */
	readonly purchase: Purchase;
	/** Those whose order counts (`counting`). */
	readonly households: readonly Household[];
	/** The day it is printed: the only date that is not in the purchase. */
	readonly on: Day;
}

export interface Counted extends Household {
	readonly bill: Bill;
}

/** Each household with its bill, by name as in a telephone book; those of the same name by document. */
export function counted({ purchase, households }: PurchaseSheets): { reckoning: Reckoning; all: Counted[] } {
	const reckoning = reckon(
		purchase,
		households.map(({ placed }) => placed)
	);
	const bills = new Map(reckoning.bills.map((bill) => [bill.order.id, bill]));
	const all = households.flatMap((household) => {
		const bill = bills.get(household.placed.id);
		return bill ? [{ ...household, bill }] : [];
	});
	return { reckoning, all: all.sort((a, b) => compare(key(a.name), key(b.name)) || compare(a.placed.id, b.placed.id)) };
}

/** Accents and capitals aside, and the same on every device, which `localeCompare` does not promise. */
const key = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** « 10 × Granulés de bois », one a line; what changed from what was asked is said. */
export const itemsOf = ({ lines }: Pick<Purchase, 'lines'>, { shares }: Bill): string =>
	shares
		.map(({ line, gets, asked }) => {
			const known = lines.find(({ id }) => id === line);
			const item = words.items(gets, typeset(known?.name ?? line));
			return gets === asked ? item : `${item} ${words.changed(asked)}`;
		})
		.join('\n');

/** Where a household fetches it: the only place when there is one, whatever it ticked. */
export const pickupOf = ({ pickups }: Pick<Purchase, 'pickups'>, { placed }: Household) =>
	pickups.find(({ id }) => id === placed.order.pickup) ?? (pickups.length === 1 ? pickups[0] : undefined);

const BIG = 20;

/** A sheet begun: its title, what it is of, who organises it. */
export function openSheet(data: PurchaseSheets, title: string): Paper {
	const paper = openPaper({ title: `${title} ${data.title}`, on: data.on });
	head(paper, data, title);
	return paper;
}

export function head(paper: Paper, { title: purchase, organiser }: PurchaseSheets, title: string): void {
	paper.write(title, { size: BIG, bold: true });
	paper.write(typeset(purchase), { size: 14 });
	paper.write(`${words.organiser} ${organiser}`);
	paper.space(3);
}

export const closeSheet = (paper: Paper, { site, on }: PurchaseSheets): Uint8Array =>
	paper.bytes((page, of) => [`${words.neither(site)} ${words.printedOn(fullDay(on, on))}.`, words.page(page, of)]);

/** « Livraison prévue : samedi 12 décembre »: what is said in bold, then the rest. */
export function fact(paper: Paper, label: string, text: string, labelWidth = 52): void {
	const width = 178 - labelWidth;
	const lines = paper.wrap(typeset(text), width);
	paper.need(lines.length * paper.lineOf());
	paper.put(label, MARGIN, paper.y, { bold: true });
	for (const line of lines) {
		paper.put(line, MARGIN + labelWidth, paper.y, { size: BODY });
		paper.y += paper.lineOf();
	}
}

/** What the quantities count, once for all rows. */
export function products(paper: Paper, { purchase }: PurchaseSheets): void {
	const said = purchase.lines.map(({ name, unit }) => `${name} (${unit})`);
	fact(paper, words.products, said.join(', '), 30);
}

/** `inBills`: on sheets that say what each household owes. */
export function transport(paper: Paper, { purchase }: PurchaseSheets, inBills?: 'in bills'): void {
	const { cents, split } = purchase.transport;
	if (cents === 0) return;
	const shared = inBills && split !== 'none' ? `, ${words.included}` : '';
	fact(paper, words.transport, `${euros(cents)}, ${words.split[split]}${shared}`, inBills && 30);
}

export const closingDay = ({ purchase, on }: PurchaseSheets) => fullDay(dayOf(purchase.closesAt), on);
