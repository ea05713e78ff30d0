/** How many other ads, shown or held, say nearly the same. Fingerprints are made once for each version of an ad. */
import type { AdDoc, PublicAd } from '../../src/domain/ad.ts';
import { areAlike, fingerprintOf, type Fingerprint } from '../../src/domain/trust/fingerprint.ts';
import type { Board } from '../board/board.ts';
import type { HeldRecord } from './records.ts';

export function createAlike(board: Board) {
	const made = new WeakMap<PublicAd, Fingerprint>();
	function printOf(ad: PublicAd): Fingerprint {
		const known = made.get(ad) ?? fingerprintOf(ad);
		made.set(ad, known);
		return known;
	}
	return {
		count: (ad: AdDoc, held: readonly HeldRecord[]): Promise<number> => {
			const own = fingerprintOf(ad);
			const isOther = (id: string) => `ad:${id}` !== ad._id;
			const shown = Array.from(board.image().ads.values()).filter(
				({ ad: one }) => isOther(one.id) && areAlike(own, printOf(one))
			);
			const waiting = held.filter((one) => isOther(one.ad) && areAlike(own, fingerprintOf(one)));
			return Promise.resolve(shown.length + waiting.length);
		}
	};
}
