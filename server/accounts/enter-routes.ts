/**
 * `/api/enter`: the ways in for a device that nobody knows yet. Each proves who somebody is, and then makes their device.
 * Asked twice by one device (its secret says so), each answers the same: in a valley, answers get lost.
 */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import type { Choose } from '../../src/domain/codes/known.ts';
import { isDeviceSecret, isMemberId, isMemberRef, type MemberId, type MemberRef } from '../../src/domain/ids.ts';
import type { Holding } from '../holding/holding.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import { deviceKind } from './device-kind.ts';
import { sha256 } from './hashes.ts';
import type { KnownWays } from './known.ts';
import type { Welcome } from './welcome.ts';

const short = v.pipe(v.string(), v.maxLength(100));
const id = v.custom<MemberId>((value) => typeof value === 'string' && isMemberId(value));
const ref = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
const secret = v.custom<string>((value) => typeof value === 'string' && isDeviceSecret(value));

const byCode = v.strictObject({ ticket: short, code: short, secret, ref: v.exactOptional(ref) });
/** `id` and `ref` are for a newcomer: they become theirs. */
const bySlip = v.strictObject({ code: short, secret, id, ref });
const bySheet = v.strictObject({ code: short, secret });
const byPairing = v.strictObject({ ticket: short, secret });

interface Deps {
	readonly known: KnownWays;
	readonly welcome: Welcome;
	readonly holding: Pick<Holding, 'lookAgain'>;
	readonly origin: string;
	/** Around every guess. */
	readonly ring: RequestHandler;
}

const over = () => new HttpError('code-over', 'no such code, or no more');

export function enterRoutes({ known, welcome, holding, origin, ring }: Deps): Router {
	const { accounts, codes, pairings, sheets, slips } = known;

	async function read<const S extends v.GenericSchema>(request: Request, schema: S): Promise<v.InferOutput<S>> {
		requireSameOrigin(request, origin);
		const result = v.safeParse(schema, await readJson(request));
		if (!result.success) throw new HttpError('bad-request', 'not what this way in needs');
		return result.output;
	}

	async function code(request: Request, response: Response) {
		const { ticket, code, secret, ref } = await read(request, byCode);
		const device = sha256(secret);
		const looked = await codes.tryCode(ticket, code, device, 'look');
		if ('refused' in looked) throw new HttpError(looked.refused === 'wrong' ? 'code-wrong' : 'code-over', 'not that code');
		const members = await accounts.membersAt(looked.email);
		const records = await Promise.all(members.map(async (member) => ({ member, record: await accounts.member(member) })));
		const theirs = records.filter((one) => ref === undefined || one.record?.ref === ref);
		if (theirs.length > 1) {
			const choose: Choose['choose'] = theirs.flatMap(({ record }) =>
				record ? [{ ref: record.ref, name: record.profile?.name ?? '' }] : []
			);
			return void response.set('Cache-Control', 'no-store').json({ choose } satisfies Choose);
		}
		const [one] = theirs;
		if (!one || 'refused' in (await codes.tryCode(ticket, code, device, 'use'))) throw over();
		await welcome(request, response, { member: one.member, secret, how: 'code' });
	}

	/** The clerk saw who it is. What waited for that waits no more. */
	async function vouch(member: MemberId) {
		await accounts.vouch(member);
		await holding.lookAgain(member);
	}

	async function slip(request: Request, response: Response) {
		const { code, secret, id, ref } = await read(request, bySlip);
		const slip = await slips.use(code, sha256(secret));
		if (!slip) throw over();
		if ('member' in slip.for) {
			await vouch(slip.for.member);
			return welcome(request, response, { member: slip.for.member, secret, how: 'slip' });
		}
		const signed = await accounts.signIn(id, ref, secret, deviceKind(request.get('User-Agent')));
		if ('refused' in signed) throw over();
		await vouch(id);
		const { name, commune } = slip.for;
		// Known by that name from now on: their phone may lose its network before its own profile has left.
		if (!(await accounts.member(id))?.profile) await accounts.setProfile(id, { name, commune, contact: { by: 'relay' } });
		await welcome(request, response, { member: id, secret, how: 'slip', profile: { name, commune } });
	}

	async function recovery(request: Request, response: Response) {
		const { code, secret } = await read(request, bySheet);
		const member = await sheets.use(code, sha256(secret));
		if (!member) throw over();
		await welcome(request, response, { member, secret, how: 'recovery' });
	}

	async function pairing(request: Request, response: Response) {
		const { ticket, secret } = await read(request, byPairing);
		const taken = await pairings.take(ticket, sha256(secret));
		if (taken === 'over') throw over();
		if (taken === 'waits') return void response.status(202).set('Cache-Control', 'no-store').json({ waits: true });
		await welcome(request, response, { member: taken, secret, how: 'paired' });
	}

	return (
		Router()
			.post('/code', ring, code)
			.post('/slip', ring, slip)
			.post('/recovery', ring, recovery)
			// Asked every few seconds, with a ticket of 256 bits: there is nothing to guess.
			.post('/pairing', pairing)
	);
}
