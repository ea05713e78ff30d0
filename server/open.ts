/** From a configuration to running services: what production, development and tests of the whole share. */
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { START_RATES } from '../src/domain/trust/rates.ts';
import type { Config } from './config.ts';
import { noMail, outboxMail, smtpMail, type Mail } from './mail/mail.ts';
import { createOutbox } from './mail/outbox.ts';
import { noPush, pushToOutbox, webPush } from './notices/push-way.ts';
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
	const mail = mailOf(config, dataDir, log);
	const services = await openServices({
		stores,
		territory,
		epoch,
		demo: config.demo ? loadDemo(folder, territory) : undefined,
		maxOpen: config.maxOpenMailboxes,
		origin: config.origin,
		dataDir,
		rates: START_RATES,
		mail,
		pushWay: config.vapid ? webPush(config.vapid) : mail.outbox ? pushToOutbox(mail.outbox) : noPush,
		repliesRead: config.bounces !== undefined,
		onError: (error) => log.error({ err: error }, 'courier')
	});
	if (config.bounces === undefined) return services;
	// Only where there is a mailbox to read.
	const [{ createBounces }, { imapBox }] = await Promise.all([import('./bounces/bounces.ts'), import('./bounces/box.ts')]);
	const bounces = createBounces({ box: imapBox(config.bounces), heard: services.notices.bounced, log });
	bounces.start();
	return {
		...services,
		async close() {
			await bounces.stop();
			await services.close();
		}
	};
}

function mailOf({ mail }: Config, dataDir: string, log: Logger): Mail {
	if (mail.by === 'smtp') return smtpMail(mail.url, mail.from, log);
	if (mail.by === 'outbox') return outboxMail(createOutbox(join(dataDir, 'outbox')));
	log.warn('no SMTP_URL: nobody can be sent a code');
	return noMail();
}
