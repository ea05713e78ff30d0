/** One's own purchase that was prolonged is not said to be over (F4). */
import { expect, test } from 'vitest';
import type { AdDoc } from '../../../src/domain/ad.ts';
import type { Day } from '../../../src/domain/dates.ts';
import { newAdId, type AdId } from '../../../src/domain/ids.ts';
import type { VerdictDoc } from '../../../src/domain/mailbox.ts';
import { actDocId, type PaperId } from '../../../src/domain/parts/doc-ids.ts';
import type { ActDoc } from '../../../src/domain/parts/docs.ts';
import type { Act } from '../../../src/kinds/group-purchase/acts.ts';
import { ownWithMoreTime, withMoreTime } from '../../../src/lib/state/more-time.ts';
import { adText } from '../../factories/ads.ts';
import { CLOSES, hours, purchase } from '../../factories/purchases.ts';

const id = newAdId();
const CLOSED = CLOSES.slice(0, 10) as Day;
const ad = {
	...adText({ kind: 'group-purchase', side: 'offer', on: CLOSED, details: purchase() as never }),
	_id: `ad:${id}`,
	_rev: '1-a',
	type: 'ad',
	state: 'live',
	expiresOn: CLOSED,
	writtenAt: hours(-200)
} as AdDoc & { _rev: string };

function done(act: Act, at: string, of: AdId = id): ActDoc & { _rev: string } {
	const act1 = newAdId() as string as PaperId;
	return { _id: actDocId(of, act1), _rev: '1-b', type: 'act', ad: of, id: act1, act, writtenAt: at };
}
const mail = (acts: readonly ReturnType<typeof done>[], accepted: boolean | undefined = true) => ({
	parts: acts,
	verdicts: new Map(
		acts.flatMap(({ _id }) => (accepted === undefined ? [] : [[_id, new Map([['1-b', { accepted } as VerdictDoc]])] as const]))
	)
});
const PROLONG = done({ act: 'prolong', until: hours(120) }, hours(50));
const now = Date.parse(hours(60));

test('its last day is the one it was prolonged to', () =>
	expect(withMoreTime(ad, mail([PROLONG]), now)).toMatchObject({ on: '2026-12-06', expiresOn: '2026-12-06' }));
test('completing packs gives time too', () =>
	expect(withMoreTime(ad, mail([done({ act: 'complete', until: hours(30) }, hours(-2))]), now).on).toBe('2026-12-03'));
test.each([
	['what the server refused', mail([PROLONG], false)],
	['what it has not judged', { ...mail([PROLONG]), verdicts: new Map() }],
	['what was done with another', mail([done({ act: 'prolong', until: hours(120) }, hours(50), newAdId())])],
	['closing it before its day', mail([done({ act: 'close' }, hours(-20))])],
	['nothing', mail([])]
])('%s changes nothing of it', (_, given) => expect(withMoreTime(ad, given, now)).toBe(ad));

test('said to be over by its text alone, it is on the board, as reserved as it was', () => {
	const own = { ad, state: 'expired' as const, conflict: undefined, refused: undefined };
	expect(ownWithMoreTime(own, mail([PROLONG]), now).state).toBe('published');
	expect(ownWithMoreTime({ ...own, ad: { ...ad, state: 'reserved' } }, mail([PROLONG]), now).state).toBe('reserved');
	expect(ownWithMoreTime(own, mail([PROLONG]), Date.parse(hours(200))).state).toBe('expired');
	expect(ownWithMoreTime(own, mail([]), now)).toBe(own);
});
