/** People as the server meets them over HTTP: signed in, with a role, with an app of codes. */
import { Secret, TOTP } from 'otpauth';
import type { Role } from '../../../src/domain/access/roles.ts';
import { newDeviceSecret, newMemberId, newMemberRef, type MemberId, type MemberRef } from '../../../src/domain/ids.ts';
import { ORIGIN, type TestServer } from '../../factories/server.ts';

export interface Visitor {
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly secret: string;
	readonly cookie: string;
	get(path: string): Promise<Answer>;
	post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	// What a test looks at, by name.
	readonly body: Record<string, unknown>;
	readonly text: string;
}

export async function asking(origin: string, cookie: string, method: string, path: string, body?: unknown, headers = {}) {
	const response = await fetch(origin + path, {
		method,
		headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	const text = await response.text();
	let read: Record<string, unknown> = {};
	try {
		read = JSON.parse(text) as Record<string, unknown>;
	} catch {
		// A page, or nothing.
	}
	return { status: response.status, headers: response.headers, body: read, text } satisfies Answer;
}

export const visitor = (server: TestServer, cookie = '', id = '' as MemberId, ref = '' as MemberRef, secret = ''): Visitor => ({
	id,
	ref,
	secret,
	cookie,
	get: (path) => asking(server.origin, cookie, 'GET', path),
	post: (path, body = {}, headers = { origin: ORIGIN }) => asking(server.origin, cookie, 'POST', path, body, headers)
});

interface Given {
	readonly name?: string;
	readonly commune?: string;
	readonly email?: string;
	readonly roles?: readonly Role[];
}

/** Signed in, with a profile; roles come from the console. */
export async function newMember(
	server: TestServer,
	{ name = 'Aline', commune, email, roles = [] }: Given = {}
): Promise<Visitor> {
	const self = { id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };
	const cookie = await signIn(server, self);
	const { accounts, access, territory } = server.services;
	await accounts.setProfile(self.id, {
		name,
		commune: commune ?? territory.communes[0]!.insee,
		contact: email ? { by: 'email', email } : { by: 'relay' }
	});
	for (const role of roles) await access.roles.change('command', self.id, 'give', role, () => undefined);
	return visitor(server, cookie, self.id, self.ref, self.secret);
}

/** A session of that member: the same, or another device's. */
export async function signIn(server: TestServer, { id, ref, secret }: Pick<Visitor, 'id' | 'ref' | 'secret'>): Promise<string> {
	const response = await fetch(`${server.origin}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ id, ref, secret })
	});
	return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** An app of codes on somebody's telephone. */
export function appWith(secret: string) {
	const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
	return { at: (timestamp: number) => totp.generate({ timestamp }) };
}

/** Sets the app up, which shows it in this session too. */
export async function setUpApp(who: Visitor, now: number) {
	const secret = String((await who.post('/api/second-factor/offer')).body['secret']);
	const app = appWith(secret);
	const accepted = await who.post('/api/second-factor/accept', { code: app.at(now), secret: who.secret });
	return { app, codes: accepted.body['codes'] as string[], status: accepted.status };
}
