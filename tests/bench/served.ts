/** The real server in a process of its own, so that what measures it takes nothing from it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import express, { type RequestHandler } from 'express';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { openServices } from '../../server/services.ts';
import { shareBoard } from '../../server/shared-board.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { aDay } from '../factories/a-day.ts';
import { territory } from '../factories/territory.ts';

const HANDLER = resolve('build/handler.js');

interface Ready {
	readonly port: number;
	readonly pages: boolean;
	readonly megabytes: number;
	readonly makingSeconds: number;
}
export interface Served extends Ready {
	/** A day's 35 changes happen. */
	day(): Promise<void>;
	/** Of the whole process, now. */
	memory(): Promise<number>;
	/** Milliseconds of processor it has had: what others do on the machine does not count. */
	cpu(): Promise<number>;
	stop(): Promise<void>;
}

/** In the child: a board of `count` ads, its base made, `folder` served as well. */
export async function serve(count: number, folder: string): Promise<void> {
	const now = Date.now();
	const { board: ads, day } = aDay(count, now);
	const services = await openServices({
		stores: memoryStores(),
		territory,
		epoch: 'bench',
		demo: undefined,
		maxOpen: 100,
		origin: 'http://localhost',
		onError: (error) => console.error(error)
	});
	for (let at = 0; at < ads.length; at += 2_000) await services.board.fill(ads.slice(at, at + 2_000));
	shareBoard(services.reader);
	const began = performance.now();
	await services.bases.current();
	await services.bases.settled();
	const makingSeconds = (performance.now() - began) / 1_000;

	const hasPages = existsSync(HANDLER);
	process.env.ORIGIN = 'http://localhost';
	const pages: RequestHandler | undefined = hasPages
		? ((await import(pathToFileURL(HANDLER).href)) as { handler: RequestHandler }).handler
		: undefined;
	const app = express();
	app.use('/bench', express.static(folder));
	app.use(
		createApp({
			config: { origin: 'http://localhost', trustProxy: 0, signupsPerHour: 1_000_000 },
			services,
			log: createLog('error'),
			...(pages && { pages })
		})
	);
	const server = createServer(app);
	server.keepAliveTimeout = 65_000;
	server.listen(0, '127.0.0.1', () => {
		const { port } = server.address() as AddressInfo;
		process.send?.({ port, pages: hasPages, megabytes: megabytes(), makingSeconds } satisfies Ready);
	});
	// Whoever measures was stopped: nobody else would stop this.
	process.on('disconnect', () => process.exit(0));
	process.on('message', (message) => {
		if (message === 'cpu') process.send?.(cpuMs());
		else if (message === 'day') void day(services.board).then(() => process.send?.('done'));
		else process.send?.(megabytes());
	});
}

const cpuMs = () => (({ user, system }) => (user + system) / 1_000)(process.cpuUsage());

function megabytes(): number {
	globalThis.gc?.();
	return Math.round(process.memoryUsage().rss / 1_000_000);
}

export async function startServed(count: number, folder: string): Promise<Served> {
	const child: ChildProcess = fork(process.argv[1] ?? '', ['--serve', String(count), folder], { execArgv: ['--expose-gc'] });
	const [ready] = (await once(child, 'message')) as [Ready];
	const ask = async (what: string) => {
		child.send(what);
		const [answer] = (await once(child, 'message')) as [unknown];
		return answer;
	};
	return {
		...ready,
		day: async () => void (await ask('day')),
		cpu: async () => Number(await ask('cpu')),
		memory: async () => Number(await ask('memory')),
		async stop() {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	};
}
