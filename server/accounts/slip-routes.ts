/** `/api/slips`: a clerk of the mairie makes a slip for a newcomer, or for somebody who has lost everything. */
import { Router, type Request, type Response } from 'express';
import * as v from 'valibot';
import { cleanLine } from '../../src/domain/clean.ts';
import { isMemberRef, type MemberId, type MemberRef } from '../../src/domain/ids.ts';
import { NAME_MAX } from '../../src/domain/mailbox.ts';
import { communeOf, type Territory } from '../../src/domain/territory.ts';
import { ensure, signedIn, type WhoIs } from '../access/who.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { KnownWays } from './known.ts';

const name = v.pipe(v.string(), v.transform(cleanLine), v.minLength(1), v.maxLength(NAME_MAX));
const commune = v.pipe(v.string(), v.maxLength(40));
const ref = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const person = v.strictObject({ name, commune });
const making = v.union([person, v.strictObject({ ref })]);

interface Deps {
	readonly known: KnownWays;
	readonly whoIs: WhoIs;
	readonly territory: Territory;
	readonly origin: string;
}

/** Accents, capitals and hyphens are not what tells two people apart at a counter. */
const plain = (text: string) =>
	text
		.normalize('NFD')
		.replace(/[\p{M}\s'’-]/gu, '')
		.toLowerCase();

export function slipRoutes({ known, whoIs, territory, origin }: Deps): Router {
	const { accounts, slips, tell } = known;

	async function clerk(request: Request): Promise<MemberId> {
		requireSameOrigin(request, origin);
		const who = await whoIs(request);
		ensure(who, 'slip.make');
		return signedIn(who).member;
	}

	async function make(request: Request, response: Response) {
		const by = await clerk(request);
		const read = v.safeParse(making, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'a name and a commune, or somebody known here');
		const whom = read.output;
		if ('ref' in whom) {
			const member = await accounts.memberOfRef(whom.ref);
			if (!member || !(await accounts.isKnown(member))) throw new HttpError('not-found', 'nobody of that name');
			const made = await slips.make(by, { member });
			await tell(member, 'slip-made');
			return void response.status(201).set('Cache-Control', 'no-store').json(made);
		}
		if (!communeOf(territory, whom.commune)) throw new HttpError('bad-request', 'no such commune');
		response
			.status(201)
			.set('Cache-Control', 'no-store')
			.json(await slips.make(by, whom));
	}

	/** What a clerk needs to tell two people apart, and nothing of how to reach them. */
	async function look(request: Request, response: Response) {
		await clerk(request);
		const read = v.safeParse(person, await readJson(request));
		if (!read.success) throw new HttpError('bad-request', 'a name and a commune');
		const { name, commune } = read.output;
		const wanted = plain(name);
		const found = await accounts.named((profile) => profile.commune === commune && plain(profile.name).includes(wanted));
		response.set('Cache-Control', 'no-store').json({
			people: found.slice(0, 20).map(({ ref, profile, registeredAt }) => ({
				ref,
				name: profile?.name ?? '',
				by: profile?.contact.by ?? 'relay',
				registeredAt
			}))
		});
	}

	return Router().post('/', make).post('/look', look);
}
