/** Asking the server something that needs it now: its answer, or the reason there is none. Nothing typed is lost either way. */
import * as v from 'valibot';
import { HTTP_ERRORS, type HttpErrorCode } from '../../../domain/refusals.ts';
import { NoNetwork } from '../../net/patient-fetch.ts';
import type { Phone } from '../phone.ts';

export type Asking = Pick<
	Phone,
	'fetch' | 'origin' | 'device' | 'now' | 'change' | 'exchange' | 'identity' | 'saveProfile' | 'hearing' | 'mail'
>;
export type Failure = HttpErrorCode | 'no-network';

/** The server, or the network, said no. */
export class NotDone extends Error {
	override name = 'NotDone';
	readonly why: Failure;
	constructor(why: Failure) {
		super(why);
		this.why = why;
	}
}

const isCode = (text: string): text is HttpErrorCode => Object.hasOwn(HTTP_ERRORS, text);
const refusal = v.object({ error: v.custom<HttpErrorCode>((value) => typeof value === 'string' && isCode(value)) });

export async function ask<const S extends v.GenericSchema>(
	{ fetch, origin }: Asking,
	path: string,
	body: unknown,
	answer: S
): Promise<v.InferOutput<S>> {
	const response = await fetch(origin + path, {
		method: body === undefined ? 'GET' : 'POST',
		credentials: 'same-origin',
		...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
	}).catch((error: unknown) => {
		if (error instanceof NoNetwork) throw new NotDone('no-network');
		throw error;
	});
	const said: unknown = await response.json().catch(() => undefined);
	const read = v.safeParse(answer, said);
	if (response.ok && read.success) return read.output;
	const refused = v.safeParse(refusal, said);
	throw new NotDone(refused.success ? refused.output.error : 'no-network');
}
