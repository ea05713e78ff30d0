import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { SESSION_SECONDS } from './accounts.ts';

/** `__Host-` binds the cookie to this origin and to HTTPS (I4); plain HTTP is for one's own machine only. */
const nameFor = (secure: boolean) => (secure ? '__Host-session' : 'session');

export function createSessionCookie(origin: string) {
	const secure = origin.startsWith('https:');
	const name = nameFor(secure);
	const set = (response: Response, value: string, maxAge: number) =>
		void response.append(
			'Set-Cookie',
			stringifySetCookie(name, value, { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge })
		);
	return {
		read: (request: Request) => parseCookie(request.headers.cookie ?? '')[name],
		send: (response: Response, token: string) => set(response, token, SESSION_SECONDS),
		clear: (response: Response) => set(response, '', 0)
	};
}
export type SessionCookie = ReturnType<typeof createSessionCookie>;
