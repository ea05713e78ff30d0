/** The board in a thread of its own: decoding, writing and searching never hold up a finger on the screen. */
import { expose, type Remote } from 'comlink';
import { keepOnly } from '../photos/kept.ts';
import { createBoard, type Board } from './board.ts';
import { alone, CHANNEL, pause } from './browser-env.ts';
import type { Names } from './find.ts';
import { phoneStore } from './safe-store.ts';

export interface Start {
	readonly origin: string;
	readonly names: Names;
	readonly savesData: boolean;
}

export interface WorkerBoard extends Omit<Board, 'onChange'> {
	/** Answers once the thread is there. */
	begin(start: Start): void;
	/** `onChange`, for as long as the page lives: how to stop is a function, which no message can carry. */
	follow(listener: () => void): Promise<void>;
}
export type RemoteBoard = Remote<WorkerBoard>;

let board: Board | undefined;

function begin({ origin, names, savesData }: Start): void {
	const channel = 'BroadcastChannel' in self ? new BroadcastChannel(CHANNEL) : undefined;
	const made = createBoard({
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
	if (channel) channel.onmessage = () => void made.reload();
	board = made;
}

const begun = (): Board => {
	if (!board) throw new Error('the board has not begun');
	return board;
};

expose({
	begin,
	list: (filter, page, minutes) => begun().list(filter, page, minutes),
	counts: (filter, minutes) => begun().counts(filter, minutes),
	matches: (own, roads, today) => begun().matches(own, roads, today),
	get: (id) => begun().get(id),
	copy: () => begun().copy(),
	progress: () => begun().progress(),
	update: () => begun().update(),
	fill: () => begun().fill(),
	wishes: () => begun().wishes(),
	keep: (wishes) => begun().keep(wishes),
	follow: async (listener) => void (await begun().onChange(listener)),
	reload: () => begun().reload(),
	close: () => begun().close()
} satisfies WorkerBoard);
