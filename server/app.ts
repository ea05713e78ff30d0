/** The table of mounts. Makes an Express application and never listens: tests and development do that themselves. */
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import { constants } from 'node:zlib';
import type { Logger } from 'pino';
import { sessionRoutes } from './accounts/session-routes.ts';
import { createSessionCookie } from './accounts/session-cookie.ts';
import { copyRoutes } from './board/copy-routes.ts';
import type { Config } from './config.ts';
import { couchRoutes } from './couch/routes.ts';
import { HttpError, sendError } from './http/errors.ts';
import { outwardRoutes } from './outward/routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import type { Services } from './services.ts';

export interface AppDeps {
	readonly config: Pick<Config, 'origin' | 'trustProxy' | 'signupsPerHour'>;
	readonly services: Services;
	readonly log: Logger;
	/** SvelteKit's handler: pages, assets. Absent in tests of the server alone. */
	readonly pages?: RequestHandler;
}

export function createApp({ config, services, log, pages }: AppDeps) {
	const { accounts, bases, board, courier, demo, epoch, markers, now, registry, reports } = services;
	const cookie = createSessionCookie(config.origin);
	const app = express();
	app.disable('x-powered-by');
	app.set('trust proxy', config.trustProxy);
	// We make our own ETags where they mean something.
	app.set('etag', false);

	// Before the headers of pages and before the compressor of pages: it is measured in bytes, and compressed beforehand.
	app.use('/api/board', copyRoutes({ board, bases, epoch, demo, now }));

	app.use(
		exceptAssets(
			helmet({
				// SvelteKit sends a policy by hash with each page; a second one would forbid its own scripts.
				contentSecurityPolicy: false,
				// `no-referrer` would make browsers send `Origin: null` with native forms, which Kit refuses.
				referrerPolicy: { policy: 'same-origin' },
				strictTransportSecurity: config.origin.startsWith('https:')
			})
		)
	);

	app.use(
		'/db',
		couchRoutes({
			registry,
			epoch,
			onBoardChange: (listener) => board.onChange(listener),
			whoIs: async (request) => {
				const token = cookie.read(request);
				const session = token ? await accounts.whoIs(token) : undefined;
				if (token && session?.renewed && request.res) cookie.send(request.res, token);
				return session?.member;
			},
			beforeWrite: markers.beforeWrite,
			afterWrite: (member) => {
				markers.afterWrite(member);
				courier.wake(member);
			},
			onError: (error, request) => log.error({ err: error, method: request.method, url: request.originalUrl }, 'couch')
		})
	);

	app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } }));
	app.get('/api/health', (_request, response) => void response.set('Cache-Control', 'no-store').json({ ok: true, epoch }));
	app.use('/api/session', sessionRoutes({ accounts, cookie, epoch, now, ...config }));
	app.use('/api/reports', reportRoutes({ reports, log, ...config }));
	app.use('/api', () => {
		throw new HttpError('not-found', 'no such address');
	});

	app.use(outwardRoutes(services, config.origin));

	if (pages) app.use(freshPages, pages);

	const onError: ErrorRequestHandler = (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		if (error instanceof HttpError) return sendError(response, error.code, error.message);
		log.error({ err: error, method: request.method, url: request.originalUrl }, 'request');
		sendError(response, 'internal');
	};
	app.use(onError);
	return app;
}

/** Pages and the worker are asked for again each time; what Kit names by its content says otherwise by itself. */
const freshPages: RequestHandler = (_request, response, next) => {
	response.set('Cache-Control', 'no-cache');
	next();
};

/** What pages are told about frames and referrers means nothing for a script, and is 300 bytes with each of them. */
const exceptAssets =
	(headers: RequestHandler): RequestHandler =>
	(request, response, next) => {
		if (!request.path.startsWith('/_app/immutable/')) return headers(request, response, next);
		response.set('X-Content-Type-Options', 'nosniff');
		next();
	};
