/** The board in memory, in the order of its sequences: what is where, what changed since, which ads look alike by their code. */
import type { PublicAd } from '../../src/domain/ad.ts';
import { CODE_LENGTH } from '../../src/domain/wire/cards.ts';
import type { AdId } from '../../src/domain/ids.ts';

interface Entry {
	readonly ad: PublicAd;
	readonly seq: number;
}

/** A tombstone. `at`: milliseconds, when the ad was taken off. */
interface Gone {
	readonly seq: number;
	readonly at: number;
}

export interface BoardImage {
	/** The database's sequence up to which the rest is true. */
	readonly seq: number;
	/** Raised by each change, for whoever keeps what was made from the ads. */
	readonly version: number;
	readonly ads: ReadonlyMap<AdId, Entry>;
	/** In the order they appeared. */
	readonly gone: ReadonlyMap<AdId, Gone>;
	/** Ids that changed after that sequence, oldest change first, each once. */
	since(seq: number): { readonly id: AdId; readonly seq: number }[];
	/** Ads on the board whose id begins so. */
	startingWith(code: string): PublicAd[];
}

export function createImage() {
	const ads = new Map<AdId, Entry>();
	const gone = new Map<AdId, Gone>();
	const byCode = new Map<string, Set<AdId>>();
	/** Every change as it came: a change since overtaken stays until the list is swept. */
	let log: { readonly id: AdId; readonly seq: number }[] = [];
	let seq = 0;
	let version = 0;

	const seqOf = (id: AdId) => ads.get(id)?.seq ?? gone.get(id)?.seq;
	const isLatest = (change: { id: AdId; seq: number }) => seqOf(change.id) === change.seq;

	function note(id: AdId, at: number) {
		version += 1;
		log.push({ id, seq: at });
		if (log.length > 2 * (ads.size + gone.size) + 1_000) log = log.filter(isLatest);
	}

	return {
		put(ad: PublicAd, at: number) {
			gone.delete(ad.id);
			ads.set(ad.id, { ad, seq: at });
			const code = ad.id.slice(0, CODE_LENGTH);
			byCode.set(code, (byCode.get(code) ?? new Set<AdId>()).add(ad.id));
			note(ad.id, at);
		},

		remove(id: AdId, at: number, when: number) {
			ads.delete(id);
			byCode.get(id.slice(0, CODE_LENGTH))?.delete(id);
			// Deleted first, so that it takes its place at the end of the order.
			gone.delete(id);
			gone.set(id, { seq: at, at: when });
			note(id, at);
		},

		reached: (at: number) => void (seq = at),

		get seq() {
			return seq;
		},
		get version() {
			return version;
		},
		ads,
		gone,

		since(after: number) {
			let [low, high] = [0, log.length];
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((log[middle]?.seq ?? 0) > after) high = middle;
				else low = middle + 1;
			}
			return log.slice(low).filter(isLatest);
		},

		startingWith(code: string) {
			const ids = [...(byCode.get(code.slice(0, CODE_LENGTH)) ?? [])];
			return ids.flatMap((id) => (id.startsWith(code) ? [ads.get(id)?.ad] : [])).filter((ad) => ad !== undefined);
		}
	} satisfies BoardImage & Record<string, unknown>;
}
