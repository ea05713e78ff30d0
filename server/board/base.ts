/**
 * The base: the whole board at one sequence, in pieces, compressed as well as can be. Made anew when enough has changed;
 * until then phones take it and the changes since. Former bases stay a day, for phones that are half-way through one.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { PublicAd } from '../../src/domain/ad.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { cardOf, writeCards } from '../../src/domain/wire/cards.ts';
import { cutCards, cutTexts, writeLine } from '../../src/domain/wire/lines.ts';
import type { Piece } from '../../src/domain/wire/manifest.ts';
import { writeTexts } from '../../src/domain/wire/texts.ts';
import type { Board } from './board.ts';
import { codesOf } from './codes.ts';
import { BEST, linesOf, QUICK, squeeze, type Bytes } from './squeeze.ts';
import { zonesOf } from './zones.ts';

/** Share of the board whose change is worth a new base at once. */
const MUCH = 0.05;
/** What is worth one after an hour; after a day anything is. */
const SOME = 0.005;
const HOUR_MS = 3_600_000;
const KEPT_MS = 24 * HOUR_MS;
/** All former bases together: 25 of a board of 5,000 ads. */
const KEPT_BYTES = 16_000_000;

export interface Base {
	readonly seq: number;
	readonly madeAt: number;
	/** How many ads. */
	readonly size: number;
	/** The compressed streams by name. */
	readonly streams: Map<string, Bytes>;
	pieces: Piece[];
}

interface Deps {
	readonly board: Board;
	readonly territory: Pick<Territory, 'communes'>;
	readonly now: () => number;
	readonly onError: (error: unknown) => void;
}

export type Bases = ReturnType<typeof createBases>;

export function createBases({ board, territory, now, onError }: Deps) {
	/** The newest first. */
	let bases: Base[] = [];
	let making: Promise<void> | undefined;
	let firstBase: Promise<Base> | undefined;
	let stopped = false;

	async function make(quality: number): Promise<Base> {
		const { seq, ads } = board.image();
		const all = Array.from(ads.values(), ({ ad }) => ad);
		const madeAt = now();
		const codes = codesOf(all.map((ad) => ad.id));
		const base: Base = { seq, madeAt, size: all.length, streams: new Map(), pieces: [] };
		for (const zone of zonesOf(all, territory)) base.pieces.push(await makePiece(base, zone, codes, quality));
		return base;
	}

	async function makePiece(
		base: Base,
		ads: readonly PublicAd[],
		codes: ReadonlyMap<string, string>,
		quality: number
	): Promise<Piece> {
		const stream = async (lines: readonly string[]) => {
			const name = createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16);
			const squeezed = await squeeze(lines, 'br', quality);
			base.streams.set(name, squeezed);
			return { name, lines: lines.length, bytes: squeezed.length };
		};
		const cards = await written(cutCards(ads.map((ad) => cardOf(ad, codes.get(ad.id) ?? ad.id))), writeCards);
		const texts = await written(cutTexts(ads), writeTexts);
		return {
			count: ads.length,
			communes: [...new Set(ads.map((ad) => ad.commune))].sort(),
			newest: ads[0]?.publishedAt ?? '',
			cards: await stream(cards),
			texts: await stream(texts)
		};
	}

	/** One line a turn, so that a request never waits for more than a millisecond of this. */
	async function written<T>(groups: readonly T[][], write: (group: readonly T[]) => unknown): Promise<string[]> {
		const lines: string[] = [];
		for (const group of groups) {
			lines.push(writeLine(write(group)));
			await setImmediate();
		}
		return lines;
	}

	/** The same lines again, as small as can be. */
	async function improve(base: Base): Promise<void> {
		for (const [name, squeezed] of base.streams) {
			if (stopped) return;
			const best = await squeeze(await linesOf(squeezed), 'br', BEST);
			base.streams.set(name, best);
			base.pieces = base.pieces.map((piece) => ({
				...piece,
				cards: sized(piece.cards, name, best),
				texts: sized(piece.texts, name, best)
			}));
		}
	}

	const sized = (info: Piece['cards'], name: string, squeezed: Bytes) =>
		info.name === name ? { ...info, bytes: squeezed.length } : info;

	function add(base: Base) {
		let room = KEPT_BYTES;
		bases = [base, ...bases].filter((kept, index) => {
			room -= [...kept.streams.values()].reduce((sum, bytes) => sum + bytes.length, 0);
			return index < 2 || (room > 0 && kept.madeAt > now() - KEPT_MS);
		});
	}

	function isWorthMaking(base: Base): boolean {
		const { seq } = board.image();
		if (seq === base.seq) return false;
		const changed = board.image().since(base.seq).length;
		const age = now() - base.madeAt;
		return changed > MUCH * base.size || (age > HOUR_MS && changed > SOME * base.size) || age > KEPT_MS;
	}

	function start(work: () => Promise<void>) {
		making ??= work()
			.catch(onError)
			.finally(() => (making = undefined));
	}

	return {
		/** The base to take now. Never waits for a new one, except for the very first. */
		async current(): Promise<Base> {
			const [base] = bases;
			if (base) {
				if (!stopped && isWorthMaking(base)) start(async () => add(await make(BEST)));
				return base;
			}
			const first = (firstBase ??= make(QUICK).catch((error: unknown) => {
				firstBase = undefined;
				throw error;
			}));
			const made = await first;
			if (bases.length === 0) {
				add(made);
				start(() => improve(made));
			}
			return made;
		},

		/** A stream of this base or of a former one. */
		stream: (name: string) => bases.find((base) => base.streams.has(name))?.streams.get(name),

		/** Resolves when nothing is being made. */
		async settled(): Promise<void> {
			while (making) await making;
		},

		async stop(): Promise<void> {
			stopped = true;
			await making;
		}
	};
}
