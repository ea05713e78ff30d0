/** `POST /api/reports`: anybody may report an ad, without an account. The same report twice is one. */
import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { reportSchema } from '../../src/domain/report.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { Reports } from './reports.ts';

interface Deps {
	readonly reports: Reports;
	readonly origin: string;
	readonly log: Logger;
	/** From one address: a village may share one, and one phone may send again what it doubts about. */
	readonly perHour?: number;
}

/** The longest text in any script, its contact, and room for the names of the fields. */
const MAX_BYTES = 32 * 1024;

export function reportRoutes({ reports, origin, log, perHour = 60 }: Deps): Router {
	async function receive(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const read = v.safeParse(reportSchema, await readJson(request, MAX_BYTES));
		if (!read.success) throw new HttpError('bad-request', 'not a report');
		const received = await reports.receive(read.output);
		if (!received) throw new HttpError('conflict', 'another report has this id');
		// Until there is a desk to read them, the log says that there is something to read. Nothing of what it says.
		if (received.isNew) log.warn({ total: received.total }, 'report received');
		response
			.status(received.isNew ? 201 : 200)
			.set('Cache-Control', 'no-store')
			.json({ received: received.number });
	}

	const ring = rateLimit({
		windowMs: 3_600_000,
		limit: perHour,
		standardHeaders: 'draft-8',
		legacyHeaders: false,
		handler: () => {
			throw new HttpError('too-many', 'too many reports from this address; try again in an hour');
		}
	});

	return Router().post('/', ring, receive);
}
