/** `/api/passkeys`: add one, see one's own, drop one; sign in with one; show one as a second factor. */
import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import * as v from 'valibot';
import { isDeviceSecret, type MemberId } from '../../src/domain/ids.ts';
import { ensure, signedIn, type WhoIs } from '../access/who.ts';
import type { Access } from '../access/access.ts';
import type { KnownWays } from '../accounts/known.ts';
import { HttpError } from '../http/errors.ts';
import { emptySchema, readPosted } from '../http/posted.ts';
import { authenticationSchema, passkeyId, registrationSchema } from './answers.ts';

/** What signing in by whatever way ends with: the device with this secret is that member's from now on. It answers. */
export type Welcome = (member: MemberId, secret: string, request: Request, response: Response) => Promise<void>;

interface Deps {
	readonly access: Access;
	readonly known: Pick<KnownWays, 'accounts' | 'tell'>;
	readonly whoIs: WhoIs;
	readonly welcome: Welcome;
	readonly origin: string;
	/** From one address: a village may share one. */
	readonly perHour?: number;
}

/** Made on the new device. */
const secretSchema = v.custom<string>((value) => typeof value === 'string' && isDeviceSecret(value));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

export function passkeyRoutes({ access, known, whoIs, welcome, origin, perHour = 300 }: Deps): Router {
	const { passkeys, freshness, roles, security } = access;
	const send = (response: Response, body: object) => void response.set('Cache-Control', 'no-store').json(body);

	async function list(request: Request, response: Response) {
		const who = await whoIs(request);
		const { member } = signedIn(who);
		ensure(who, 'security.read', { of: member });
		send(response, { passkeys: await passkeys.list(member) });
	}

	async function changing(request: Request) {
		const who = await whoIs(request);
		const { member, session, device } = signedIn(who);
		const guarded = await security.isGuarded(member);
		ensure(who, 'security.change', { of: member, guarded });
		return { member, session, device, guarded };
	}

	async function registerOptions(request: Request, response: Response) {
		await readPosted(request, origin, emptySchema);
		const { member } = await changing(request);
		send(response, await passkeys.registerOptions(member, await security.labelOf(member)));
	}

	async function register(request: Request, response: Response) {
		const posted = await readPosted(request, origin, v.strictObject({ name, secret: secretSchema, answer: registrationSchema }));
		const { member, session, device, guarded } = await changing(request);
		// A stolen cookie does not make a key that would outlive it (I8).
		if (!(await known.accounts.devices.proves(device, posted.secret)))
			throw new HttpError('wrong-secret', 'not the secret of this device');
		if (!(await passkeys.register(member, posted.answer, posted.name))) throw new HttpError('wrong-secret', 'not our question');
		await roles.note(member, member, 'passkey-added');
		await known.tell(member, 'passkey-added');
		// The first one has just been shown, with a finger or a code.
		if (!guarded) freshness.show(session, member);
		send(response, { passkeys: await passkeys.list(member) });
	}

	async function forget(request: Request, response: Response) {
		const { id } = await readPosted(request, origin, v.strictObject({ id: passkeyId }));
		const { member } = await changing(request);
		if (await passkeys.forget(member, id)) {
			await roles.note(member, member, 'passkey-removed');
			await known.tell(member, 'passkey-removed');
			await security.tidy(member);
		}
		// Dropped twice is dropped once; another's is none of theirs.
		send(response, { passkeys: await passkeys.list(member) });
	}

	async function signInOptions(request: Request, response: Response) {
		await readPosted(request, origin, emptySchema);
		send(response, await passkeys.signInOptions());
	}

	async function signIn(request: Request, response: Response) {
		const { answer, secret } = await readPosted(
			request,
			origin,
			v.strictObject({ answer: authenticationSchema, secret: secretSchema })
		);
		const member = await passkeys.signIn(answer);
		if (!member) throw new HttpError('wrong-secret', 'this passkey opens nothing here');
		response.set('Cache-Control', 'no-store');
		await welcome(member, secret, request, response);
	}

	async function proveOptions(request: Request, response: Response) {
		await readPosted(request, origin, emptySchema);
		const who = await whoIs(request);
		const { member } = signedIn(who);
		ensure(who, 'security.read', { of: member });
		send(response, await passkeys.proveOptions(member));
	}

	async function prove(request: Request, response: Response) {
		const { answer } = await readPosted(request, origin, v.strictObject({ answer: authenticationSchema }));
		const who = await whoIs(request);
		const { member, session } = signedIn(who);
		ensure(who, 'security.read', { of: member });
		if (!(await passkeys.prove(member, answer))) throw new HttpError('wrong-secret', 'not a passkey of theirs');
		freshness.show(session, member);
		send(response, { fresh: true });
	}

	const ring = rateLimit({
		windowMs: 3_600_000,
		limit: perHour,
		standardHeaders: 'draft-8',
		legacyHeaders: false,
		handler: () => {
			throw new HttpError('too-many', 'too many tries from this address; try again in an hour');
		}
	});

	return Router()
		.get('/', list)
		.post('/register/options', registerOptions)
		.post('/register', register)
		.post('/forget', forget)
		.post('/sign-in/options', ring, signInOptions)
		.post('/sign-in', ring, signIn)
		.post('/prove/options', proveOptions)
		.post('/prove', prove);
}
