/** `/api/codes`: a code sent by letter to an address. The same answer, after the same work, whoever has the address or nobody (S11). */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import { ensure, signedIn, type WhoIs } from '../access/who.ts';
import type { Access } from '../access/access.ts';
import type { Holding } from '../holding/holding.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import { codeLetter, nobodyLetter } from '../mail/letters.ts';
import { addressKey } from './addresses.ts';
import type { KnownWays } from './known.ts';

const asking = v.strictObject({
	email: v.pipe(v.string(), v.trim(), v.maxLength(254), v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u))
});
const typed = v.strictObject({ ticket: v.pipe(v.string(), v.maxLength(100)), code: v.pipe(v.string(), v.maxLength(40)) });

interface Deps {
	readonly known: KnownWays;
	readonly whoIs: WhoIs;
	readonly access: Pick<Access, 'security'>;
	readonly holding: Pick<Holding, 'lookAgain'>;
	readonly origin: string;
	/** Around asking for letters, and around every guess. */
	readonly ring: RequestHandler;
}

export function codeRoutes({ known, whoIs, access, holding, origin, ring }: Deps): Router {
	const { accounts, codes, mail, history } = known;

	async function ask(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const read = v.safeParse(asking, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'an address is needed');
		if (!mail.works) throw new HttpError('unavailable', 'this server sends no letters');
		const { email } = read.output;
		// Read before the address is looked at, so that it takes the same time for any address.
		const { member } = await whoIs(request);
		const own = member && (await accounts.member(member))?.profile?.contact;
		const asked = await codes.ask(email);
		if (!asked) throw new HttpError('too-many', 'this address was asked for too often');
		const members = await accounts.membersAt(email);
		response.status(202).set('Cache-Control', 'no-store').json({ ticket: asked.ticket });
		// After the answer: what follows differs, and nobody sees it but the owner of the address.
		const isOwn = own?.by === 'email' && addressKey(own.email) === addressKey(email);
		mail.send({ to: email, ...(isOwn || members.length > 0 ? codeLetter(asked.code) : nobodyLetter()) });
	}

	/** The newcomer's own address: from now on it can let them in. */
	async function confirm(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const who = await whoIs(request);
		const { member } = signedIn(who);
		ensure(who, 'security.change', { of: member, guarded: await access.security.isGuarded(member) });
		const read = v.safeParse(typed, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'a ticket and a code are needed');
		const { ticket, code } = read.output;
		const tried = await codes.tryCode(ticket, code, `confirm:${member}`, 'use');
		if ('refused' in tried) throw new HttpError(tried.refused === 'wrong' ? 'code-wrong' : 'code-over', 'not that code');
		const before = (await accounts.member(member))?.confirmedEmail;
		if (!(await accounts.confirmEmail(member, tried.email))) throw new HttpError('conflict', 'the profile has another address');
		// What waited for somebody to know them waits no more.
		await holding.lookAgain(member);
		if (before === undefined) await history.tell(member, 'email-confirmed', undefined);
		response.set('Cache-Control', 'no-store').json({ confirmed: tried.email });
	}

	return Router().post('/', ring, ask).post('/confirm', ring, confirm);
}
