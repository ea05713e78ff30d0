/** The real server, on a free port, over stores in memory (or those given). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { openServices, type Services } from '../../server/services.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import type { Stores } from '../../server/stores/stores.ts';
import { territory } from './territory.ts';

export interface TestServer {
	readonly origin: string;
	readonly services: Services;
	/** Ends requests and closes the stores. */
	stop(): Promise<void>;
}

interface Options {
	readonly stores?: Stores;
	readonly epoch?: string;
	readonly now?: () => number;
}

export async function startServer({
	stores = memoryStores(),
	epoch = 'test',
	now = Date.now
}: Options = {}): Promise<TestServer> {
	const errors: unknown[] = [];
	const services = await openServices({
		stores,
		territory,
		epoch,
		demo: undefined,
		maxOpen: 100,
		now,
		onError: (error) => errors.push(error)
	});
	const app = createApp({
		config: { origin: 'http://board.test', trustProxy: 0, signupsPerHour: 100_000 },
		services,
		log: createLog('silent')
	});
	const server = createServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		services,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await services.close();
			if (errors.length > 0) throw new AggregateError(errors, 'the courier met errors');
		}
	};
}
