/** *Mes appareils*: needs the server, since it is the server that knows them all. */
import * as v from 'valibot';
import { DEVICE_KINDS, knownSchema, type DeviceKind, type Known } from '../../../domain/codes/known.ts';
import { plainCode } from '../../../domain/codes/written-code.ts';
import { signIn, SignInRefused } from '../sign-in.ts';
import { ask, NotDone, type Asking } from './ask.ts';

const anything = v.object({});

/** With a session; one that was only forgotten by this browser is opened again. */
export async function asked<const S extends v.GenericSchema>(phone: Asking, path: string, body: unknown, answer: S) {
	try {
		return await ask(phone, path, body, answer);
	} catch (error) {
		if (!(error instanceof NotDone) || error.why !== 'not-signed-in') throw error;
		const self = await phone.identity();
		if (!self) throw error;
		try {
			await signIn(phone.fetch, phone.origin, self);
		} catch (refused) {
			// The next exchange does what has to be done.
			if (refused instanceof SignInRefused) void phone.exchange();
			throw refused instanceof SignInRefused ? error : new NotDone('no-network');
		}
		return ask(phone, path, body, answer);
	}
}

const secretOf = async (phone: Asking) => (await phone.identity())?.secret ?? '';

export async function list(phone: Asking): Promise<Known> {
	const known = await asked(phone, '/api/devices', undefined, knownSchema);
	await phone.device.identity.update('self', { confirmed: known.confirmed } as never);
	return known;
}

export const rename = (phone: Asking, id: string, name: string) => asked(phone, '/api/devices/rename', { id, name }, anything);

/** One, or without `id` all others. `lost`: everything on it is erased, even what it has not sent. */
export const end = async (phone: Asking, id: string | undefined, lost: boolean) =>
	asked(phone, '/api/devices/end', { ...(id !== undefined && { id }), lost, secret: await secretOf(phone) }, anything);

export const makeSheet = async (phone: Asking): Promise<readonly string[]> =>
	(await asked(phone, '/api/devices/sheet', { secret: await secretOf(phone) }, v.object({ codes: v.array(v.string()) }))).codes;

export const lookAt = async (phone: Asking, code: string): Promise<DeviceKind> =>
	(await asked(phone, '/api/devices/look', { code: plainCode(code) }, v.object({ kind: v.picklist(DEVICE_KINDS) }))).kind;

export const letIn = async (phone: Asking, code: string) =>
	asked(phone, '/api/devices/confirm', { code: plainCode(code), secret: await secretOf(phone) }, anything);

/** The newcomer's own address: a code is sent there. */
export async function askOwnCode(phone: Asking, email: string): Promise<string> {
	return (await asked(phone, '/api/codes', { email }, v.object({ ticket: v.string() }))).ticket;
}
export async function confirmOwn(phone: Asking, ticket: string, code: string): Promise<void> {
	const answer = v.object({ confirmed: v.string() });
	const { confirmed } = await asked(phone, '/api/codes/confirm', { ticket, code: plainCode(code) }, answer);
	await phone.device.identity.update('self', { confirmed });
}

const made = v.object({ code: v.string(), until: v.string() });
const people = v.object({
	people: v.array(
		v.object({ ref: v.string(), name: v.string(), by: v.picklist(['email', 'phone', 'relay']), registeredAt: v.string() })
	)
});
export type Found = v.InferOutput<typeof people>['people'][number];

/** For a clerk of the mairie. */
export const makeSlip = (phone: Asking, whom: { name: string; commune: string } | { ref: string }) =>
	asked(phone, '/api/slips', whom, made);
export const lookUp = async (phone: Asking, name: string, commune: string): Promise<readonly Found[]> =>
	(await asked(phone, '/api/slips/look', { name, commune }, people)).people;
