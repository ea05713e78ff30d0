/** `POST /api/pairings`: a device that nobody knows asks for a code to show. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import { deviceKind } from './device-kind.ts';
import type { KnownWays } from './known.ts';

interface Deps {
	readonly known: KnownWays;
	readonly origin: string;
	readonly ring: RequestHandler;
}

export function pairingRoutes({ known, origin, ring }: Deps): Router {
	async function begin(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		if (!v.is(v.strictObject({}), await readJson(request))) throw new HttpError('bad-request', 'nothing is asked here');
		const begun = await known.pairings.begin(deviceKind(request.get('User-Agent')));
		response.status(201).set('Cache-Control', 'no-store').json(begun);
	}
	return Router().post('/', ring, begin);
}
