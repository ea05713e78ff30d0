/**
 * Fetches what the copy lacks, line by line: cards, then texts, nearest and newest first. Cut anywhere, it goes on from the
 * line under way.
 *
 *   whole ◀── nothing left ── choosing ── a stream lacks lines ──▶ streaming ── end of the stream ──▶ choosing
 *                                ▲                                    │ cut, stalled, spoiled: a pause, ever longer
 *                                ├────────────────────────────────────┤
 *                                └──── a new manifest, the old base is gone (404) ◀┘
 */
import * as v from 'valibot';
import { checkLine } from '../../domain/wire/lines.ts';
import { manifestSchema, type Piece } from '../../domain/wire/manifest.ts';
import type { Territory } from '../../domain/territory.ts';
import { NoNetwork } from '../net/patient-fetch.ts';
import { Refused, type Lines } from '../net/patient-lines.ts';
import { isWhole, partOf, type Copy, type Wishes } from './copy.ts';
import type { Entry } from './entries.ts';
import type { Held } from './held.ts';
import { nearestFirst, textsToFetch, textsToKeep } from './policy.ts';
import { Overtaken } from './store.ts';

export interface FillDeps {
	readonly held: Held;
	readonly lines: Lines;
	readonly json: (path: string) => Promise<unknown>;
	readonly territory: Pick<Territory, 'communes'>;
	readonly wishes: () => Wishes;
	/** False where nothing can be kept: cards only, then. */
	readonly hasRoom: () => boolean;
	readonly now: () => number;
	readonly random: () => number;
	readonly pause: (ms: number) => Promise<void>;
	/** After another tab has gone further. */
	readonly reload: () => Promise<void>;
	readonly onLine: (read: readonly Entry[]) => void;
}

interface Step {
	readonly sort: 'cards' | 'texts';
	readonly piece: Piece;
}

/** All cards come before any text while they take less than half a minute of EDGE. */
const CARDS_FIRST_BYTES = 150_000;
/** Without a byte of progress, so many times: the next exchange tries again. */
const TRIES = 4;
/** Fewer lines of a stream say little: one that came late after a cut would make any link seem hopeless. */
const MEASURED_LINES = 3;
const PAUSE_MS = { first: 1_000, most: 60_000 };

/** The stream to go on with: undefined when everything wanted is here. */
export function nextStep(
	copy: Copy,
	wishes: Wishes,
	territory: Pick<Territory, 'communes'>,
	goodput: number | undefined,
	hasRoom: boolean
): Step | undefined {
	const { base } = copy;
	if (!base) return undefined;
	const nearest = nearestFirst(base.pieces, wishes.home, territory);
	const texts = hasRoom ? textsToFetch(textsToKeep(base.pieces, wishes, territory), wishes, goodput) : [];
	const cards = nearest.map((piece): Step => ({ sort: 'cards', piece }));
	const full = texts.map((piece): Step => ({ sort: 'texts', piece }));
	const isLarge = nearest.reduce((sum, piece) => sum + piece.cards.bytes, 0) > CARDS_FIRST_BYTES;
	// On a large board one's own neighbourhood is complete before the titles of the others come.
	const steps = isLarge ? [...cards.slice(0, 1), ...full.slice(0, 1), ...cards, ...full] : [...cards, ...full];
	return steps.find(({ sort, piece }) => !isWhole(base, piece[sort]));
}

export function createFill(deps: FillDeps) {
	const { held, lines, now, wishes, territory } = deps;
	let goodput: number | undefined;
	let stopped = false;
	let running: Promise<boolean> | undefined;

	const next = (): Step | undefined => {
		const copy = held.copy();
		return copy && nextStep(copy, wishes(), territory, goodput, deps.hasRoom());
	};

	async function stream({ sort, piece }: Step): Promise<void> {
		const info = piece[sort];
		const copy = held.copy();
		if (!copy?.base) return;
		const from = partOf(copy.base, info.name).starts.length;
		let began = now();
		let count = 0;
		for await (const line of lines(`/api/board/pieces/${info.name}${from > 0 ? `?from=${from}` : ''}`)) {
			const json = checkLine(line);
			deps.onLine(await held.alone(() => held.append(sort, piece, json)));
			count += 1;
			// From the first line on: what it waited for, a connection or a busy server, is not how fast the link is.
			if (count === 1) began = now();
			else if (count >= MEASURED_LINES) goodput = ((info.bytes / info.lines) * (count - 1) * 1_000) / Math.max(1, now() - began);
			// Somebody changed what is kept: choose again.
			const step = next();
			if (stopped || step?.piece[step.sort].name !== info.name) return;
		}
		throw new NoNetwork('the stream ended early');
	}

	/** The base that the server has now. */
	async function rebase(): Promise<void> {
		const manifest = v.parse(manifestSchema, await deps.json('/api/board/manifest'));
		await held.alone(async () => {
			const copy = held.copy();
			if (!copy) return;
			// Texts are of use only beside the cards they were read with.
			const same = manifest.pieces.filter(({ cards }) => copy.base?.held[cards.name]);
			const kept = new Set(same.flatMap(({ cards, texts }) => [cards.name, texts.name]));
			const parts = Object.entries(copy.base?.held ?? {});
			const base = {
				seq: manifest.seq,
				pieces: manifest.pieces,
				held: Object.fromEntries(parts.filter(([name]) => kept.has(name)))
			};
			await held.rebase(
				{ ...copy, base },
				parts.map(([name]) => name).filter((name) => !kept.has(name))
			);
		});
	}

	async function run(): Promise<boolean> {
		let failures = 0;
		for (let step = next(); step && !stopped; step = next()) {
			const before = held.copy()?.turn;
			try {
				await stream(step);
				failures = 0;
			} catch (error) {
				if (held.copy()?.turn !== before) failures = 0;
				failures += 1;
				if (failures > TRIES) return false;
				if (error instanceof Overtaken) await deps.reload();
				else if (error instanceof Refused) await rebase().catch(() => undefined);
				else await deps.pause(Math.min(PAUSE_MS.most, PAUSE_MS.first * 2 ** (failures - 1)) * (0.75 + deps.random() / 2));
			}
		}
		return true;
	}

	return {
		/** True when everything wanted is here. Never rejects; one at a time. */
		run: (): Promise<boolean> =>
			(running ??= run()
				.catch(() => false)
				.finally(() => (running = undefined))),
		next,
		goodput: () => goodput,
		async stop(): Promise<void> {
			stopped = true;
			await running;
		}
	};
}
