/** A phone's copy of the board alone, over a real link to a real server. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createBoard, type Board, type BoardEnv } from '../../src/lib/board/board.ts';
import { phoneStore } from '../../src/lib/board/safe-store.ts';
import type { Fetch } from '../../src/lib/net/patient-fetch.ts';
import { PHONE_HEADERS } from './link-proxy.ts';
import { territory } from './territory.ts';

export interface TestBoard {
	readonly board: Board;
	/** Addresses asked, in order. */
	readonly asked: string[];
	/** Closes the app and opens it again: memory is gone, the disk is not. */
	reopen(): Promise<void>;
	/** Updates and fills, again and again through cuts, until all is here. */
	takeAll(): Promise<void>;
	close(): Promise<void>;
}

export type Disk = Pick<BoardEnv, 'store'> | { readonly indexedDB: IDBFactory };
export const newDisk = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });

interface Options {
	readonly fetch?: Fetch;
	readonly now?: () => number;
	readonly disk?: ReturnType<typeof newDisk>;
	readonly env?: Partial<BoardEnv>;
}

export function newBoard(
	origin: string,
	{ fetch: given = fetch, now = Date.now, disk = newDisk(), env = {} }: Options = {}
): TestBoard {
	const asked: string[] = [];
	const open = () =>
		createBoard({
			origin,
			fetch: (url, init = {}) => {
				asked.push(url.replace(origin, ''));
				return given(url, { ...init, headers: { ...PHONE_HEADERS, ...(init.headers as Record<string, string> | undefined) } });
			},
			store: phoneStore(disk),
			names: territory,
			now,
			random: () => 0.5,
			// Nobody waits in a test; but others get their turn.
			pause: () => new Promise((resolve) => setImmediate(resolve)),
			...env
		});
	let board = open();
	return {
		get board() {
			return board;
		},
		asked,
		async reopen() {
			await board.close();
			board = open();
		},
		async takeAll() {
			for (let tries = 0; tries < 50; tries += 1) {
				const updated = await board.update().then(
					() => true,
					() => false
				);
				if (updated && (await board.fill())) return;
			}
			throw new Error('the board never came whole');
		},
		close: () => board.close()
	};
}

/** Everything a phone shows, whole, by the server's own shape: two phones with the same board give the same text. */
export async function everyAd(board: Board) {
	const first = await board.list({}, 1);
	const pages = await Promise.all(Array.from({ length: first.pages }, (_, page) => board.list({}, page + 1)));
	return Promise.all(pages.flatMap(({ ads }) => ads).map(({ id }) => board.get(id)));
}
