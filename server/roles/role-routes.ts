/** `/api/roles`: an administrator finds a member, gives or takes a role, reads the log; a code from the console is claimed. */
import { Router, type Request, type Response } from 'express';
import * as v from 'valibot';
import { ROLES } from '../../src/domain/access/roles.ts';
import { isMemberRef, type MemberId, type MemberRef } from '../../src/domain/ids.ts';
import type { Access } from '../access/access.ts';
import { ensure, nothingHere, signedIn, type WhoIs } from '../access/who.ts';
import { HttpError } from '../http/errors.ts';
import { readPosted } from '../http/posted.ts';
import type { Person } from './people.ts';
import type { By } from './roles.ts';

interface Deps {
	readonly access: Access;
	readonly whoIs: WhoIs;
	readonly origin: string;
}

const refSchema = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const changeSchema = v.strictObject({ ref: refSchema, role: v.picklist(ROLES) });
const LOG_SHOWN = 200;

export function roleRoutes({ access, whoIs, origin }: Deps): Router {
	const { roles, people, security, claims } = access;
	const send = (response: Response, body: object) => void response.set('Cache-Control', 'no-store').json(body);

	/** Never with the member's id, which names their mailbox. */
	const shown = async ({ id, ref, name, commune }: Person) => ({
		ref,
		name,
		commune,
		roles: roles.of(id),
		guarded: await security.isGuarded(id)
	});
	const nameOf = async (by: By) => (by === 'command' ? undefined : ((await people.byId(by))?.name ?? ''));
	const everybody = async (ids: readonly MemberId[]) =>
		(await Promise.all(ids.map((id) => people.byId(id)))).filter((person) => person !== undefined);

	async function list(request: Request, response: Response) {
		ensure(await whoIs(request), 'roles.read');
		const holders = await everybody(roles.holders());
		const lines = roles.log().slice(-LOG_SHOWN).reverse();
		send(response, {
			holders: await Promise.all(holders.map(shown)),
			log: await Promise.all(
				lines.map(async ({ by, of, ...line }) => ({ ...line, by: await nameOf(by), of: (await nameOf(of)) ?? '' }))
			)
		});
	}

	async function search(request: Request, response: Response) {
		ensure(await whoIs(request), 'roles.read');
		const { q } = request.query;
		const found = typeof q === 'string' ? await people.search(q.slice(0, 100)) : [];
		send(response, { found: await Promise.all(found.map(shown)) });
	}

	const change = (what: 'give' | 'take') => async (request: Request, response: Response) => {
		const { ref, role } = await readPosted(request, origin, changeSchema);
		const who = await whoIs(request);
		// First whether they may see members at all: the answer says nothing of whether that handle is somebody's.
		ensure(who, 'roles.read');
		const person = await people.byRef(ref);
		if (!person) throw nothingHere();
		await roles.change(signedIn(who).member, person.id, what, role, (before, after) => {
			if (before.roles.includes('admin') && role === 'admin' && what === 'take' && before.otherAdmins === 0)
				throw new HttpError('conflict', 'the last administrator stays');
			ensure(who, 'roles.change', before, after);
		});
		send(response, await shown(person));
	};

	/** Somebody lost their phone and their sheet: they begin again, with no second factor. */
	async function startAnew(request: Request, response: Response) {
		const { ref } = await readPosted(request, origin, v.strictObject({ ref: refSchema }));
		const who = await whoIs(request);
		ensure(who, 'roles.read');
		const person = await people.byRef(ref);
		if (!person) throw nothingHere();
		await security.startAnew(person.id);
		await roles.note(signedIn(who).member, person.id, 'factor-removed');
		send(response, await shown(person));
	}

	async function claim(request: Request, response: Response) {
		const { code } = await readPosted(request, origin, v.strictObject({ code: v.pipe(v.string(), v.maxLength(60)) }));
		const { member } = signedIn(await whoIs(request));
		const act = await claims.claim(code, (text) => people.isCalled(member, text));
		if (!act) throw new HttpError('wrong-secret', 'not the code, or not for this member');
		if (act === 'make') await roles.change('command', member, 'give', 'admin', () => undefined);
		else {
			await security.startAnew(member);
			await roles.note('command', member, 'factor-removed');
		}
		send(response, { act, roles: roles.of(member) });
	}

	return Router()
		.get('/', list)
		.get('/members', search)
		.post('/give', change('give'))
		.post('/take', change('take'))
		.post('/start-anew', startAnew)
		.post('/claim', claim);
}
