/** What changed since a phone's cursor, in lines that each carry the cursor reached with them. */
import type { PublicAd } from '../../src/domain/ad.ts';
import { CODE_LENGTH } from '../../src/domain/wire/cards.ts';
import { cutTexts, writeAds, writeLine } from '../../src/domain/wire/lines.ts';
import type { ChangesLine } from '../../src/domain/wire/manifest.ts';
import type { BoardImage } from './board.ts';

/** How long a tombstone is told. A phone that slept longer takes the board afresh, which costs it less than doubt. */
export const TOMBSTONE_MS = 60 * 86_400_000;
/** Tombstones weigh 23 bytes each: so many fill a line. */
const GONE_A_LINE = 1_000;

/** The sequence of the last tombstone that is no longer told: a cursor before it means nothing. */
export function forgottenSeq(image: BoardImage, now: number): number {
	let forgotten = 0;
	for (const { seq, at } of image.gone.values()) {
		if (at >= now - TOMBSTONE_MS) break;
		forgotten = Math.max(forgotten, seq);
	}
	return forgotten;
}

type Head = Omit<ChangesLine, 'seq' | 'ads' | 'gone'>;

export function changesLines(image: BoardImage, since: number, head: Head): string[] {
	const changes = image.since(since);
	const ads = changes.flatMap(({ id }) => image.ads.get(id)?.ad ?? []);
	const gone = changes.filter(({ id }) => !image.ads.has(id));
	const lines: ChangesLine[] = [];
	// Tombstones go first, and leave the cursor where it is: hearing of one twice changes nothing.
	for (let at = 0; at < gone.length; at += GONE_A_LINE) {
		const ids = gone.slice(at, at + GONE_A_LINE).map(({ id }) => id);
		lines.push({ ...head, seq: since, gone: ids, ...someAds(twins(image, ids)) });
	}
	for (const group of cutTexts(ads)) {
		const ids = group.map((ad) => ad.id);
		const last = ids.at(-1);
		lines.push({ ...head, seq: (last && image.ads.get(last)?.seq) ?? since, ...someAds([...group, ...twins(image, ids)]) });
	}
	const last = lines.pop();
	return [...lines, { ...head, ...last, seq: image.seq }].map(writeLine);
}

const someAds = (ads: readonly PublicAd[]) => (ads.length > 0 ? { ads: writeAds(ads) } : {});

/**
 * A phone that has only the card of an ad knows it by the beginning of its id. When another ad that begins alike changes,
 * both are told, so that neither is taken for the other.
 */
function twins(image: BoardImage, ids: readonly string[]): PublicAd[] {
	const told = new Set<string>(ids);
	return ids.flatMap((id) => image.startingWith(id.slice(0, CODE_LENGTH))).filter(({ id }) => !told.has(id) && told.add(id));
}
