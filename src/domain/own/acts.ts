/**
 * What the author of an ad may do with it, in each of its states:
 *
 *   live ◀──free── reserved          live, reserved ──done──▶ done      any but withdrawn ──withdraw──▶ withdrawn
 *     └───reserve────▲               done, withdrawn ──reopen──▶ live   live, reserved ──prolong──▶ the same, for longer
 *
 * `change` and `correct` open the form; `repeat` opens it on a new ad like this one.
 */
import { isExpired, isOpen, type AdDoc, type AdState } from '../ad.ts';
import type { Day } from '../dates.ts';
import { lastDay } from '../../kinds/index.ts';
import type { OwnState } from '../own-item.ts';
import type { VerdictCode } from '../refusals.ts';
import { prolongedTo } from './prolong.ts';

export const WRITTEN_ACTS = ['prolong', 'reserve', 'free', 'done', 'reopen', 'withdraw'] as const;
/** Acts that write the ad anew, at once. */
export type WrittenAct = (typeof WRITTEN_ACTS)[number];
export type Act = WrittenAct | 'change' | 'correct' | 'repeat';

/** Those that take something away, and can be undone for ten seconds. */
export const UNDONE: readonly Act[] = ['done', 'withdraw'];

type Lived = Pick<AdDoc, 'kind' | 'side' | 'on' | 'expiresOn' | 'state'>;

/** The most useful first. What waits for the network may be changed as if it had left. */
export function actsOf(ad: Lived, state: OwnState, today: Day, refused?: VerdictCode): Act[] {
	if (state === 'draft') return [];
	if (ad.state === 'withdrawn') return state === 'refused' ? ['correct'] : ['reopen', 'repeat'];
	if (state === 'refused')
		return [...(refused === 'expired' && prolongedTo(ad, today) ? (['prolong'] as const) : []), 'correct', 'withdraw'];
	if (ad.state === 'done') return ['reopen', 'repeat', 'withdraw'];
	const prolong: Act[] = prolongedTo(ad, today) ? ['prolong'] : [];
	if (isExpired(ad, today)) return [...prolong, 'change', 'done', 'repeat', 'withdraw'];
	return ad.state === 'reserved'
		? ['done', 'free', 'change', ...prolong, 'withdraw']
		: ['change', 'reserve', 'done', ...prolong, 'repeat', 'withdraw'];
}

/** What of the ad is written anew; undefined when the act has no sense in its state. */
export function after(ad: Lived, act: WrittenAct, today: Day): { state: AdState; expiresOn: Day } | undefined {
	const { state, expiresOn } = ad;
	switch (act) {
		case 'prolong': {
			const last = isOpen(state) ? prolongedTo(ad, today) : undefined;
			return last && { state, expiresOn: last };
		}
		case 'reserve':
			return state === 'live' ? { state: 'reserved', expiresOn } : undefined;
		case 'free':
			return state === 'reserved' ? { state: 'live', expiresOn } : undefined;
		case 'done':
			return isOpen(state) ? { state: 'done', expiresOn } : undefined;
		case 'withdraw':
			return state === 'withdrawn' ? undefined : { state: 'withdrawn', expiresOn };
		case 'reopen':
			// Put up again, it lives anew.
			return isOpen(state) ? undefined : { state: 'live', expiresOn: lastDay(ad.kind, ad, today) };
	}
}
