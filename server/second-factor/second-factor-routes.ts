/** `/api/second-factor`: what one has, setting it up, showing it, taking it away. Always one's own. */
import { Router, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { isDeviceSecret, type MemberId } from '../../src/domain/ids.ts';
import type { Access } from '../access/access.ts';
import { ensure, signedIn, type WhoIs } from '../access/who.ts';
import type { KnownWays } from '../accounts/known.ts';
import { HttpError } from '../http/errors.ts';
import { emptySchema, readPosted } from '../http/posted.ts';
import type { Proof } from './second-factor.ts';

interface Deps {
	readonly access: Access;
	readonly known: Pick<KnownWays, 'accounts' | 'tell'>;
	readonly whoIs: WhoIs;
	readonly origin: string;
	readonly log: Logger;
}

const code = v.pipe(v.string(), v.maxLength(40));
const codeSchema = v.strictObject({ code });
const firstSchema = v.strictObject({
	code,
	secret: v.custom<string>((value) => typeof value === 'string' && isDeviceSecret(value))
});

export function secondFactorRoutes({ access, known, whoIs, origin, log }: Deps): Router {
	const { secondFactor, passkeys, freshness, roles, people, security } = access;
	const send = (response: Response, body: object) => void response.set('Cache-Control', 'no-store').json(body);

	async function state(request: Request, response: Response) {
		const who = await whoIs(request);
		const { member } = signedIn(who);
		ensure(who, 'security.read', { of: member });
		const [{ app, sheet }, keys, person] = await Promise.all([
			secondFactor.state(member),
			passkeys.list(member),
			people.byId(member)
		]);
		send(response, { ref: person?.ref, roles: who.roles, app, sheet, passkeys: keys, fresh: who.secondFactor });
	}

	async function changing(request: Request) {
		const who = await whoIs(request);
		const { member, session, device } = signedIn(who);
		ensure(who, 'security.change', { of: member, guarded: await security.isGuarded(member) });
		return { member, session, device };
	}

	function refuseWrong(proof: Proof, member: MemberId, response: Response) {
		if (proof.proved) return;
		// Somebody guesses, or has lost their way: the association may want to ring them.
		if (proof.wait > 0) log.warn({ member, wait: proof.wait }, 'second factor refused');
		if (proof.wait > 0) response.set('Retry-After', String(proof.wait));
		throw proof.wait > 0
			? new HttpError('too-many', 'too many wrong codes; wait')
			: new HttpError('wrong-secret', 'not the code of this moment');
	}

	/** For the association's log, and told to whom it concerns. */
	async function note(member: MemberId, what: 'factor-set' | 'factor-removed' | 'codes-made') {
		await roles.note(member, member, what);
		await known.tell(member, what);
	}

	async function offer(request: Request, response: Response) {
		await readPosted(request, origin, emptySchema);
		const { member } = await changing(request);
		send(response, await secondFactor.offer(member, await security.labelOf(member)));
	}

	async function accept(request: Request, response: Response) {
		const { code, secret } = await readPosted(request, origin, firstSchema);
		const { member, session, device } = await changing(request);
		// With a stolen cookie, somebody would set up their own (I8).
		if (!(await known.accounts.devices.proves(device, secret)))
			throw new HttpError('wrong-secret', 'not the secret of this device');
		const { proof, codes } = await secondFactor.accept(member, code);
		refuseWrong(proof, member, response);
		// Whoever showed another one elsewhere shows this one.
		freshness.forget(member);
		freshness.show(session, member);
		await note(member, 'factor-set');
		send(response, { codes });
	}

	async function prove(request: Request, response: Response) {
		const { code } = await readPosted(request, origin, codeSchema);
		const who = await whoIs(request);
		const { member, session } = signedIn(who);
		ensure(who, 'security.read', { of: member });
		refuseWrong(await secondFactor.prove(member, code), member, response);
		freshness.show(session, member);
		send(response, { fresh: true });
	}

	/** A sheet is for those who have something to lose. */
	async function sheet(request: Request, response: Response) {
		await readPosted(request, origin, emptySchema);
		const { member } = await changing(request);
		if (!(await security.isGuarded(member))) throw new HttpError('conflict', 'set up a second factor first');
		const codes = await secondFactor.renewSheet(member);
		await note(member, 'codes-made');
		send(response, { codes });
	}

	async function remove(request: Request, response: Response) {
		await readPosted(request, origin, emptySchema);
		const { member } = await changing(request);
		await secondFactor.remove(member);
		await security.tidy(member);
		await note(member, 'factor-removed');
		send(response, { removed: true });
	}

	return Router()
		.get('/', state)
		.post('/offer', offer)
		.post('/accept', accept)
		.post('/prove', prove)
		.post('/sheet', sheet)
		.post('/remove', remove);
}
