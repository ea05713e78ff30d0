/** What every way in ends with, once it has proved who somebody is: their device is made, its session opened, the others told. */
import type { Request, Response } from 'express';
import type { DeviceWay, Entered } from '../../src/domain/codes/known.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { HttpError } from '../http/errors.ts';
import { deviceKind } from './device-kind.ts';
import type { KnownWays } from './known.ts';
import type { SessionCookie } from './session-cookie.ts';

interface Deps {
	readonly known: Pick<KnownWays, 'accounts' | 'history'>;
	readonly cookie: SessionCookie;
	readonly epoch: string;
}

export interface Arrival {
	readonly member: MemberId;
	/** Of the device that arrives, made on it. */
	readonly secret: string;
	readonly how: DeviceWay;
	/** A newcomer's, as the clerk wrote them. */
	readonly profile?: Entered['profile'];
}

export type Welcome = ReturnType<typeof createWelcome>;

export function createWelcome({ known, cookie, epoch }: Deps) {
	const { accounts, history } = known;
	return async (request: Request, response: Response, { member, secret, how, profile }: Arrival): Promise<void> => {
		const kind = deviceKind(request.get('User-Agent'));
		const record = await accounts.member(member);
		if (!record) throw new HttpError('code-over', 'no such member, or no more');
		const { token, isNew } = await accounts.enter(member, secret, how, kind);
		if (isNew) await history.tell(member, how === 'recovery' ? 'sheet-used' : 'device-added', record.confirmedEmail, kind);
		cookie.send(response, token);
		const entered: Entered = {
			id: member,
			ref: record.ref,
			epoch,
			...(profile && { profile }),
			...(record.confirmedEmail !== undefined && { confirmed: record.confirmedEmail })
		};
		response.set('Cache-Control', 'no-store').json(entered);
	};
}
