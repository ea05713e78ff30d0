/** The real server, on a free port, over stores in memory (or those given). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { openServices, type Services } from '../../server/services.ts';
import type { Mail } from '../../server/mail/mail.ts';
import type { PushWay } from '../../server/notices/push-way.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import type { Desk } from '../../server/holding/holding-routes.ts';
import type { Welcome } from '../../server/passkeys/passkey-routes.ts';
import type { Stores } from '../../server/stores/stores.ts';
import type { Demo } from '../../server/territory/demo.ts';
import type { StartRates } from '../../src/domain/trust/rates.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { territory as chartreuse } from './territory.ts';

/** The address people would type. */
export const ORIGIN = 'http://board.test';

export interface TestServer {
	readonly origin: string;
	readonly services: Services;
	/** Ends requests and closes the stores. */
	stop(): Promise<void>;
}

interface Options {
	/** Where `npm run admin` would leave its code. */
	readonly dataDir?: string;
	readonly holding?: Desk;
	readonly welcome?: Welcome;
	readonly stores?: Stores;
	/** By default letters, and what telephones would show, stay in memory. */
	readonly mail?: Mail;
	readonly pushWay?: PushWay;
	readonly epoch?: string;
	readonly now?: () => number;
	/** None unless a test is about them: others write more in a second than a neighbour in a month. */
	readonly rates?: StartRates;
	readonly moderation?: Territory['moderation'];
	/** Another kit, and its demonstration. */
	readonly territory?: Territory;
	readonly demo?: Demo;
	/** Codes from one address: all phones of a test share one. */
	readonly codesPerRing?: number;
}

export async function startServer({
	stores = memoryStores(),
	mail,
	pushWay,
	epoch = 'test',
	now = Date.now,
	dataDir,
	holding,
	welcome,
	rates,
	moderation,
	territory = chartreuse,
	demo,
	codesPerRing = 100_000
}: Options = {}): Promise<TestServer> {
	const errors: unknown[] = [];
	const services = await openServices({
		stores,
		territory: { ...territory, ...(moderation && { moderation }) },
		rates,
		epoch,
		demo,
		...(mail && { mail }),
		...(pushWay && { pushWay }),
		maxOpen: 100,
		origin: ORIGIN,
		...(dataDir !== undefined && { dataDir }),
		now,
		onError: (error) => errors.push(error)
	});
	const app = createApp({
		config: { origin: ORIGIN, trustProxy: 0, signupsPerHour: 100_000, codesPerRing },
		services,
		log: createLog('silent'),
		...(welcome && { welcome }),
		...(holding && { desk: holding })
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
