/** `/api/push`: a telephone asks to be told things, or no more. Whoever is signed in, on their own behalf (S10). */
import { Router, type Request, type Response } from 'express';
import * as v from 'valibot';
import { subscriptionSchema } from '../../src/domain/notices/push.ts';
import { sha256 } from '../accounts/hashes.ts';
import type { SessionOf } from '../access/who.ts';
import { HttpError } from '../http/errors.ts';
import { readPosted } from '../http/posted.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { Notices } from './notices.ts';

interface Deps {
	readonly notices: Pick<Notices, 'telephones' | 'pushKey' | 'pushesShown'>;
	readonly sessionOf: SessionOf;
	readonly origin: string;
}

const ending = v.strictObject({ endpoint: v.pipe(v.string(), v.maxLength(1000)) });

export function pushRoutes({ notices, sessionOf, origin }: Deps): Router {
	const { telephones, pushKey, pushesShown } = notices;
	const send = (response: Response, answer: unknown) => void response.set('Cache-Control', 'no-store').json(answer);

	async function surely(request: Request) {
		const who = await sessionOf(request);
		if (!who) throw new HttpError('not-signed-in', 'sign in first');
		return who;
	}

	async function read<Schema extends v.GenericSchema>(request: Request, schema: Schema) {
		requireSameOrigin(request, origin);
		const who = await surely(request);
		return { who, posted: await readPosted(request, origin, schema) };
	}

	return Router()
		.get('/', async (request, response) => {
			const { member } = await surely(request);
			const endpoints = (await telephones.of(member)).map(({ endpoint }) => endpoint);
			send(response, { ...(pushKey !== undefined && { key: pushKey }), shown: pushesShown, endpoints });
		})
		.post('/', async (request, response) => {
			const { who, posted } = await read(request, subscriptionSchema);
			if (pushKey === undefined) throw new HttpError('unavailable', 'this server tells no telephone');
			await telephones.add(who.member, posted, who.device, sha256(who.token));
			send(response, { added: true });
		})
		.post('/end', async (request, response) => {
			const { who, posted } = await read(request, ending);
			await telephones.drop(who.member, posted.endpoint);
			send(response, { ended: true });
		});
}
