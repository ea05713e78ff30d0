import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isExpired, isLive, type AdDoc } from '../../../src/domain/ad.ts';
import { judgeAd } from '../../../src/domain/ad-rules.ts';
import { addDays, dayOf, type Day } from '../../../src/domain/dates.ts';
import { KIND_NAMES, kindOf, lastDay, type KindName } from '../../../src/kinds/index.ts';
import { SIDES } from '../../../src/kinds/kind.ts';
import { goodAd, TODAY } from './good.ts';
import { territory } from '../../factories/territory.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01' as Day, days));
const kind = fc.constantFrom(...KIND_NAMES);
const side = fc.constantFrom(...SIDES);

/** F3 in so many words: 30 days for requests, 45 for goods, 90 for services and lessons. */
const LIVES: Record<KindName, number> = {
	gift: 45,
	loan: 45,
	swap: 45,
	'lost-found': 45,
	'group-purchase': 45,
	carpool: 45,
	service: 90,
	lesson: 90,
	'work-party': 90
};

describe('the life of an ad', () => {
	test.each(Object.entries(LIVES) as [KindName, number][])(
		'an offer of the kind %s lives %i days, a request 30',
		(name, days) => {
			expect(lastDay(name, { side: 'offer' }, TODAY)).toBe(addDays(TODAY, days));
			expect(lastDay(name, { side: 'request' }, TODAY)).toBe(addDays(TODAY, 30));
		}
	);

	test('a dated ad lives until its day, whatever its kind and side', () => {
		fc.assert(
			fc.property(kind, side, day, day, (name, of, on, from) => void expect(lastDay(name, { side: of, on }, from)).toBe(on))
		);
	});

	test('it is live on its last day and all days before it, and on none after', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: -400, max: 400 }), (expiresOn, days) => {
				const today = addDays(expiresOn, days);
				expect(isExpired({ expiresOn }, today)).toBe(days > 0);
				expect(isLive({ state: 'live', expiresOn }, today)).toBe(days <= 0);
				for (const state of ['done', 'withdrawn'] as const) expect(isLive({ state, expiresOn }, today)).toBe(false);
			})
		);
	});

	test('its last evening in the valley still counts, to the last millisecond', () => {
		const ad = { state: 'live', expiresOn: '2026-10-25' as Day } as const;
		expect(isLive(ad, dayOf('2026-10-25T22:59:59.999Z'))).toBe(true);
		expect(isLive(ad, dayOf('2026-10-25T23:00:00.000Z'))).toBe(false);
	});

	test('the life a phone gives is one the courier accepts, even with a clock two days wrong', () => {
		fc.assert(
			fc.property(kind, side, fc.integer({ min: -2, max: 2 }), (name, of, wrong) => {
				const text = goodAd(name, { side: of });
				const expiresOn = lastDay(name, text, addDays(TODAY, wrong));
				expect(judgeAd(asDoc(text, expiresOn), territory, TODAY)).toEqual([]);
			})
		);
	});

	test.each(KIND_NAMES)('a %s given a longer life than its kind has is refused, and so is one that is already over', (name) => {
		const text = goodAd(name);
		const longest = addDays(TODAY, kindOf(name).days[text.side] + 3);
		const codes = (expiresOn: Day) =>
			judgeAd(asDoc(text, expiresOn), territory, TODAY).map(({ code, field }) => `${field} ${code}`);
		expect(codes(longest)).toEqual([]);
		expect(codes(addDays(longest, 1))).toEqual(['expiresOn life-too-long']);
		expect(codes(TODAY)).toEqual([]);
		expect(codes(addDays(TODAY, -1))).toEqual(['expiresOn expired']);
	});
});

const asDoc = (text: ReturnType<typeof goodAd>, expiresOn: Day) => ({ ...text, state: 'live', expiresOn }) as AdDoc;
