/** `/api/devices`: the devices one is known on, the recovery sheet, and letting a further device in. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import { DEVICE_NAME_MAX, type Known } from '../../src/domain/codes/known.ts';
import { answerTo, type Action } from '../../src/domain/access/may.ts';
import { isDeviceSecret, type MemberId } from '../../src/domain/ids.ts';
import type { Access } from '../access/access.ts';
import { ensure, signedIn, type WhoIs } from '../access/who.ts';
import { HttpError } from '../http/errors.ts';
import { readJson } from '../http/json-body.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { DeviceId } from './devices.ts';
import type { KnownWays } from './known.ts';

const short = v.pipe(v.string(), v.maxLength(100));
const secret = v.custom<string>((value) => typeof value === 'string' && isDeviceSecret(value));
const renaming = v.strictObject({ id: short, name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(DEVICE_NAME_MAX)) });
/** `id` is absent to end all others. */
const ending = v.strictObject({ id: v.exactOptional(short), lost: v.boolean(), secret });
const proof = v.strictObject({ secret });
const looking = v.strictObject({ code: short });
const confirming = v.strictObject({ code: short, secret });

interface Deps {
	readonly known: KnownWays;
	readonly whoIs: WhoIs;
	readonly access: Pick<Access, 'security'>;
	readonly origin: string;
	/** Around guessing the code another device shows. */
	readonly ring: RequestHandler;
}

export function deviceRoutes({ known, whoIs, access, origin, ring }: Deps): Router {
	const { accounts, history, pairings, sheets, tell } = known;
	const { devices } = accounts;

	interface Asking {
		readonly member: MemberId;
		readonly device: DeviceId;
	}

	async function read<const S extends v.GenericSchema>(
		request: Request,
		action: Extract<Action, 'session.read' | 'session.end' | 'security.change'>,
		schema: S
	): Promise<v.InferOutput<S> & { who: Asking }> {
		requireSameOrigin(request, origin);
		const seen = await whoIs(request);
		const who = signedIn(seen);
		// Letting a further device in, or making codes that do, is no less than changing a second factor.
		const guarded = action === 'security.change' && (await access.security.isGuarded(who.member));
		ensure(seen, action, { of: who.member, guarded });
		const result = v.safeParse(schema, await readJson(request));
		if (!result.success) throw new HttpError('bad-request', 'not what this needs');
		return { ...(result.output as object), who } as v.InferOutput<S> & { who: Asking };
	}

	/** What cannot be undone asks for more than a cookie, which can be stolen (I8). */
	async function prove({ device }: Asking, secret: string) {
		if (!(await devices.proves(device, secret))) throw new HttpError('wrong-secret', 'not the secret of this device');
	}

	const send = (response: Response, answer: unknown) => void response.set('Cache-Control', 'no-store').json(answer);

	async function list(request: Request, response: Response) {
		const seen = await whoIs(request);
		const { member, device: current } = signedIn(seen);
		ensure(seen, 'session.read', { of: member });
		const record = await accounts.member(member);
		const sheet = await sheets.left(member);
		const answer: Known = {
			devices: (await devices.list(member)).map(({ _id, name, kind, how, addedAt, seenAt }) => ({
				id: _id,
				...(name !== undefined && { name }),
				kind,
				how,
				addedAt,
				seenAt,
				current: _id === current
			})),
			history: await history.recent(member),
			...(record?.confirmedEmail !== undefined && { confirmed: record.confirmedEmail }),
			...(sheet && { sheet }),
			// A clerk whose second factor is to be shown first is one all the same: the page says what is missing.
			slips: answerTo(seen, 'slip.make')
		};
		send(response, answer);
	}

	/** Only one's own; somebody else's and none at all are the same answer. */
	function own(who: Asking, id: string): DeviceId {
		if (!id.startsWith(`device:${who.member}:`)) throw new HttpError('not-found', 'no such device');
		return id as DeviceId;
	}

	async function rename(request: Request, response: Response) {
		const { who, id, name } = await read(request, 'session.end', renaming);
		await devices.rename(own(who, id), name);
		send(response, { renamed: true });
	}

	async function end(request: Request, response: Response) {
		const { who, id, lost, secret } = await read(request, 'session.end', ending);
		await prove(who, secret);
		const chosen = id === undefined ? (await devices.list(who.member)).map(({ _id }) => _id as DeviceId) : [own(who, id)];
		for (const device of chosen.filter((one) => one !== who.device)) {
			const ended = await devices.get(device);
			if (await devices.end(device, lost)) await tell(who.member, lost ? 'device-lost' : 'device-ended', ended?.kind);
		}
		send(response, { ended: true });
	}

	async function makeSheet(request: Request, response: Response) {
		const { who, secret } = await read(request, 'security.change', proof);
		await prove(who, secret);
		const codes = await sheets.make(who.member);
		await tell(who.member, 'sheet-made');
		send(response, { codes });
	}

	async function look(request: Request, response: Response) {
		const { code } = await read(request, 'session.read', looking);
		const kind = await pairings.look(code);
		if (kind === undefined) throw new HttpError('code-over', 'no such code, or no more');
		send(response, { kind });
	}

	async function confirm(request: Request, response: Response) {
		const { who, code, secret } = await read(request, 'security.change', confirming);
		await prove(who, secret);
		if (!(await pairings.confirm(code, who.member))) throw new HttpError('code-over', 'no such code, or no more');
		send(response, { confirmed: true });
	}

	return Router()
		.get('/', list)
		.post('/rename', rename)
		.post('/end', end)
		.post('/sheet', makeSheet)
		.post('/look', ring, look)
		.post('/confirm', ring, confirm);
}
