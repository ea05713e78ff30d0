/** A day on the board: twenty new ads, ten that change, five that leave. What changes was written by people, not made up. */
import type { PublicAd } from '../../src/domain/ad.ts';
import type { Board } from '../../server/board/board.ts';
import { manyAds } from './many-ads.ts';

const [NEW, CHANGED, GONE] = [20, 10, 5];

export function aDay(count: number, now: number) {
	// The first of the many are the demonstration's own.
	const all = manyAds(count + NEW, { now });
	const written = all.slice(0, NEW + CHANGED + GONE);
	const at = (minutes: number) => new Date(now + minutes * 60_000 + 137).toISOString();
	return {
		/** What is there before. */
		board: all.slice(NEW),
		async day(board: Board): Promise<readonly PublicAd[]> {
			for (const [index, ad] of written.slice(0, NEW).entries())
				await board.publish({ ...ad, publishedAt: at(index * 31), updatedAt: at(index * 31) });
			for (const [index, ad] of written.slice(NEW, NEW + CHANGED).entries()) {
				await board.publish({ ...ad, text: `${ad.text} Toujours d’actualité.`, updatedAt: at(index * 47) });
			}
			for (const ad of written.slice(NEW + CHANGED)) await board.remove(ad.id);
			return written;
		}
	};
}
