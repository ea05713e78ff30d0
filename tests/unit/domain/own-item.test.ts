import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdDoc, AdState } from '../../../src/domain/ad.ts';
import { addDays } from '../../../src/domain/dates.ts';
import { newAdId } from '../../../src/domain/ids.ts';
import { acceptance, notice, refusal, type MessageDoc, type VerdictDoc } from '../../../src/domain/mailbox.ts';
import { isOutgoing, OWN_STATES, progressOf, stateOfAd, stateOfMessage, type Heard } from '../../../src/domain/own-item.ts';
import { adText } from '../../factories/ads.ts';
import { TODAY } from './good.ts';

const AT = '2026-11-23T10:00:00.000Z';
const adOf = (_rev: string, state: AdState = 'live', expiresOn = TODAY) =>
	({ ...adText(), _id: `ad:${newAdId()}`, _rev, type: 'ad', state, expiresOn, writtenAt: AT }) as AdDoc & { _rev: string };

const yes = acceptance('ad:x', '2-b', AT);
const no = refusal('ad:x', '2-b', AT, 'title-missing', 'title');
const heard = (acknowledged?: string, ...verdicts: VerdictDoc[]): Heard => ({
	acknowledged,
	verdicts: new Map(verdicts.map((verdict) => [verdict.rev, verdict]))
});

describe('the state of an ad one wrote, at its revision 2-b', () => {
	test.each([
		['nothing was heard', heard(), 'waiting'],
		['an earlier revision was received', heard('1-a'), 'waiting'],
		['an earlier revision was published', heard('1-a', acceptance('ad:x', '1-a', AT)), 'waiting'],
		['an earlier revision was refused', heard('1-a', refusal('ad:x', '1-a', AT, 'title-missing')), 'waiting'],
		['it was received', heard('2-b'), 'received'],
		['it was received, an earlier one published', heard('2-b', acceptance('ad:x', '1-a', AT)), 'received'],
		['it was accepted', heard('2-b', yes), 'published'],
		['it was refused', heard('2-b', no), 'refused'],
		['its verdict came before its receipt', heard(undefined, yes), 'published']
	])('when %s', (_, said, state) => {
		expect(stateOfAd(adOf('2-b'), said, TODAY)).toBe(state);
		expect(stateOfMessage({ _id: 'message:x', _rev: '2-b' } as unknown as MessageDoc & { _rev: string }, said)).toBe(state);
	});

	test.each([
		['live', TODAY, 'published'],
		['live', addDays(TODAY, -1), 'expired'],
		['done', TODAY, 'done'],
		['done', addDays(TODAY, -1), 'done'],
		['withdrawn', addDays(TODAY, -1), 'withdrawn']
	] as const)('accepted as %s until %s it is %s; until the server said so it only waits', (state, until, said) => {
		const ad = adOf('2-b', state, until);
		expect(stateOfAd(ad, heard('2-b', yes), TODAY)).toBe(said);
		expect(stateOfAd(ad, heard(), TODAY)).toBe('waiting');
		expect(stateOfAd(ad, heard('2-b'), TODAY)).toBe('received');
		expect(stateOfAd(ad, heard('2-b', no), TODAY)).toBe('refused');
	});

	test('only what waits is to be sent', () => expect(OWN_STATES.filter(isOutgoing)).toEqual(['waiting']));
});

test('whatever comes in whatever order, nothing is called received or published without the server’s word for that very revision', () => {
	const event = fc.oneof(
		fc.record({ kind: fc.constant('edit' as const) }),
		fc.record({ kind: fc.constantFrom('acknowledge' as const, 'accept' as const, 'refuse' as const), back: fc.nat(3) })
	);
	fc.assert(
		fc.property(fc.array(event, { maxLength: 30 }), (events) => {
			let generation = 1;
			let acknowledged: string | undefined;
			const verdicts = new Map<string, VerdictDoc>();
			const revOf = (back: number) => `${Math.max(1, generation - back)}-x`;
			for (const one of events) {
				if (one.kind === 'edit') generation += 1;
				else {
					const rev = revOf(one.back);
					if (one.kind === 'acknowledge') acknowledged = rev;
					else if (!verdicts.has(rev))
						verdicts.set(rev, one.kind === 'accept' ? acceptance('ad:x', rev, AT) : refusal('ad:x', rev, AT, 'expired'));
				}
				const now = revOf(0);
				const state = progressOf(now, { acknowledged, verdicts });
				if (state === 'published') expect(verdicts.get(now)?.accepted).toBe(true);
				else if (state === 'refused') expect(verdicts.get(now)?.accepted).toBe(false);
				else {
					expect(verdicts.has(now)).toBe(false);
					expect(state).toBe(acknowledged === now ? 'received' : 'waiting');
				}
				if (one.kind === 'edit') expect(state, 'an edit is new to the server').toBe('waiting');
			}
		}),
		{ numRuns: 500 }
	);
});

describe('what waits on the other side', () => {
	const noticed = (what: 'held' | 'later', ...verdicts: VerdictDoc[]): Heard => ({
		...heard('1-a', ...verdicts),
		notices: new Map([['1-a', notice(what, 'ad:x', '1-a', '2026-11-25T12:00:00.000Z')]])
	});
	test.each(['held', 'later'] as const)('is said as it is: %s', (what) => {
		expect(progressOf('1-a', noticed(what))).toBe(what);
		// Another revision is another matter.
		expect(progressOf('2-b', noticed(what))).toBe('waiting');
	});
	test('a verdict has the last word', () =>
		expect(progressOf('1-a', noticed('held', acceptance('ad:x', '1-a', '2026-11-25T12:00:00.000Z')))).toBe('published'));
});
