import * as v from 'valibot';
import type { Identity } from '../device/db.ts';
import { NoNetwork, type Fetch } from '../net/patient-fetch.ts';

const answer = v.object({ epoch: v.string() });

/** The server will not know this phone: its id or handle is somebody else's. Practically never. */
export class SignInRefused extends Error {
	override name = 'SignInRefused';
}

/** Shows the identity made on this phone; the server makes the member the first time. Returns the server's epoch. */
export async function signIn(fetch: Fetch, origin: string, { id, ref, secret }: Identity): Promise<string> {
	const response = await fetch(`${origin}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		credentials: 'same-origin',
		body: JSON.stringify({ id, ref, secret })
	});
	if (response.status === 403) throw new SignInRefused();
	const read = v.safeParse(answer, response.ok ? await response.json() : undefined);
	if (!read.success) throw new NoNetwork(`signing in: ${response.status}`);
	return read.output.epoch;
}
