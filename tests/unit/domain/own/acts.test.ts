/** What may be done with one's own ad: every state, every act. */
import { describe, expect, test } from 'vitest';
import { AD_STATES, type AdState } from '../../../../src/domain/ad.ts';
import { mayBecome } from '../../../../src/domain/ad-rules.ts';
import { addDays, type Day } from '../../../../src/domain/dates.ts';
import { actsOf, after, UNDONE, WRITTEN_ACTS, type Act, type WrittenAct } from '../../../../src/domain/own/acts.ts';
import type { OwnState } from '../../../../src/domain/own-item.ts';
import { adText } from '../../../factories/ads.ts';
import { TODAY } from '../good.ts';

const YESTERDAY = addDays(TODAY, -1);
/** A request lives 30 days: fresh, it cannot be prolonged; half-way, it can. */
const FRESH = addDays(TODAY, 30);
const HALFWAY = addDays(TODAY, 15);
const adOf = (state: AdState, expiresOn: Day, on?: Day) => ({ ...adText(on ? { on } : {}), state, expiresOn });

describe('what is proposed', () => {
	test.each<[AdState, OwnState, Day, Act[]]>([
		['live', 'waiting', FRESH, ['change', 'reserve', 'done', 'repeat', 'withdraw']],
		['live', 'received', FRESH, ['change', 'reserve', 'done', 'repeat', 'withdraw']],
		['live', 'published', FRESH, ['change', 'reserve', 'done', 'repeat', 'withdraw']],
		['live', 'published', HALFWAY, ['change', 'reserve', 'done', 'prolong', 'repeat', 'withdraw']],
		['live', 'refused', FRESH, ['correct', 'withdraw']],
		['live', 'expired', YESTERDAY, ['prolong', 'change', 'done', 'repeat', 'withdraw']],
		['live', 'waiting', YESTERDAY, ['prolong', 'change', 'done', 'repeat', 'withdraw']],
		['reserved', 'reserved', FRESH, ['done', 'free', 'change', 'withdraw']],
		['reserved', 'waiting', HALFWAY, ['done', 'free', 'change', 'prolong', 'withdraw']],
		['reserved', 'expired', YESTERDAY, ['prolong', 'change', 'done', 'repeat', 'withdraw']],
		['reserved', 'refused', FRESH, ['correct', 'withdraw']],
		['done', 'done', FRESH, ['reopen', 'repeat', 'withdraw']],
		['done', 'waiting', YESTERDAY, ['reopen', 'repeat', 'withdraw']],
		['done', 'refused', FRESH, ['correct', 'withdraw']],
		['withdrawn', 'withdrawn', FRESH, ['reopen', 'repeat']],
		['withdrawn', 'waiting', FRESH, ['reopen', 'repeat']],
		['withdrawn', 'refused', FRESH, ['correct']]
	])('of an ad that is %s, said to be %s, until %s: %j', (state, said, until, acts) =>
		expect(actsOf(adOf(state, until), said, TODAY)).toEqual(acts)
	);

	test('a draft has its own buttons', () => expect(actsOf(adOf('live', FRESH), 'draft', TODAY)).toEqual([]));

	test('what came too late is prolonged first', () =>
		expect(actsOf(adOf('live', YESTERDAY), 'refused', TODAY, 'expired')).toEqual(['prolong', 'correct', 'withdraw']));

	test('a dated ad whose day is past is changed, never prolonged', () =>
		expect(actsOf(adOf('live', YESTERDAY, YESTERDAY), 'expired', TODAY)).toEqual(['change', 'done', 'repeat', 'withdraw']));

	test('what is proposed has an effect, and what has none is not proposed but to be changed', () => {
		for (const state of AD_STATES)
			for (const until of [FRESH, HALFWAY, YESTERDAY]) {
				const ad = adOf(state, until);
				const proposed = actsOf(ad, 'waiting', TODAY).filter((act): act is WrittenAct =>
					(WRITTEN_ACTS as readonly Act[]).includes(act)
				);
				for (const act of proposed) expect(after(ad, act, TODAY), `${act} of ${state}`).toBeDefined();
			}
	});

	test('what ends an ad can be undone', () => expect(UNDONE).toEqual(['done', 'withdraw']));
});

describe('what an act makes of it', () => {
	const made: Record<AdState, Record<WrittenAct, AdState | undefined>> = {
		live: { prolong: 'live', reserve: 'reserved', free: undefined, done: 'done', reopen: undefined, withdraw: 'withdrawn' },
		reserved: { prolong: 'reserved', reserve: undefined, free: 'live', done: 'done', reopen: undefined, withdraw: 'withdrawn' },
		done: { prolong: undefined, reserve: undefined, free: undefined, done: undefined, reopen: 'live', withdraw: 'withdrawn' },
		withdrawn: { prolong: undefined, reserve: undefined, free: undefined, done: undefined, reopen: 'live', withdraw: undefined }
	};
	test.each(AD_STATES.flatMap((state) => WRITTEN_ACTS.map((act) => [state, act, made[state][act]] as const)))(
		'%s, %s: %s',
		(state, act, becomes) => {
			const result = after(adOf(state, HALFWAY), act, TODAY);
			expect(result?.state).toBe(becomes);
			if (becomes) expect(mayBecome[state], 'allowed by the rules of ads').toContain(becomes);
		}
	);

	test('only prolonging and putting up again change its last day', () => {
		for (const [state, act] of [
			['live', 'reserve'],
			['reserved', 'free'],
			['live', 'done'],
			['live', 'withdraw']
		] as const)
			expect(after(adOf(state, HALFWAY), act, TODAY)?.expiresOn).toBe(HALFWAY);
		expect(after(adOf('live', HALFWAY), 'prolong', TODAY)?.expiresOn).toBe(addDays(TODAY, 30));
		expect(after(adOf('done', YESTERDAY), 'reopen', TODAY)?.expiresOn).toBe(addDays(TODAY, 30));
	});
});
