/** Starts the server, and stops it without losing anything in hand. */
import { createServer } from 'node:http';
import type { RequestHandler } from 'express';
import { createApp } from './app.ts';
import { readConfig, ConfigError, type Config } from './config.ts';
import { createLog } from './log.ts';
import { openFrom } from './open.ts';
import { shareBoard } from './shared-board.ts';
import { TerritoryError } from './territory/problems.ts';

/** Phones on slow links keep their connection between two steps: the default of 5 s would cost a new one each time. */
const KEEP_ALIVE_MS = 65_000;
/** A request's headers, then its whole body, must come within these (S5, slow senders). */
const HEADERS_MS = 66_000;
const REQUEST_MS = 120_000;
/** How long a stop waits for requests under way. */
const GRACE_MS = 5_000;

async function start(config: Config): Promise<void> {
	const log = createLog(config.logLevel);
	const services = await openFrom(config, log);
	shareBoard(services.reader);
	// Kit reads it when its handler is imported: without it, it would believe every address to be https.
	process.env.ORIGIN = config.origin;
	const { handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as { handler: RequestHandler };

	const server = createServer(createApp({ config, services, log, pages: handler }));
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	server.headersTimeout = HEADERS_MS;
	server.requestTimeout = REQUEST_MS;

	let stopping = false;
	const stop = (signal: string) => {
		if (stopping) return;
		stopping = true;
		log.info({ signal }, 'stopping');
		setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
		server.closeIdleConnections();
		server.close(() => void services.close().then(() => process.exit(0)));
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);

	server.on('error', (error: NodeJS.ErrnoException) => {
		fail(
			error.code === 'EADDRINUSE'
				? `Port ${config.port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`
				: error.message
		);
	});
	server.listen(config.port, config.host, () => {
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : config.port;
		log.info({ port, host: config.host, epoch: services.epoch, demo: services.demo }, 'listening');
		console.log(
			`${services.territory.name} is open on ${config.origin.replace(/:0$/, `:${port}`)}${services.demo ? ' (demonstration)' : ''}`
		);
	});
}

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

try {
	await start(readConfig(process.env));
} catch (error) {
	if (error instanceof ConfigError || error instanceof TerritoryError) fail(error.message);
	if (error instanceof Error && error.name === 'OpenError') {
		fail(
			`The data folder cannot be opened: ${error.message}\nAnother server may be using it, or it may not be writable. Stop the other one, or set DATA_DIR to another folder.`
		);
	}
	throw error;
}
