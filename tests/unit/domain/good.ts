/** A good ad of each kind, and the day these tests are on. */
import type { AdText } from '../../../src/domain/ad.ts';
import type { Day } from '../../../src/domain/dates.ts';
import { kindOf, type KindName } from '../../../src/kinds/index.ts';
import { adText } from '../../factories/ads.ts';

export const TODAY = '2026-11-23' as Day;
export const SAPPEY = '38471';

export function goodAd(name: KindName, other: Partial<AdText> = {}): AdText {
	const kind = kindOf(name);
	return adText({
		kind: name,
		counterpart: kind.counterparts[0]!,
		...(kind.destination && { to: '38185' }),
		...(kind.dated === 'always' && { on: TODAY }),
		...other
	});
}
