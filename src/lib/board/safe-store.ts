/**
 * A store that goes on when the disk does not (O9): full, blocked, private, evicted. What cannot be written stays in memory,
 * the problem is told, and the disk is tried again at each exchange.
 */
import type { DexieOptions } from 'dexie';
import { memoryStore } from './memory-store.ts';
import { dexieStore, Overtaken, type BoardStore } from './store.ts';

/** `full`: no room left. `closed`: a private window, storage forbidden, or taken away. */
export type StoreProblem = 'full' | 'closed';

export interface SafeStore extends BoardStore {
	readonly problem: StoreProblem | undefined;
	/** Tries the disk again. True when it is used anew: what it holds is then to be loaded. */
	recover(): Promise<boolean>;
}

export function safeStore(open: () => BoardStore): SafeStore {
	let disk = open();
	let memory: BoardStore | undefined;
	let problem: StoreProblem | undefined;

	const problemOf = (error: unknown): StoreProblem => (isFull(error) ? 'full' : 'closed');

	/** What the disk still tells goes on in memory. */
	async function giveUp(error: unknown): Promise<BoardStore> {
		problem = problemOf(error);
		if (memory) return memory;
		const kept = memoryStore();
		const saved = await disk.load().catch(() => undefined);
		if (saved?.copy) {
			const streams = saved.copy.base?.pieces.map((piece) => piece.texts.name) ?? [];
			const texts = await Promise.all(streams.map((stream) => disk.textsOf(stream))).catch(() => []);
			await kept.apply(
				{ ads: saved.ads, gone: saved.gone, lines: [...saved.cards, ...texts.flat()], copy: saved.copy },
				undefined
			);
		}
		return (memory = kept);
	}

	const trying = async <T>(work: (store: BoardStore) => Promise<T>): Promise<T> => {
		if (memory) return work(memory);
		try {
			return await work(disk);
		} catch (error) {
			if (error instanceof Overtaken) throw error;
			return work(await giveUp(error));
		}
	};

	return {
		get problem() {
			return problem;
		},
		async recover() {
			if (!memory) return false;
			try {
				disk.close();
				disk = open();
				// Reading proves little; writing what is there already proves that there is room for something.
				await disk.wish(await memory.wishes());
				await disk.load();
			} catch (error) {
				problem = problemOf(error);
				return false;
			}
			memory = undefined;
			problem = undefined;
			return true;
		},
		load: () => trying((store) => store.load()),
		apply: (batch, turn) => trying((store) => store.apply(batch, turn)),
		line: (key) => trying((store) => store.line(key)),
		textsOf: (stream) => trying((store) => store.textsOf(stream)),
		wishes: () => trying((store) => store.wishes()),
		wish: (wishes) => trying((store) => store.wish(wishes)),
		close: () => disk.close()
	};
}

export const phoneStore = (databases?: DexieOptions) => safeStore(() => dexieStore(databases));

/** Dexie wraps what the browser says, sometimes twice. */
function isFull(error: unknown): boolean {
	const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown };
	return name === 'QuotaExceededError' || (inner !== undefined && inner !== error && isFull(inner));
}
