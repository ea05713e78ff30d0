/** `/api/holding`: moderators read what is held, let it appear, or refuse it with a reason. */
import { Router, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { isAdId, type AdId } from '../../src/domain/ids.ts';
import { MODERATION_CODES } from '../../src/domain/refusals.ts';
import { ensure, nothingHere, signedIn, type WhoIs } from '../access/who.ts';
import { readPosted } from '../http/posted.ts';
import type { People } from '../roles/people.ts';
import type { Held, Holding } from './holding.ts';

interface Deps {
	readonly holding: Desk;
	readonly people: People;
	readonly whoIs: WhoIs;
	readonly origin: string;
	readonly log: Logger;
	readonly now: () => number;
}

/** As much of what is held as this page needs. */
export type Desk = Pick<Holding, 'list' | 'release' | 'refuse'>;

/** The revision that the moderator had before their eyes. */
const seenSchema = v.pipe(v.string(), v.maxLength(60));

export function holdingRoutes({ holding, people, whoIs, origin, log, now }: Deps): Router {
	async function list(request: Request, response: Response) {
		ensure(await whoIs(request), 'held.read');
		// Who has waited longest comes first.
		const held = [...(await holding.list())].sort((a, b) => a.heldAt.localeCompare(b.heldAt));
		response.set('Cache-Control', 'no-store').json({ now: new Date(now()).toISOString(), held });
	}

	/** The held ad, if the one who asks may decide of it. */
	async function toDecide(request: Request): Promise<{ id: AdId; by: ReturnType<typeof signedIn>['member'] }> {
		const who = await whoIs(request);
		// First the role: to others, what is held and what never was are the same.
		ensure(who, 'held.read');
		const { id } = request.params as { id?: string };
		const found: Held | undefined = (await holding.list()).find((one) => one.id === id);
		if (!found || !isAdId(found.id)) throw nothingHere();
		ensure(who, 'held.decide', { by: (await people.byRef(found.author.ref))?.id });
		return { id: found.id, by: signedIn(who).member };
	}

	async function release(request: Request, response: Response) {
		const { seen } = await readPosted(request, origin, v.strictObject({ seen: seenSchema }));
		const { id, by } = await toDecide(request);
		await holding.release(id, by, seen);
		log.info({ ad: id, by }, 'held ad released');
		response.set('Cache-Control', 'no-store').json({ released: id });
	}

	async function refuse(request: Request, response: Response) {
		const { code, seen } = await readPosted(
			request,
			origin,
			v.strictObject({ seen: seenSchema, code: v.picklist(MODERATION_CODES) })
		);
		const { id, by } = await toDecide(request);
		await holding.refuse(id, by, code, seen);
		log.info({ ad: id, by, code }, 'held ad refused');
		response.set('Cache-Control', 'no-store').json({ refused: id });
	}

	return Router().get('/', list).post('/:id/release', release).post('/:id/refuse', refuse);
}
