/** `/api/calls`: for a clerk, whom of a commune to tell something, and what came of it. */
import { Router, type Request, type Response } from 'express';
import * as v from 'valibot';
import { sentCallSchema } from '../../src/domain/notices/calls.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { communeOf, type Territory } from '../../src/domain/territory.ts';
import { ensure, signedIn, type WhoIs } from '../access/who.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { Notices } from './notices.ts';

const asked = v.strictObject({ commune: v.pipe(v.string(), v.maxLength(40)) });

interface Deps {
	readonly notices: Pick<Notices, 'calls'>;
	readonly whoIs: WhoIs;
	readonly territory: Territory;
	readonly origin: string;
}

export function callRoutes({ notices: { calls }, whoIs, territory, origin }: Deps): Router {
	async function clerk(request: Request): Promise<MemberId> {
		requireSameOrigin(request, origin);
		const who = await whoIs(request);
		ensure(who, 'calls.make');
		return signedIn(who).member;
	}

	async function list(request: Request, response: Response) {
		await clerk(request);
		const read = v.safeParse(asked, await readJson(request));
		if (!read.success || !communeOf(territory, read.output.commune)) throw new HttpError('bad-request', 'no such commune');
		response.set('Cache-Control', 'no-store').json({ people: await calls.list(read.output.commune) });
	}

	async function done(request: Request, response: Response) {
		const by = await clerk(request);
		const read = v.safeParse(sentCallSchema, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'somebody, and what was done');
		const { ref, ...call } = read.output;
		await calls.done(by, ref, call);
		response.set('Cache-Control', 'no-store').json({});
	}

	return Router().post('/list', list).post('/', done);
}
