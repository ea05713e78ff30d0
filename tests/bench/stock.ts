/**
 * Stock PouchDB in a process of its own. When a connection is cut under it, some of its errors are thrown where nobody
 * can catch them and end the process: that is a result, to be printed, and not the end of the bench.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { stock, type Client } from './clients.ts';

type Verb = 'firstList' | 'takeAll' | 'exchange' | 'ads';
interface Answer {
	/** Of which question. */
	readonly to: number;
	readonly ads?: number;
	readonly failed?: string;
}
type Told = Answer | { readonly requests: number };

/** In the child. */
export function replicateFor(origin: string): void {
	const tell = (told: Told) => process.send?.(told);
	const client = stock(origin, (requests) => tell({ requests }));
	const answer = async (to: number, verb: Verb) => {
		try {
			const ads = await client[verb]();
			tell({ to, ...(ads !== undefined && { ads }) });
		} catch (error) {
			tell({ to, failed: String(error) });
		}
	};
	process.on('message', ([to, verb]: [number, Verb]) => void answer(to, verb));
	process.on('disconnect', () => process.exit(0));
}

export function stockApart(origin: string): Client {
	const child: ChildProcess = fork(process.argv[1] ?? '', ['--stock', origin], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
	const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
	let requests = 0;
	let asked = 0;
	let errors = '';
	let over: Error | undefined;
	child.stderr?.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(-4_000)));
	child.on('message', (told: Told) => {
		if ('requests' in told) requests = told.requests;
		else waiting.get(told.to)?.resolve(told);
	});
	child.on('exit', (code, signal) => {
		const why = /^\w*Error.*$/m.exec(errors)?.[0] ?? `ended with ${code ?? signal}`;
		over = new Error(`crashed (${why})`);
		for (const { reject } of waiting.values()) reject(over);
	});
	const ask = async (verb: Verb): Promise<number> => {
		if (over) throw over;
		const to = (asked += 1);
		const answer = await new Promise<Answer>((resolve, reject) => {
			waiting.set(to, { resolve, reject });
			child.send([to, verb]);
		}).finally(() => waiting.delete(to));
		if (answer.failed !== undefined) throw new Error(answer.failed);
		return answer.ads ?? 0;
	};
	return {
		firstList: async () => void (await ask('firstList')),
		takeAll: async () => void (await ask('takeAll')),
		exchange: async () => void (await ask('exchange')),
		ads: () => ask('ads'),
		requests: () => requests,
		async close() {
			if (over) return;
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	};
}
