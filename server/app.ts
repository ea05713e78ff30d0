/** The table of mounts. Makes an Express application and never listens: tests and development do that themselves. */
import compression from 'compression';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import { constants } from 'node:zlib';
import type { Logger } from 'pino';
import { createSessionOf, createWhoIs } from './access/who.ts';
import { codeRoutes } from './accounts/code-routes.ts';
import { deviceRoutes } from './accounts/device-routes.ts';
import { enterRoutes } from './accounts/enter-routes.ts';
import { pairingRoutes } from './accounts/pairing-routes.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import { createSessionCookie } from './accounts/session-cookie.ts';
import { slipRoutes } from './accounts/slip-routes.ts';
import { createWelcome } from './accounts/welcome.ts';
import { copyRoutes } from './board/copy-routes.ts';
import type { Config } from './config.ts';
import { couchRoutes } from './couch/routes.ts';
import { HttpError, sendError } from './http/errors.ts';
import { holdingRoutes, type Desk } from './holding/holding-routes.ts';
import { addressRing } from './http/limits.ts';
import { outboxRoutes } from './mail/outbox-routes.ts';
import { callRoutes } from './notices/call-routes.ts';
import { pushRoutes } from './notices/push-routes.ts';
import { stopRoutes } from './notices/stop-routes.ts';
import { outwardRoutes } from './outward/routes.ts';
import { passkeyRoutes, type Welcome } from './passkeys/passkey-routes.ts';
import { photoRoutes } from './photos/photo-routes.ts';
import { pictureRoutes } from './photos/picture-routes.ts';
import { showsPhoto } from './photos/shows-photo.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { roleRoutes } from './roles/role-routes.ts';
import { secondFactorRoutes } from './second-factor/second-factor-routes.ts';
import type { Services } from './services.ts';

/** A mail program of thousands of people presses their buttons from a few addresses. */
const STOPS_PER_RING = 300;

export interface AppDeps {
	readonly config: Pick<Config, 'origin' | 'trustProxy' | 'signupsPerHour'> & {
		/** Codes asked for or tried from one address in five minutes (I2). */
		readonly codesPerRing?: number;
	};
	readonly services: Services;
	readonly log: Logger;
	/** SvelteKit's handler: pages, assets. Absent in tests of the server alone. */
	readonly pages?: RequestHandler;
	/** What signing in with a passkey ends with. */
	readonly welcome?: Welcome;
	/** What is held for a look, as moderators see it. */
	readonly desk?: Desk;
}

export function createApp({ config, services, log, pages, welcome, desk = services.holding }: AppDeps) {
	const {
		access,
		accounts,
		bases,
		board,
		courier,
		demo,
		epoch,
		holding,
		known,
		markers,
		notices,
		now,
		photos,
		registry,
		reports,
		territory
	} = services;
	const { origin } = config;
	const cookie = createSessionCookie(origin);
	const whoIs = createWhoIs({ accounts, cookie, ...access });
	const sessionOf = createSessionOf({ accounts, cookie });
	const memberOf = async (request: Request) => (await sessionOf(request))?.member;
	const letIn = createWelcome({ known, cookie, epoch });
	const byPasskey: Welcome = (member, secret, request, response) => letIn(request, response, { member, secret, how: 'passkey' });
	const ring = addressRing(5, config.codesPerRing ?? 25);
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
			whoIs: memberOf,
			beforeWrite: markers.beforeWrite,
			afterWrite: (member) => {
				markers.afterWrite(member);
				courier.wake(member);
			},
			onError: (error, request) => log.error({ err: error, method: request.method, url: request.originalUrl }, 'couch')
		})
	);

	// Already as small as they get.
	app.use('/photos', pictureRoutes(photos));

	app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } }));
	app.get('/api/health', (_request, response) => void response.set('Cache-Control', 'no-store').json({ ok: true, epoch }));
	app.use('/api/session', sessionRoutes({ accounts, cookie, epoch, now, ...config }));
	app.use('/api/codes', codeRoutes({ known, whoIs, access, holding, origin, ring }));
	app.use('/api/enter', enterRoutes({ known, welcome: letIn, holding, origin, ring }));
	app.use('/api/pairings', pairingRoutes({ known, origin, ring }));
	app.use('/api/devices', deviceRoutes({ known, whoIs, access, origin, ring }));
	app.use('/api/slips', slipRoutes({ known, whoIs, territory, origin }));
	app.use('/api/calls', callRoutes({ notices, whoIs, territory, origin }));
	if (known.mail.outbox) app.use('/api/outbox', outboxRoutes(known.mail.outbox));
	app.use('/api/push', pushRoutes({ notices, sessionOf, origin }));
	app.use('/stop', stopRoutes(notices, addressRing(5, STOPS_PER_RING)));
	app.use('/api/reports', reportRoutes({ reports, log, ...config }));
	const staff = { access, known, whoIs, origin: config.origin };
	app.use('/api/second-factor', secondFactorRoutes({ ...staff, log }));
	app.use('/api/passkeys', passkeyRoutes({ ...staff, welcome: welcome ?? byPasskey }));
	app.use('/api/roles', roleRoutes(staff));
	app.use('/api/holding', holdingRoutes({ ...staff, holding: desk, people: access.people, log, now }));
	app.use('/api/photos', photoRoutes({ photos, whoIs: memberOf, mayShow: showsPhoto(services), origin: config.origin }));
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
