/** Passkeys, as the browser makes and shows them. Its library is fetched when somebody presses, and not before. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import * as v from 'valibot';
import { ask, deviceSecret, done, type Asked, type Obstacle } from './ask.ts';

const options = v.looseObject({ challenge: v.string() });

export const canHavePasskeys = () => typeof PublicKeyCredential === 'function';

/** The person closed the browser's own question, or has no key here: nothing happened. */
const GIVEN_UP: { readonly ok: false; readonly why: Obstacle | 'given-up' } = { ok: false, why: 'given-up' };
export type Shown<T> = Asked<T> | typeof GIVEN_UP;

export async function addPasskey(name: string): Promise<Shown<unknown>> {
	const asked = await ask('/api/passkeys/register/options', options, {});
	if (!asked.ok) return asked;
	const { startRegistration } = await import('@simplewebauthn/browser');
	const answer = await startRegistration({ optionsJSON: asked.got as never }).catch(() => undefined);
	return answer ? ask('/api/passkeys/register', done, { name, answer, secret: await deviceSecret() }) : GIVEN_UP;
}

/** Shows one as a second factor. */
export async function provePasskey(): Promise<Shown<unknown>> {
	const answer = await show('/api/passkeys/prove/options');
	return answer.ok ? ask('/api/passkeys/prove', done, { answer: answer.got }) : answer;
}

/** What lets a further device in, for `enter.byOther`. Undefined when the person changed their mind, or has no key here. */
export async function showPasskey(): Promise<Shown<AuthenticationResponseJSON>> {
	return show('/api/passkeys/sign-in/options');
}

async function show(path: string): Promise<Shown<AuthenticationResponseJSON>> {
	const asked = await ask(path, options, {});
	if (!asked.ok) return asked;
	const { startAuthentication } = await import('@simplewebauthn/browser');
	const got = await startAuthentication({ optionsJSON: asked.got as never }).catch(() => undefined);
	return got ? { ok: true, got } : GIVEN_UP;
}
