import type { PublicAd } from '../../src/domain/ad.ts';
import type { Day } from '../../src/domain/dates.ts';
import { newAdId, newMemberRef } from '../../src/domain/ids.ts';
import { adText } from './ads.ts';

/** An ad as everyone reads it. */
export const publicAd = (other: Partial<PublicAd> = {}): PublicAd => ({
	...adText(),
	id: newAdId(),
	state: 'live',
	expiresOn: '2027-01-01' as Day,
	publishedAt: '2026-11-20T10:00:00.000Z',
	updatedAt: '2026-11-20T10:00:00.000Z',
	author: { ref: newMemberRef(), name: 'Odette' },
	...other
});
