/** What the form begins with: sensible numbers for what is often bought together here, all of them to be changed. */
import { addDays, dayOf, type Day } from '../../domain/dates.ts';
import { randomSymbols } from '../../domain/ids.ts';
import { GRACE_HOURS, type Line, type Pickup, type Purchase } from './shape.ts';
import { instantAt } from './wall-clock.ts';

/** Time for the paper forms to come back from the hamlets. */
const DAYS_TO_ORDER = 21;
const DAYS_TO_DELIVER = 14;
const CLOSING_HOUR = '20:00';

export const MODELS = ['pellets', 'flour', 'fuel', 'citrus', 'other'] as const;
export type Model = (typeof MODELS)[number];

/** What is counted is a word; its numbers are here. A pallet of pellets is 65 bags. */
const NUMBERS: Readonly<Record<Model, Pick<Line, 'packSize' | 'minPerHousehold' | 'step'> & Pick<Purchase, 'threshold'>>> = {
	pellets: { packSize: 65, minPerHousehold: 5, step: 1, threshold: { measure: 'packs', amount: 1 } },
	flour: { packSize: 1, minPerHousehold: 1, step: 1, threshold: { measure: 'units', amount: 20 } },
	fuel: { packSize: 1, minPerHousehold: 500, step: 100, threshold: { measure: 'units', amount: 3000 } },
	citrus: { packSize: 1, minPerHousehold: 1, step: 1, threshold: { measure: 'units', amount: 30 } },
	other: { packSize: 1, minPerHousehold: 1, step: 1, threshold: { measure: 'households', amount: 5 } }
};

/** Ids are short, for they are in every order; eight symbols never meet twice in one purchase. */
const newId = () => randomSymbols(8);

export function newLine(words: { name: string; unit: string }, model: Model = 'other'): Line {
	const { threshold: _, ...numbers } = NUMBERS[model];
	return { id: newId(), ...words, ...numbers, price: { cents: 0, final: false }, priceSteps: [] };
}

export function newPickup({ deliveryOn, closesAt }: Pick<Purchase, 'deliveryOn' | 'closesAt'>): Pickup {
	return { id: newId(), place: '', day: deliveryOn ?? addDays(dayOf(closesAt), DAYS_TO_DELIVER), slot: '' };
}

export function beginPurchase(model: Model, words: { name: string; unit: string }, today: Day): Purchase {
	const closes = addDays(today, DAYS_TO_ORDER);
	const dates = { closesAt: instantAt(closes, CLOSING_HOUR), deliveryOn: addDays(closes, DAYS_TO_DELIVER) };
	return {
		lines: [newLine(words, model)],
		supplier: '',
		threshold: NUMBERS[model].threshold,
		...dates,
		graceHours: GRACE_HOURS,
		pickups: [newPickup(dates)],
		transport: { cents: 0, split: 'none' },
		payment: ''
	};
}
