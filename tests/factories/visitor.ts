/** A browser with a cookie and nothing else: what asks the ways of being known, one request at a time. */
import { createHash } from 'node:crypto';
import { newDeviceSecret, newMemberId, newMemberRef } from '../../src/domain/ids.ts';
import type { TestServer } from './server.ts';

export interface Answer {
	readonly status: number;
	readonly body: Record<string, unknown>;
}

export function newVisitor(server: TestServer, userAgent = 'Mozilla/5.0 (Linux; Android 14)') {
	const self = { id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };
	let cookie = '';
	async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
		const response = await fetch(server.origin + path, {
			method,
			headers: { cookie, 'user-agent': userAgent, ...(body !== undefined && { 'content-type': 'application/json' }) },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		const [set] = response.headers.getSetCookie();
		if (set) cookie = set.split(';')[0] ?? '';
		const text = await response.text();
		return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
	}
	return {
		self,
		get cookie() {
			return cookie;
		},
		get: (path: string) => ask('GET', path),
		post: (path: string, body: unknown) => ask('POST', path, body),
		/** Makes the member, with a profile the courier has accepted. */
		async register(profile = { name: 'Odette', commune: '38442', email: undefined as string | undefined }) {
			await ask('POST', '/api/session', self);
			const { email, ...rest } = profile;
			await server.services.known.setProfile(self.id, {
				...rest,
				contact: email === undefined ? { by: 'relay' } : { by: 'email', email }
			});
		},
		mailbox: (id: string = self.id) => ask('GET', `/db/member-${id}/`)
	};
}
export type Visitor = ReturnType<typeof newVisitor>;

/** What a second factor is shown in: the session, named without being it. */
export const sessionOf = (cookie: string) =>
	createHash('sha256')
		.update(cookie.split('=')[1] ?? '')
		.digest('hex');

/** The code of the newest letter to that address; undefined when the newest says that nobody is there. */
export async function mailedCode(server: TestServer, to: string): Promise<string | undefined> {
	const { mail } = server.services.known;
	await mail.idle();
	const letter = mail.outbox?.letters().find((one) => one.to === to.trim());
	return letter && /code\s?:\s([2-9A-Z]{6})/.exec(letter.text)?.[1];
}

/** Asks a code for one's own address, and types it. */
export async function confirmAddress(server: TestServer, visitor: Visitor, email: string): Promise<Answer> {
	const { body } = await visitor.post('/api/codes', { email });
	return visitor.post('/api/codes/confirm', { ticket: body.ticket, code: await mailedCode(server, email) });
}
