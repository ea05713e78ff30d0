/** What makes a good group purchase. Each broken rule says where, so that the form can show it beside its field. */
import { cleanLine, lengthOf } from '../../domain/clean.ts';
import { addDays, dayOf, type Day } from '../../domain/dates.ts';
import type { VerdictCode } from '../../domain/refusals.ts';
import { communeOf, type Territory } from '../../domain/territory.ts';
import { PURCHASE_NAME_MAX, PURCHASE_WORDS_MAX, type Line, type Purchase } from './shape.ts';

/** A purchase is announced at most a year ahead, like any dated ad. */
const FURTHEST_DAYS = 366;

export interface PurchaseProblem {
	readonly code: VerdictCode;
	/** Where in the form: `supplier`, `lines.pellets.name`, `pickups.p1.place`. */
	readonly at: string;
}

const isSaid = (text: string) => cleanLine(text) !== '';
const isShort = (text: string) => isSaid(text) && lengthOf(text) <= PURCHASE_NAME_MAX;

/**
 * Every rule it breaks, in the order of the form; empty when it may be published. `on`: the ad's own day, which moves
 * when a purchase is prolonged; the closing announced may then be past.
 */
export function checkPurchase(
	purchase: Purchase,
	territory: Pick<Territory, 'communes'>,
	today: Day,
	on?: Day
): PurchaseProblem[] {
	const { lines, supplier, threshold, closesAt, opensAt, deliveryOn, pickups, transport, payment, cancellation, communes } =
		purchase;
	const found: PurchaseProblem[] = [];
	const refuse = (at: string, code: VerdictCode) => void found.push({ at, code });

	if (lines.length === 0) refuse('lines', 'purchase-line-missing');
	if (new Set(lines.map((line) => line.id)).size < lines.length) refuse('lines', 'details-wrong');
	for (const line of lines) found.push(...checkLine(line));

	if (!isShort(supplier)) refuse('supplier', 'purchase-supplier');
	if (threshold.amount < 1) refuse('threshold', 'purchase-threshold');

	const closes = dayOf(closesAt);
	if (closes < today && (on === undefined || on < today)) refuse('closesAt', 'day-past');
	else if (closes > addDays(today, FURTHEST_DAYS)) refuse('closesAt', 'day-too-far');
	if (opensAt !== undefined && Date.parse(opensAt) >= Date.parse(closesAt)) refuse('opensAt', 'purchase-opens-late');
	if (deliveryOn !== undefined && deliveryOn < closes) refuse('deliveryOn', 'purchase-delivery-early');

	if (new Set(pickups.map((pickup) => pickup.id)).size < pickups.length) refuse('pickups', 'details-wrong');
	for (const { id, place, day, slot } of pickups) {
		if (!isShort(place)) refuse(`pickups.${id}.place`, 'purchase-place');
		if (!isSaid(slot)) refuse(`pickups.${id}.slot`, 'purchase-slot');
		if (day < (deliveryOn ?? closes)) refuse(`pickups.${id}.day`, 'purchase-pickup-early');
	}
	if (transport.split !== 'none' && transport.cents === 0) refuse('transport', 'purchase-transport');
	if (!isSaid(payment)) refuse('payment', 'purchase-payment');
	else if (lengthOf(payment) > PURCHASE_WORDS_MAX) refuse('payment', 'text-too-long');
	if (cancellation !== undefined && lengthOf(cancellation) > PURCHASE_WORDS_MAX) refuse('cancellation', 'text-too-long');
	if (communes?.some((insee) => !communeOf(territory, insee))) refuse('communes', 'commune-unknown');
	return found;
}

function checkLine(line: Line): PurchaseProblem[] {
	const { id, name, unit, packSize, minPerHousehold: min, step, mostAvailable, price, priceSteps } = line;
	const found: PurchaseProblem[] = [];
	const refuse = (field: string, code: VerdictCode) => void found.push({ at: `lines.${id}.${field}`, code });

	if (!isShort(name)) refuse('name', 'purchase-line-name');
	if (!isShort(unit)) refuse('unit', 'purchase-unit');
	if (packSize < 1) refuse('packSize', 'purchase-pack');
	if (step < 1) refuse('step', 'purchase-step');
	// A household counts in steps from nothing: a least quantity between two steps could never be ordered.
	else if (min < 1 || min % step !== 0) refuse('minPerHousehold', 'purchase-least');
	if (mostAvailable !== undefined && mostAvailable < Math.max(1, min)) refuse('mostAvailable', 'purchase-most');
	if (price.cents < 1) refuse('price', 'purchase-price');
	else if (!areFalling([{ from: 0, cents: price.cents }, ...priceSteps])) refuse('priceSteps', 'purchase-price-steps');
	return found;
}

/** From one step to the next the quantity rises and the price falls. */
const areFalling = (rows: Line['priceSteps']) =>
	rows.slice(1).every(({ from, cents }, index) => {
		const before = rows[index];
		return before !== undefined && from > before.from && cents < before.cents && cents > 0;
	});
