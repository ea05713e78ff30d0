/** Where the copy on this phone stands: what pages say of it, and what the next exchange goes on from. */
import type { Copied } from '../../domain/board-copy.ts';
import type { Piece, StreamInfo } from '../../domain/wire/manifest.ts';

/** What is here of a stream. Its rows count through all its lines. */
export interface Part {
	/** The row that each line begins with. */
	readonly starts: readonly number[];
	readonly rows: number;
}

/** The base being taken. `held`: what is here of each stream, by its name. */
export interface BaseCopy {
	readonly seq: number;
	readonly pieces: readonly Piece[];
	readonly held: Readonly<Record<string, Part>>;
}

/** `now`: when it was last true, by the server's clock; `takenAt`: by this phone's. */
export interface Copy extends Copied {
	readonly key: 'board';
	readonly takenAt: number;
	/** Absent from a copy taken by an older version: it holds every ad as a row of its own. */
	readonly base?: BaseCopy;
	/** Raised by each change: a tab that sees another number than its own has been overtaken. */
	readonly turn?: number;
}

/** What the person wants kept here. */
export const KEEPS = ['everything', 'around', 'titles'] as const;
export type Keep = (typeof KEEPS)[number];

export interface Wishes {
	/** Undefined: as much as is reasonable for the size of the board. */
	readonly keep?: Keep;
	/** The commune around which "around me" is: an INSEE code. */
	readonly home?: string;
	/** "Économiser mes données". Undefined: as the browser's own Save-Data says. */
	readonly economy?: boolean;
}

const NOTHING: Part = { starts: [], rows: 0 };
export const partOf = (base: BaseCopy, name: string): Part => base.held[name] ?? NOTHING;

/** The same base with more of a stream, or without it. */
export const withPart = (base: BaseCopy, name: string, part: Part): BaseCopy => ({
	...base,
	held: { ...base.held, [name]: part }
});

export const without = (base: BaseCopy, names: readonly string[]): BaseCopy => ({
	...base,
	held: Object.fromEntries(Object.entries(base.held).filter(([name]) => !names.includes(name)))
});

export const isWhole = (base: BaseCopy, { name, lines }: StreamInfo) => partOf(base, name).starts.length >= lines;
