/** The API inside Vite's development server. This module is loaded anew at each change; the stores are not. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openFrom } from './open.ts';
import type { Services } from './services.ts';
import { shareBoard } from './shared-board.ts';

const KEY = Symbol.for('sharetreuse.dev-services');
type Holder = { [KEY]?: Promise<Services> };

const config = readConfig({ DATA_DIR: './data/dev', LOG_LEVEL: 'warn', ...process.env });
const log = createLog(config.logLevel);
const services = await ((globalThis as Holder)[KEY] ??= openFrom(config, log));
shareBoard(services.reader);
const app = createApp({ config, services, log });

const OURS = /^\/((api|db|flux)(\/|$)|integrer\/annonces|annonces\/\w+\/carte\.png|robots\.txt|sitemap)/;

/** Only what is the API's: the pages are Vite's. */
export function handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void {
	if (OURS.test(request.url ?? '')) app(request, response);
	else next();
}
