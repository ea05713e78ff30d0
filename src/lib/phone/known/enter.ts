/** The ways in, on a phone that the server does not know, or no longer: a letter's code, a slip, a sheet, another device. */
import * as v from 'valibot';
import { chooseSchema, enteredSchema, type Choose, type Entered } from '../../../domain/codes/known.ts';
import { plainCode } from '../../../domain/codes/written-code.ts';
import { newDeviceSecret, newMemberId, newMemberRef, type MemberRef } from '../../../domain/ids.ts';
import type { Entry, Identity } from '../../device/db.ts';
import { BY_RELAY } from '../../../domain/notices/docs.ts';
import { ask, type Asking } from './ask.ts';

/** What this phone will be known by, made once and kept until it is: an answer that was lost is asked for again. */
export function entryOf({ device }: Asking): Promise<Entry> {
	return device.transaction('rw', device.entry, async () => {
		const there = await device.entry.get('entry');
		if (there) return there;
		const entry: Entry = { key: 'entry', id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };
		await device.entry.put(entry);
		return entry;
	});
}

/** What is being typed, kept as it is typed. */
export async function keepTyped(phone: Asking, typed: Pick<Entry, 'email' | 'typed'>): Promise<void> {
	await entryOf(phone);
	await phone.device.entry.update('entry', typed);
}

export async function askCode(phone: Asking, email: string): Promise<void> {
	await keepTyped(phone, { email });
	const { ticket } = await ask(phone, '/api/codes', { email }, v.object({ ticket: v.string() }));
	await phone.device.entry.update('entry', { ticket });
}

/** Undefined when they are in; else, which of those who share the address? */
export async function byCode(phone: Asking, code: string, ref?: MemberRef): Promise<Choose['choose'] | undefined> {
	const { ticket = '', secret } = await entryOf(phone);
	const body = { ticket, code: plainCode(code), secret, ...(ref && { ref }) };
	const answer = await ask(phone, '/api/enter/code', body, v.union([enteredSchema, chooseSchema]));
	if ('choose' in answer) return answer.choose;
	await enter(phone, answer, secret);
	return undefined;
}

/** Any other way that proves who somebody is, such as a passkey: the server answers as to the ways below. */
export async function byOther(phone: Asking, path: string, proof: object): Promise<void> {
	const { secret } = await entryOf(phone);
	await enter(phone, await ask(phone, path, { ...proof, secret }, enteredSchema), secret);
}

export async function bySlip(phone: Asking, code: string): Promise<void> {
	const { id, ref, secret } = await entryOf(phone);
	await enter(phone, await ask(phone, '/api/enter/slip', { code: plainCode(code), secret, id, ref }, enteredSchema), secret);
}

export async function bySheet(phone: Asking, code: string): Promise<void> {
	await byOther(phone, '/api/enter/recovery', { code: plainCode(code) });
}

const begun = v.object({ ticket: v.string(), code: v.string(), until: v.string() });

/** A code for the other device to read: the one under way while it lasts. */
export async function beginPairing(phone: Asking): Promise<{ code: string; until: string }> {
	const { pairing } = await entryOf(phone);
	if (pairing && Date.parse(pairing.until) > phone.now()) return pairing;
	const answer = await ask(phone, '/api/pairings', {}, begun);
	await phone.device.entry.update('entry', { pairing: answer });
	return answer;
}

/** True once the other device has said yes, and this one is in. Throws `code-over` when its time has passed. */
export async function byPairing(phone: Asking): Promise<boolean> {
	const { pairing, secret } = await entryOf(phone);
	const waits = v.object({ waits: v.literal(true) });
	const body = { ticket: pairing?.ticket ?? '', secret };
	const answer = await ask(phone, '/api/enter/pairing', body, v.union([waits, enteredSchema]));
	if ('waits' in answer) return false;
	await enter(phone, answer, secret);
	return true;
}

export const dropPairing = async ({ device }: Asking) =>
	void (await device.entry.update('entry', { pairing: undefined } as never));

async function enter(phone: Asking, { id, ref, epoch, profile, confirmed }: Entered, secret: string): Promise<void> {
	const next: Identity = { key: 'self', id, ref, secret, epoch, entered: true, ...(confirmed !== undefined && { confirmed }) };
	await phone.change(next, { keep: 'all' });
	// Last: until then, a crash leaves what is needed to ask again.
	await phone.device.entry.delete('entry');
	// The clerk asked their age at the counter; the mairie tells them of answers until they say otherwise.
	if (profile) {
		await phone.saveProfile({ ...profile, contact: { by: 'relay' }, over15: true });
		await phone.hearing.choose(BY_RELAY);
	}
	void phone.exchange();
}
