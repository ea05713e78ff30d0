/** What is here of the board, and what is coming, as settings and the honest line show it. */
import { partOf, type Copy, type Keep, type Wishes } from './copy.ts';
import { keepOf, sizesOf, textsToKeep, type Size } from './policy.ts';
import type { Names } from './find.ts';
import type { StoreProblem } from './safe-store.ts';
import type { StreamInfo } from '../../domain/wire/manifest.ts';

/** Public things only: it may be shown as it is. */
export interface Progress {
	/** Live ads in the list. */
	readonly live: number;
	/** How many titles are here, of how many on the board; the same of full texts, of those wanted here. */
	readonly titles: { readonly here: number; readonly of: number };
	readonly texts: { readonly here: number; readonly of: number };
	/** About what was paid to the network for what is here. */
	readonly bytes: number;
	readonly filling: boolean;
	readonly keep: Keep;
	/** What each choice would bring. */
	readonly sizes: Readonly<Record<Keep, Size>>;
	/** Texts come when they are opened, and not before. */
	readonly economy: boolean;
	/** What cannot be kept, and why: everything still reads. */
	readonly problem: StoreProblem | undefined;
	readonly copy: Copy | undefined;
}

type Counted = 'titles' | 'texts' | 'bytes' | 'keep' | 'sizes';

/** What can be told from the copy and from what is wanted of it. */
export function countOf(copy: Copy | undefined, wishes: Wishes, names: Names): Pick<Progress, Counted> {
	const base = copy?.base;
	const pieces = base?.pieces ?? [];
	const here = (sort: 'cards' | 'texts') =>
		pieces.reduce((sum, piece) => sum + (base ? partOf(base, piece[sort].name).rows : 0), 0);
	const count = (of: readonly { count: number }[]) => of.reduce((sum, piece) => sum + piece.count, 0);
	const weigh = ({ name, lines, bytes }: StreamInfo) =>
		base ? (bytes * Math.min(lines, partOf(base, name).starts.length)) / lines : 0;
	return {
		titles: { here: here('cards'), of: count(pieces) },
		texts: { here: here('texts'), of: count(textsToKeep(pieces, wishes, names)) },
		bytes: pieces.reduce((sum, piece) => sum + weigh(piece.cards) + weigh(piece.texts), 0),
		keep: keepOf(pieces, wishes),
		sizes: sizesOf(pieces, wishes, names)
	};
}
