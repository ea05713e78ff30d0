import * as v from 'valibot';
import type { Identity } from '../device/db.ts';
import { NoNetwork, type Fetch } from '../net/patient-fetch.ts';

const answer = v.object({ epoch: v.string() });

/**
 * The server does not let this phone in. `expired`, `unknown`: its owner must make themselves known again, nothing here is
 * touched. `ended`, `lost`: its owner said so from another device, and what is theirs leaves this one (I6).
 * `gone`: they had their account removed (L9).
 */
export type Why = 'unknown' | 'expired' | 'ended' | 'lost' | 'gone';
export class SignInRefused extends Error {
	override name = 'SignInRefused';
	readonly why: Why;
	constructor(why: Why) {
		super(why);
		this.why = why;
	}
}

const WHY: Readonly<Record<string, Why>> = {
	'wrong-secret': 'unknown',
	'device-expired': 'expired',
	'device-ended': 'ended',
	'device-lost': 'lost',
	'account-gone': 'gone'
};
const refusal = v.object({ error: v.string() });

/** Shows the identity made on this phone; the server makes the member the first time. Returns the server's epoch. */
export async function signIn(fetch: Fetch, origin: string, { id, ref, secret }: Identity): Promise<string> {
	const response = await fetch(`${origin}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		credentials: 'same-origin',
		body: JSON.stringify({ id, ref, secret })
	});
	const said: unknown = await response.json().catch(() => undefined);
	// In our own server's words only: a portal's 403 says nothing of who this is.
	const refused = v.safeParse(refusal, response.ok ? undefined : said);
	const why = refused.success ? WHY[refused.output.error] : undefined;
	if (why) throw new SignInRefused(why);
	const read = v.safeParse(answer, response.ok ? said : undefined);
	if (!read.success) throw new NoNetwork(`signing in: ${response.status}`);
	return read.output.epoch;
}
