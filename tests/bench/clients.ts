/** The two ways of copying the board, over the same link and with the same headers: stock PouchDB, and ours. */
import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';
import { newBoard, newDisk } from '../factories/boards.ts';
import { PHONE_HEADERS } from '../factories/link-proxy.ts';

PouchDB.plugin(memory);

export interface Client {
	/** Until the first 30 ads can be read. */
	firstList(): Promise<void>;
	/** All there is, through whatever happens. */
	takeAll(): Promise<void>;
	/** What changed since. */
	exchange(): Promise<void>;
	requests(): number;
	ads(): Promise<number>;
	close(): Promise<void>;
}

let made = 0;

/** To be run in a process of its own (`stock.ts`): under cuts, its errors come where nobody can catch them. */
export function stock(origin: string, onRequest: (requests: number) => void): Client {
	let requests = 0;
	const local = new PouchDB(`bench-${(made += 1)}`, { adapter: 'memory' });
	const remote = new PouchDB(`${origin}/db/board`, {
		skip_setup: true,
		fetch: (url, options = {}) => {
			onRequest((requests += 1));
			for (const [name, value] of Object.entries(PHONE_HEADERS)) (options.headers as Headers).set(name, value);
			return fetch(url as string, options as RequestInit) as ReturnType<typeof PouchDB.fetch>;
		}
	});
	const replicate = async () => {
		for (;;) {
			const went = await local.replicate.from(remote).catch(() => undefined);
			if (went?.ok) return;
			await new Promise((resolve) => setTimeout(resolve, 1_000));
		}
	};
	return {
		async firstList() {
			const replication = local.replicate.from(remote);
			await new Promise<void>((resolve) => replication.on('change', () => resolve()));
			replication.cancel();
			await Promise.resolve(replication).catch(() => undefined);
		},
		takeAll: replicate,
		exchange: replicate,
		requests: () => requests,
		ads: async () => (await local.info()).doc_count,
		close: () => local.destroy()
	};
}

export function ours(origin: string): Client {
	const phone = newBoard(origin, { disk: newDisk(), env: { pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } });
	return {
		async firstList() {
			await phone.board.update();
		},
		async takeAll() {
			await phone.takeAll();
		},
		async exchange() {
			await phone.board.update();
		},
		requests: () => phone.asked.length,
		ads: async () => (await phone.board.progress()).texts.here,
		close: () => phone.close()
	};
}
