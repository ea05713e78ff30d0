/**
 * Gathering replies for a while (F7), so that whoever has network first does not always win. Declared on the ad; it forbids
 * nothing: the author may choose before its end, and reads each reply as it comes.
 */
import type { AdText, PublicAd } from '../ad.ts';
import type { Instant } from '../dates.ts';
import { traitsOf } from '../../kinds/traits.ts';

export const WINDOWS = [24, 48, 72] as const;
/** In hours. */
export type AnswerWindow = (typeof WINDOWS)[number];

export const defaultWindow = ({ kind, side }: Partial<Pick<AdText, 'kind' | 'side'>>): AnswerWindow | undefined =>
	kind && side && traitsOf(kind).gathers?.[side];

/** Counted from when everybody could first read it. */
export const windowEnd = ({ window, publishedAt }: Pick<PublicAd, 'window' | 'publishedAt'>): Instant | undefined =>
	window && new Date(Date.parse(publishedAt) + window * 3_600_000).toISOString();

/** When the gathering ends, while it lasts and the ad is promised to nobody. */
export function gatheringUntil(ad: Pick<PublicAd, 'window' | 'publishedAt' | 'state'>, now: Instant): Instant | undefined {
	const end = windowEnd(ad);
	return end !== undefined && now < end && ad.state === 'live' ? end : undefined;
}
