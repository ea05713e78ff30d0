/** Registering and signing in are one act: a phone shows its id and secret; the first time makes the member. */
import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import * as v from 'valibot';
import { isDeviceSecret, isMemberId, isMemberRef, type MemberId, type MemberRef } from '../../src/domain/ids.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { Accounts } from './accounts.ts';
import { deviceKind } from './device-kind.ts';
import type { SessionCookie } from './session-cookie.ts';

interface Deps {
	readonly accounts: Accounts;
	readonly cookie: SessionCookie;
	readonly epoch: string;
	readonly origin: string;
	readonly signupsPerHour: number;
	readonly now: () => number;
}

const memberId = v.custom<MemberId>((value) => typeof value === 'string' && isMemberId(value));
const secret = v.custom<string>((value) => typeof value === 'string' && isDeviceSecret(value));
const credentials = v.strictObject({
	id: memberId,
	ref: v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value)),
	secret
});
const ending = v.strictObject({ id: memberId, secret });

/** What a phone that is not let in is to do: ask its owner again, set things aside, or erase them. */
const REFUSED = {
	wrong: 'wrong-secret',
	gone: 'account-gone',
	expired: 'device-expired',
	ended: 'device-ended',
	lost: 'device-lost'
} as const;

export function sessionRoutes({ accounts, cookie, epoch, origin, signupsPerHour, now }: Deps): Router {
	async function open(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const read = v.safeParse(credentials, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'id, ref and secret are needed, in their own form');
		const { id, ref, secret } = read.output;
		const signed = await accounts.signIn(id, ref, secret, deviceKind(request.get('User-Agent')));
		if ('refused' in signed) throw new HttpError(REFUSED[signed.refused], 'this id, ref and secret do not open anything');
		cookie.send(response, signed.token);
		response.set('Cache-Control', 'no-store').json({ epoch, now: new Date(now()).toISOString() });
	}

	async function close(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const token = cookie.read(request);
		if (token) await accounts.signOut(token);
		cookie.clear(response);
		response.set('Cache-Control', 'no-store').status(204).end();
	}

	/** A phone was left, perhaps long ago and without network. It needs no session, which another person may have by now. */
	async function leave(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const read = v.safeParse(ending, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'id and secret are needed, in their own form');
		await accounts.leave(read.output.id, read.output.secret);
		const token = cookie.read(request);
		const who = token ? await accounts.whoIs(token) : undefined;
		if (token && !who) cookie.clear(response);
		response.set('Cache-Control', 'no-store').json({ left: true });
	}

	/** One device signs in rarely; a whole village may share one address, hence a wide ring. */
	const ring = rateLimit({
		windowMs: 3_600_000,
		limit: signupsPerHour,
		standardHeaders: 'draft-8',
		legacyHeaders: false,
		handler: () => {
			throw new HttpError('too-many', 'too many sign-ins from this address; try again in an hour');
		}
	});

	return Router().post('/', ring, open).post('/leave', ring, leave).delete('/', close);
}
