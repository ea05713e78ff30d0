import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../../src/domain/dates.ts';
import { judgeAd } from '../../../../src/domain/ad-rules.ts';
import type { AdDoc } from '../../../../src/domain/ad.ts';
import { newAdId } from '../../../../src/domain/ids.ts';
import { KINDS } from '../../../../src/kinds/index.ts';
import { SIDES } from '../../../../src/kinds/kind.ts';
import { noticeKey, noticeOf } from '../../../../src/domain/notices.ts';
import { prolongedTo, yearHasPassed } from '../../../../src/domain/own/prolong.ts';
import { adText } from '../../../factories/ads.ts';
import { territory } from '../../../factories/territory.ts';
import { TODAY } from '../good.ts';

describe('prolonging', () => {
	const undated = KINDS.filter(({ destination }) => !destination);
	test.each(undated.flatMap((kind) => SIDES.map((side) => [kind.name, side, kind.days[side]] as const)))(
		'an ended %s (%s) lives %i days more, and the courier agrees',
		(kind, side, days) => {
			const expiresOn = addDays(TODAY, -1);
			const counterpart = KINDS.find(({ name }) => name === kind)!.counterparts[0];
			const last = prolongedTo({ kind, side, expiresOn }, TODAY)!;
			expect(last).toBe(addDays(TODAY, days));
			const doc = { ...adText({ kind, side, counterpart }), _id: `ad:${newAdId()}`, type: 'ad', state: 'live' } as const;
			const refused = judgeAd({ ...doc, expiresOn: last, writtenAt: `${TODAY}T10:00:00.000Z` } as AdDoc, territory, TODAY);
			expect(refused.filter(({ field }) => field === 'expiresOn')).toEqual([]);
		}
	);

	test('a dated ad ends on its day', () =>
		expect(prolongedTo({ kind: 'service', side: 'offer', on: TODAY, expiresOn: TODAY }, TODAY)).toBeUndefined());

	test('it gives a week at the least, or is not proposed', () =>
		fc.assert(
			fc.property(fc.integer({ min: -400, max: 90 }), (left) => {
				const ad = { kind: 'service', side: 'offer', expiresOn: addDays(TODAY, left) } as const;
				expect(prolongedTo(ad, TODAY)).toBe(left <= 83 ? addDays(TODAY, 90) : undefined);
			})
		));
});

describe('a standing ad is read again once a year', () => {
	const first = '2024-03-10T10:00:00.000Z';
	test.each([
		['written lately, in its first year', '2024-09-01T10:00:00.000Z', '2025-03-09', false],
		['on its first anniversary', '2024-12-15T10:00:00.000Z', '2025-03-10', true],
		['written again since that anniversary', '2025-03-11T10:00:00.000Z', '2025-06-01', false],
		['and a year later', '2025-03-11T10:00:00.000Z', '2026-03-10', true],
		['by a phone whose clock is before its first day', '2020-01-01T10:00:00.000Z', '2024-12-31', false]
	])('%s', (_, writtenAt, today, asks) => expect(yearHasPassed(first, writtenAt, today as Day)).toBe(asks));
});

describe('a notice before the end', () => {
	const ad = (left: number, other: object = {}) => ({ state: 'live' as const, expiresOn: addDays(TODAY, left), ...other });
	test.each([
		[8, undefined],
		[7, 'week'],
		[2, 'week'],
		[1, 'day'],
		[0, 'day'],
		[-1, undefined]
	])('%i days before: %s', (left, notice) => {
		expect(noticeOf(ad(left), TODAY)).toBe(notice);
		expect(noticeOf(ad(left, { state: 'reserved' }), TODAY)).toBe(notice);
	});

	test.each([['done'], ['withdrawn']])('an ad that is %s has none', (state) =>
		expect(noticeOf(ad(1, { state }), TODAY)).toBeUndefined()
	);
	test('nor has an ad with a day of its own', () => expect(noticeOf(ad(1, { on: addDays(TODAY, 1) }), TODAY)).toBeUndefined());

	test('put away, it is told again when it is another one', () => {
		const _id = `ad:${newAdId()}` as const;
		const keys = [
			noticeKey({ _id, expiresOn: TODAY }, 'week'),
			noticeKey({ _id, expiresOn: TODAY }, 'day'),
			noticeKey({ _id, expiresOn: addDays(TODAY, 90) }, 'week')
		];
		expect(new Set(keys).size).toBe(3);
	});
});
