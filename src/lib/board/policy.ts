/** What is fetched, and in which order: the surroundings first, and no more than the link and the person allow. */
import type { Territory } from '../../domain/territory.ts';
import type { Piece } from '../../domain/wire/manifest.ts';
import type { Keep, Wishes } from './copy.ts';

/** A board up to this is kept whole unless somebody says otherwise: 5,000 ads, a minute and a half on EDGE. */
const REASONABLE_BYTES = 700_000;
/** On a slow link, one sitting fetches what comes within five minutes; the next one goes on. */
const SITTING_S = 300;

type Places = Pick<Territory, 'communes'>;

export const keepOf = (pieces: readonly Piece[], { keep }: Wishes): Keep =>
	keep ?? (bytesOf(pieces) <= REASONABLE_BYTES ? 'everything' : 'around');

/** Nearest first when home is known, else the one with the newest ad first, as the manifest has them. */
export function nearestFirst(pieces: readonly Piece[], home: string | undefined, places: Places): readonly Piece[] {
	const from = places.communes.find((commune) => commune.insee === home);
	if (!from) return pieces;
	const nearest = new Map(
		pieces.map((piece) => {
			const distances = places.communes
				.filter((commune) => piece.communes.includes(commune.insee))
				.map((commune) => (commune.lat - from.lat) ** 2 + ((commune.lon - from.lon) * 0.7) ** 2);
			return [piece, Math.min(Infinity, ...distances)];
		})
	);
	// Equal distances (a town in several pieces) keep the manifest's order: newest first.
	return [...pieces].sort((a, b) => Number(nearest.get(a)) - Number(nearest.get(b)) || 0);
}

/** The pieces whose texts belong on this phone, in the order to fetch them. */
export function textsToKeep(pieces: readonly Piece[], wishes: Wishes, places: Places): readonly Piece[] {
	const keep = keepOf(pieces, wishes);
	if (keep === 'titles') return [];
	const ordered = nearestFirst(pieces, wishes.home, places);
	if (keep === 'everything') return ordered;
	let room = REASONABLE_BYTES;
	return ordered.filter((piece, index) => (room -= piece.texts.bytes) > 0 || index === 0);
}

/**
 * Those to fetch now. `goodput`: bytes a second as measured on this link, undefined before anything was.
 * Somebody who saves data reads titles, and opens what they want: 600 bytes each.
 */
export function textsToFetch(kept: readonly Piece[], wishes: Wishes, goodput: number | undefined): readonly Piece[] {
	if (wishes.economy) return [];
	if (goodput === undefined || wishes.keep === 'everything') return kept;
	let room = goodput * SITTING_S;
	return kept.filter((piece, index) => (room -= piece.texts.bytes) > 0 || index === 0);
}

/** What the person said here comes before what their browser asks of every site. */
export const saves = ({ economy, keep }: Wishes, browserAsks: boolean): boolean => economy ?? (browserAsks && keep === undefined);

/** What a choice brings: ads in full, and bytes on the way with every title of the board. */
export interface Size {
	readonly texts: number;
	readonly bytes: number;
}

export function sizesOf(pieces: readonly Piece[], wishes: Wishes, places: Places): Readonly<Record<Keep, Size>> {
	const titles = pieces.reduce((sum, piece) => sum + piece.cards.bytes, 0);
	const size = (keep: Keep): Size => {
		const kept = textsToKeep(pieces, { ...wishes, keep }, places);
		return { texts: kept.reduce((sum, { count }) => sum + count, 0), bytes: titles + bytesOf(kept) };
	};
	return { everything: size('everything'), around: size('around'), titles: size('titles') };
}

const bytesOf = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.texts.bytes, 0);
