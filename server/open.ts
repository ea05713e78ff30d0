/** From a configuration to running services: what production, development and tests of the whole share. */
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { openServices, type Services } from './services.ts';
import { embeddedStores } from './stores/embedded.ts';
import { epochOf } from './stores/epoch.ts';
import { loadDemo } from './territory/demo.ts';
import { loadTerritory } from './territory/load.ts';

export async function openFrom(config: Config, log: Logger): Promise<Services> {
	const folder = resolve('territories', config.territory);
	const { territory } = loadTerritory(folder);
	const dataDir = resolve(config.dataDir);
	const epoch = await epochOf(dataDir);
	const stores = embeddedStores(dataDir);
	// Asked first: if another server holds this folder, it is said here, before anything is touched.
	await stores.keys.list('demo');
	return openServices({
		stores,
		territory,
		epoch,
		demo: config.demo ? loadDemo(folder, territory) : undefined,
		maxOpen: config.maxOpenMailboxes,
		onError: (error) => log.error({ err: error }, 'courier')
	});
}
