/** Who a request is from, and the one way to say no. Everything is asked of `may` (src/domain/access). */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { answerTo, type Action, type Who } from '../../src/domain/access/may.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { DeviceId } from '../accounts/devices.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { HttpError } from '../http/errors.ts';
import type { Roles } from '../roles/roles.ts';
import type { Freshness } from '../second-factor/freshness.ts';

export interface Seen extends Who {
	/** Names the session without being it: what a second factor was shown in. */
	readonly session?: string;
	/** Which of their devices asks. */
	readonly device?: DeviceId;
}
export type WhoIs = (request: Request) => Promise<Seen>;

interface Deps {
	readonly accounts: Accounts;
	readonly cookie: SessionCookie;
	readonly roles: Roles;
	readonly freshness: Freshness;
}

export const NOBODY: Seen = { roles: [], secondFactor: false };

/** On the paths that phones exchange by, no role counts and none is looked up. */
export const plainMember = (member: MemberId | undefined): Who => ({ member, roles: [], secondFactor: false });

/** Whose session the request carries. Enough on the paths that phones take by themselves: they keep no second factor awake. */
export function createSessionOf({ accounts, cookie }: Pick<Deps, 'accounts' | 'cookie'>) {
	return async (request: Request) => {
		const token = cookie.read(request);
		const found = token ? await accounts.whoIs(token) : undefined;
		if (!token || !found) return undefined;
		// The session was written as renewed: its cookie must last as long (I4).
		if (found.renewed && request.res) cookie.send(request.res, token);
		return { member: found.member, device: found.device, token };
	};
}

export type SessionOf = ReturnType<typeof createSessionOf>;

export function createWhoIs({ roles, freshness, ...deps }: Deps): WhoIs {
	const sessionOf = createSessionOf(deps);
	return async (request) => {
		const found = await sessionOf(request);
		if (!found) return NOBODY;
		const { member, device, token } = found;
		const session = createHash('sha256').update(token).digest('hex');
		return { member, session, device, roles: roles.of(member), secondFactor: freshness.isFresh(session, member) };
	};
}

/** What is not for the one who asks answers as an address that does not exist: it says nothing of what is there. */
export const nothingHere = () => new HttpError('not-found', 'no such address');

type Asked<A extends Action> = Parameters<typeof answerTo<A>>;

/** Throws the refusal, if it is one. */
export function ensure<A extends Action>(...asked: Asked<A>): void {
	const answer = answerTo(...asked);
	if (answer === 'sign-in') throw new HttpError('not-signed-in', 'sign in first');
	if (answer === 'second-factor') throw new HttpError('second-factor', 'show your second factor first');
	if (answer === 'no') throw nothingHere();
}

/** The member, the session and the device of somebody signed in. */
export function signedIn({ member, session, device }: Seen): { member: MemberId; session: string; device: DeviceId } {
	if (member === undefined || session === undefined || device === undefined)
		throw new HttpError('not-signed-in', 'sign in first');
	return { member, session, device };
}
