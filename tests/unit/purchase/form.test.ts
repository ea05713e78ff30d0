/** What the organiser's form begins with, and how it reads what people type. */
import { describe, expect, test } from 'vitest';
import { beginPurchase, MODELS } from '../../../src/kinds/group-purchase/begin.ts';
import { checkPurchase } from '../../../src/kinds/group-purchase/check-details.ts';
import { readPurchase } from '../../../src/kinds/group-purchase/shape.ts';
import { hourOf, instantAt } from '../../../src/kinds/group-purchase/wall-clock.ts';
import { dayOf, type Day } from '../../../src/domain/dates.ts';
import { euros, readEuros, typedEuros } from '../../../src/lib/words/money.ts';
import { models } from '../../../src/lib/words/purchase-form.ts';
import { territory } from '../../factories/territory.ts';

const TODAY = '2026-11-23' as Day;

test.each(MODELS)('« %s » begins with numbers that go together: only words and prices are left to give', (model) => {
	const begun = beginPurchase(model, { name: models[model].name || 'Plants', unit: models[model].unit }, TODAY);
	expect(readPurchase(begun)).toEqual(begun);
	const left = checkPurchase(begun, territory, TODAY).map(({ code }) => code);
	expect(left).toEqual(['purchase-price', 'purchase-supplier', 'purchase-place', 'purchase-slot', 'purchase-payment']);
});

describe('an hour of Paris', () => {
	test.each([
		['2026-12-01', '20:00', '2026-12-01T19:00:00.000Z'],
		['2026-07-01', '20:00', '2026-07-01T18:00:00.000Z'],
		['2026-07-01', '00:30', '2026-06-30T22:30:00.000Z']
	])('%s %s is %s', (day, hour, at) => {
		expect(instantAt(day as Day, hour)).toBe(at);
		expect([dayOf(at), hourOf(at)]).toEqual([day, hour]);
	});
	test('that the change of time skips is still a moment of that day', () =>
		expect(dayOf(instantAt('2026-03-29' as Day, '02:30'))).toBe('2026-03-29'));
});

describe('an amount', () => {
	test.each([
		['5,4', 540],
		['5.40', 540],
		['5,40 €', 540],
		[' 12 ', 1200],
		['1 200,05', 120_005],
		['1\u202f200\u00a0€', 120_000],
		['12000', 1_200_000]
	])('« %s » is read', (typed, cents) => expect(readEuros(typed)).toBe(cents));
	test.each(['', 'cinq', '5,405', '-5', '5 4', '1e3'])('« %s » is not', (typed) => expect(readEuros(typed)).toBeUndefined());
	test('is written as here, and read back', () => {
		expect(euros(123_405)).toBe('1\u202f234,05\u00a0€');
		expect(euros(-5)).toBe('−0,05\u00a0€');
		for (const cents of [1, 99, 100, 540, 120_005]) expect(readEuros(typedEuros(cents))).toBe(cents);
	});
});
