/** Opens the board in a worker, and on the page's own thread where workers fail. Pages cannot tell which it is. */
import { proxy, wrap } from 'comlink';
import { keepOnly } from '../photos/kept.ts';
import type { Board } from './board.ts';
import { alone, CHANNEL, pause } from './browser-env.ts';
import type { Start, WorkerBoard } from './worker.ts';

/** A worker that says nothing for so long will not: an old browser, a policy, a missing file. */
const BEGIN_MS = 8_000;

export function openBoard(start: Start): Board {
	const opened = inWorker(start).catch(() => inPage(start));
	const call =
		<Args extends unknown[], Result>(of: (board: Board) => (...args: Args) => Promise<Result>) =>
		async (...args: Args): Promise<Result> =>
			of(await opened)(...args);
	return {
		list: call((board) => board.list),
		counts: call((board) => board.counts),
		matches: call((board) => board.matches),
		get: call((board) => board.get),
		copy: call((board) => board.copy),
		progress: call((board) => board.progress),
		update: call((board) => board.update),
		fill: call((board) => board.fill),
		wishes: call((board) => board.wishes),
		keep: call((board) => board.keep),
		onChange: call((board) => board.onChange),
		reload: call((board) => board.reload),
		close: call((board) => board.close)
	};
}

async function inWorker(start: Start): Promise<Board> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	const remote = wrap<WorkerBoard>(worker);
	const failed = new Promise<never>((_, reject) => {
		worker.onerror = (event) => reject(new Error(event.message));
		setTimeout(() => reject(new Error('the worker says nothing')), BEGIN_MS);
	});
	try {
		await Promise.race([remote.begin(start), failed]);
	} catch (error) {
		worker.terminate();
		throw error;
	}
	return {
		list: (filter, page, minutes) => remote.list(filter, page, minutes),
		counts: (filter, minutes) => remote.counts(filter, minutes),
		matches: (own, roads, today) => remote.matches(own, roads, today),
		get: (id) => remote.get(id),
		copy: () => remote.copy(),
		progress: () => remote.progress(),
		update: () => remote.update(),
		fill: () => remote.fill(),
		wishes: () => remote.wishes(),
		keep: (wishes) => remote.keep(wishes),
		// The worker calls for as long as the page lives; the page itself forgets who no longer listens.
		async onChange(listener) {
			let isHeard = true;
			await remote.follow(proxy(() => isHeard && listener()));
			return () => void (isHeard = false);
		},
		reload: () => remote.reload(),
		async close() {
			await remote.close();
			worker.terminate();
		}
	};
}

/** Loaded only where it is needed: the worker has its own copy. */
async function inPage({ origin, names, savesData }: Start): Promise<Board> {
	const [{ createBoard }, { phoneStore }] = await Promise.all([import('./board.ts'), import('./safe-store.ts')]);
	const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
	const board = createBoard({
		origin,
		names,
		fetch: (url, init) => fetch(url, init),
		store: phoneStore(),
		now: Date.now,
		random: Math.random,
		pause,
		savesData: () => savesData,
		alone,
		tell: () => channel?.postMessage('board'),
		keepPhotos: (ids) => void keepOnly(ids).catch(() => undefined)
	});
	if (channel) channel.onmessage = () => void board.reload();
	return board;
}
