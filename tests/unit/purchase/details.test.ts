/** What makes a good group purchase, and what its organiser is told otherwise. */
import { describe, expect, test } from 'vitest';
import { checkAd, judgeAd } from '../../../src/domain/ad-rules.ts';
import { dayFromDetails, detailsOf } from '../../../src/kinds/details.ts';
import { checkPurchase } from '../../../src/kinds/group-purchase/check-details.ts';
import type { Day } from '../../../src/domain/dates.ts';
import type { Purchase } from '../../../src/kinds/group-purchase/shape.ts';
import { adText } from '../../factories/ads.ts';
import { line, purchase } from '../../factories/purchases.ts';
import { territory as TERRITORY } from '../../factories/territory.ts';

const TODAY = '2026-11-23' as Day;
const day = (text: string) => text as Day;
const pickup = purchase().pickups[0]!;
const wrong = (other: Partial<Purchase>) =>
	checkPurchase(purchase(other), TERRITORY, TODAY).map(({ at, code }) => `${at}: ${code}`);
const ad = (other: Parameters<typeof adText>[0] = {}) =>
	adText({
		kind: 'group-purchase',
		side: 'offer',
		counterpart: 'cost-sharing',
		on: day('2026-12-01'),
		details: purchase(),
		...other
	});

test('a good one may be published', () => {
	expect(checkAd(ad(), TERRITORY, TODAY)).toEqual([]);
	expect(detailsOf(ad())).toEqual(purchase());
});

test.each<[string, Partial<Purchase>]>([
	['lines: purchase-line-missing', { lines: [] }],
	['lines.pellets.name: purchase-line-name', { lines: [line({ name: ' ' })] }],
	['lines.pellets.unit: purchase-unit', { lines: [line({ unit: '' })] }],
	['lines.pellets.packSize: purchase-pack', { lines: [line({ packSize: 0 })] }],
	['lines.pellets.step: purchase-step', { lines: [line({ step: 0 })] }],
	['lines.pellets.minPerHousehold: purchase-least', { lines: [line({ step: 2, minPerHousehold: 3 })] }],
	['lines.pellets.mostAvailable: purchase-most', { lines: [line({ minPerHousehold: 4, mostAvailable: 3 })] }],
	['lines.pellets.price: purchase-price', { lines: [line({ price: { cents: 0, final: false } })] }],
	['lines.pellets.priceSteps: purchase-price-steps', { lines: [line({ priceSteps: [{ from: 65, cents: 600 }] })] }],
	[
		'lines.pellets.priceSteps: purchase-price-steps',
		{
			lines: [
				line({
					priceSteps: [
						{ from: 65, cents: 500 },
						{ from: 65, cents: 490 }
					]
				})
			]
		}
	],
	['supplier: purchase-supplier', { supplier: '' }],
	['threshold: purchase-threshold', { threshold: { measure: 'units', amount: 0 } }],
	['closesAt: day-past', { closesAt: '2026-11-01T10:00:00.000Z' }],
	['opensAt: purchase-opens-late', { opensAt: '2026-12-02T10:00:00.000Z' }],
	['deliveryOn: purchase-delivery-early', { deliveryOn: day('2026-11-30') }],
	['pickups.place.place: purchase-place', { pickups: [{ ...pickup, place: '' }] }],
	['pickups.place.slot: purchase-slot', { pickups: [{ ...pickup, slot: '' }] }],
	['pickups.place.day: purchase-pickup-early', { pickups: [{ ...pickup, day: day('2026-12-09') }] }],
	['transport: purchase-transport', { transport: { cents: 0, split: 'unit' } }],
	['payment: purchase-payment', { payment: ' ' }],
	['communes: commune-unknown', { communes: ['99999'] }]
])('%s', (said, other) => expect(wrong(other)).toEqual([said]));

describe('with the ad around it', () => {
	test('the ad’s own day is the one it closes, and is not asked twice', () => {
		expect(dayFromDetails(ad())).toBe('2026-12-01');
		expect(dayFromDetails(adText())).toBeUndefined();
	});

	test('an ad without details is still one: some only ask who would join', () =>
		expect(checkAd({ ...adText({ kind: 'group-purchase', counterpart: 'cost-sharing' }) }, TERRITORY, TODAY)).toEqual([]));

	test.each([
		['of another shape', { details: { lines: 'granulés' } }, 'details-wrong'],
		['with something more in it', { details: { ...purchase(), iban: 'FR76' } }, 'details-wrong'],
		['by somebody who only asks', { side: 'request' }, 'purchase-request'],
		['that leaves the board before it closes', { on: day('2026-11-30') }, 'purchase-day']
	] as const)('details %s are refused', (_, other, code) =>
		expect(checkAd(ad(other), TERRITORY, TODAY)).toContainEqual({ field: 'details', code })
	);

	test('a purchase that was prolonged keeps the closing it announced, and lives on', () => {
		const later = day('2026-12-05');
		const doc = {
			...ad({ on: day('2026-12-15') }),
			_id: 'ad:0',
			type: 'ad',
			state: 'live',
			expiresOn: '2026-12-15',
			writtenAt: ''
		};
		expect(judgeAd(doc as never, TERRITORY, later)).toEqual([]);
	});
});
