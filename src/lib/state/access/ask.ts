/** Asks our own server for what is not public. Needs the network, and says what stands in the way, in few words. */
import * as v from 'valibot';
import { NoNetwork, patientFetch } from '../../net/patient-fetch.ts';
import { here } from '../phone.svelte.ts';

/** `nothing` is said to whoever it is not for, as to whoever asks for what is not there. */
export type Obstacle = 'unreachable' | 'sign-in' | 'second-factor' | 'nothing' | 'wrong-code' | 'wait' | 'last-admin' | 'failed';
export type Asked<T> = { readonly ok: true; readonly got: T } | { readonly ok: false; readonly why: Obstacle };

const WHY: Readonly<Record<string, Obstacle>> = {
	'not-signed-in': 'sign-in',
	'second-factor': 'second-factor',
	'not-found': 'nothing',
	'wrong-secret': 'wrong-code',
	'too-many': 'wait',
	conflict: 'last-admin'
};
const refusalSchema = v.object({ error: v.string() });

/** `body` makes it a change; without it, it is a question. */
export async function ask<T>(path: string, schema: v.GenericSchema<unknown, T>, body?: object): Promise<Asked<T>> {
	const first = await askOnce(path, schema, body);
	if (first.ok || first.why !== 'sign-in' || !here.signedUp) return first;
	// The session ended, or never began: an exchange opens one, and costs nothing else.
	await here.exchange();
	return askOnce(path, schema, body);
}

async function askOnce<T>(path: string, schema: v.GenericSchema<unknown, T>, body?: object): Promise<Asked<T>> {
	try {
		const response = await patientFetch((url, init) => fetch(url, init))(path, {
			method: body ? 'POST' : 'GET',
			credentials: 'same-origin',
			...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
		const said: unknown = await response.json();
		if (!response.ok) {
			const refusal = v.safeParse(refusalSchema, said);
			return { ok: false, why: (refusal.success ? WHY[refusal.output.error] : undefined) ?? 'failed' };
		}
		const read = v.safeParse(schema, said);
		return read.success ? { ok: true, got: read.output } : { ok: false, why: 'failed' };
	} catch (error) {
		if (error instanceof NoNetwork) return { ok: false, why: 'unreachable' };
		throw error;
	}
}

/** When the answer only says that it is done. */
export const done = v.looseObject({});

/** What this device is known by: shown again before what a stolen cookie must not do. */
export const deviceSecret = async (): Promise<string> => (await (await here.open()).identity())?.secret ?? '';
