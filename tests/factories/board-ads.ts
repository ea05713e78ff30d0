import type { PublicAd } from '../../src/domain/ad.ts';
import { textOf } from '../../src/domain/ad.ts';
import type { AdId, MemberRef } from '../../src/domain/ids.ts';
import { newAdId } from '../../src/domain/ids.ts';
import type { Day } from '../../src/domain/dates.ts';
import { adText } from './ads.ts';

export const AUTHOR = 'Odette Ravanat';

/** An ad as it stands on the board since Monday 23 November 2026 at 9 h; a test says only what matters to it. */
export function publicAd(other: Partial<PublicAd> = {}): PublicAd {
	const publishedAt = other.publishedAt ?? '2026-11-23T08:00:00.000Z';
	return {
		...textOf(adText(other)),
		id: other.id ?? newAdId(),
		state: other.state ?? 'live',
		expiresOn: other.expiresOn ?? ('2026-12-23' as Day),
		publishedAt,
		updatedAt: other.updatedAt ?? publishedAt,
		author: other.author ?? { ref: '0123456789' as MemberRef, name: AUTHOR }
	};
}

/** `00000000000000000007`, for tests that name their ads. */
export const idOf = (n: number) => String(n).padStart(20, '0') as AdId;
