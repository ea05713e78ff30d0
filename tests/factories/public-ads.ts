import type { Photo, PublicAd } from '../../src/domain/ad.ts';
import type { Day } from '../../src/domain/dates.ts';
import { newAdId, newMemberRef, photoIdOf } from '../../src/domain/ids.ts';
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

/** Never the same twice: the number it is given is in it. */
export const photo = (n: number, alt?: string): Photo => ({
	id: photoIdOf(Uint8Array.from({ length: 20 }, (_, at) => (n >> (8 * (at % 4))) & 255)),
	width: 1 + (n % 1600),
	height: 1 + ((n * 7) % 1600),
	blur: '3OcRJYB4d3h/iIeHeEh3eIhw+j2n',
	...(alt !== undefined && { alt })
});
