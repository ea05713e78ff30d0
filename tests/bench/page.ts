/** In Chromium: the real board, in the page or in its worker, and how long a person would wait. */
import { wrap } from 'comlink';
import type { Filter } from '../../src/domain/filter.ts';
import { createBoard, type Board } from '../../src/lib/board/board.ts';
import type { Names } from '../../src/lib/board/find.ts';
import { phoneStore } from '../../src/lib/board/safe-store.ts';
import type { WorkerBoard } from '../../src/lib/board/worker.ts';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function openHere(names: Names): Promise<Board> {
	return createBoard({
		origin: location.origin,
		names,
		fetch: (url, init) => fetch(url, init),
		store: phoneStore(),
		now: Date.now,
		random: Math.random,
		pause
	});
}

export async function openWorker(names: Names): Promise<Board> {
	const remote = wrap<WorkerBoard>(new Worker('/bench/worker.js', { type: 'module' }));
	await remote.begin({ origin: location.origin, names, savesData: false });
	return remote as unknown as Board;
}

const time = async (work: () => Promise<unknown>): Promise<number> => {
	const began = performance.now();
	await work();
	return performance.now() - began;
};

async function slowest(times: number, work: (turn: number) => Promise<unknown>): Promise<number> {
	const all: number[] = [];
	for (let turn = 0; turn < times; turn += 1) all.push(await time(() => work(turn)));
	return Math.max(...all);
}

/** Milliseconds from an empty phone to the whole board, and the longest task of the page meanwhile. */
export async function fill(board: Board) {
	let longest = 0;
	const observer = new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
	});
	observer.observe({ type: 'longtask', buffered: false });
	const began = performance.now();
	await board.update();
	await board.keep({ keep: 'everything' });
	while (!(await board.fill()));
	const ms = performance.now() - began;
	await pause(100);
	observer.disconnect();
	return { ms, longest };
}

const FILTERS: Filter[] = [
	{},
	{ kind: 'gift' },
	{ kind: 'service', side: 'request' },
	{ category: 'wood' },
	{ commune: '38442' }
];
/** As a person types, with an error at the end. */
const TYPED = ['tr', 'tron', 'tronçon', 'tronconneuse', 'bois chauffage', 'pomm', 'tronçoneuse', 'covoiturge'];

/** As from one of the communes, the others at any distance. */
const minutesOf = ({ communes }: Names) => new Map(communes.map(({ insee }, at) => [insee, (at * 7) % 60]));
const NEARBY: Filter[] = [{ sort: 'nearest' }, { within: 20 }, { within: 30, sort: 'nearest', kind: 'loan' }, { sort: 'ending' }];

export async function queries(board: Board, names: Names) {
	const minutes = minutesOf(names);
	await board.list({}, 1);
	await board.list({ words: 'a' }, 1);
	return {
		near: await slowest(8, (turn) => board.list(NEARBY[turn % NEARBY.length] ?? {}, 1, minutes)),
		counts: await slowest(4, (turn) => board.counts(NEARBY[turn] ?? {}, minutes)),
		list: await slowest(10, (turn) => board.list(FILTERS[turn % FILTERS.length] ?? {}, 1)),
		search: await slowest(TYPED.length, (turn) => board.list({ words: TYPED[turn] ?? '' }, 1))
	};
}

/** Fills, lists, orders, counts and searches, all in the worker: what of it the page's own thread feels. */
export async function felt(board: Board, names: Names) {
	const filled = await fill(board);
	let longest = filled.longest;
	const observer = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
	});
	observer.observe({ type: 'longtask', buffered: false });
	await queries(board, names);
	await pause(100);
	observer.disconnect();
	return longest;
}

/** A phone opened again without network. */
export async function reopened(open: () => Promise<Board>) {
	let board: Board | undefined;
	const list = await time(async () => {
		board = await open();
		await board.list({}, 1);
	});
	const first = (await board?.list({}, 3))?.ads[7];
	const ad = await time(async () => board?.get(first?.id ?? ''));
	return { list, ad };
}

Object.assign(globalThis, { bench: { openHere, openWorker, fill, felt, queries, reopened } });
