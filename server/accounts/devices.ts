/** The devices a member is known by. Each has a secret of its own, made on it; the server keeps its hash. */
import type { DeviceKind, DeviceWay } from '../../src/domain/codes/known.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { change, find, putOnce, type Stored } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { same, sha256 } from './hashes.ts';

export type DeviceId = `device:${MemberId}:${string}`;

export interface DeviceRecord {
	readonly member: MemberId;
	readonly secretHash: string;
	/** As its owner calls it. */
	readonly name?: string;
	readonly kind: DeviceKind;
	readonly how: DeviceWay;
	readonly addedAt: Instant;
	/** When its owner last proved who they are on it, by whatever way. */
	readonly provedAt: Instant;
	readonly seenAt: Instant;
	readonly endedAt?: Instant;
	/** Lost or stolen: what it has not sent goes too. */
	readonly wipe?: boolean;
}

/** `expired`: too long unseen, or too long since its owner proved who they are. Nothing on it is touched. */
export type Standing = 'good' | 'expired' | 'ended' | 'lost';

const DAY_MS = 86_400_000;
/** 13 months, sliding: a carpooler of one winter finds everything the next (I4; the longest the CNIL accepts for a cookie). */
export const SLIDING_DAYS = 395;
/** 24 months, whatever happens: a phone that was given away or resold is not its former owner for ever (I4). */
export const ABSOLUTE_DAYS = 730;

/** Deterministic: the same phone registering ten times is one device. */
export const deviceIdOf = (member: MemberId, secretHash: string): DeviceId => `device:${member}:${secretHash.slice(0, 20)}`;

export type Devices = ReturnType<typeof createDevices>;

export function createDevices(db: Db, now: () => number) {
	const instant = () => new Date(now()).toISOString();
	const get = (id: DeviceId) => find<DeviceRecord>(db, id);

	function standing({ endedAt, wipe, seenAt, provedAt }: DeviceRecord): Standing {
		if (endedAt !== undefined) return wipe ? 'lost' : 'ended';
		const age = (since: Instant) => (now() - Date.parse(since)) / DAY_MS;
		return age(seenAt) > SLIDING_DAYS || age(provedAt) > ABSOLUTE_DAYS ? 'expired' : 'good';
	}

	async function list(member: MemberId): Promise<(DeviceRecord & Stored)[]> {
		const prefix = `device:${member}:`;
		const { rows } = await db.allDocs({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
		return rows.map(({ doc }) => doc as unknown as DeviceRecord & Stored).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
	}

	return {
		get,
		standing,
		/** Those that have not been ended. */
		list: async (member: MemberId) => (await list(member)).filter(({ endedAt }) => endedAt === undefined),

		/** Adds one; done twice, it is the same. True when it is new. */
		async add(member: MemberId, secretHash: string, how: DeviceWay, kind: DeviceKind): Promise<boolean> {
			const at = instant();
			return putOnce(db, {
				_id: deviceIdOf(member, secretHash),
				...({ member, secretHash, kind, how, addedAt: at, provedAt: at, seenAt: at } satisfies DeviceRecord)
			});
		},

		/** The device of that member and that secret, if there is one. */
		async of(member: MemberId, secretHash: string): Promise<(DeviceRecord & Stored) | undefined> {
			const device = await get(deviceIdOf(member, secretHash));
			return device && same(device.secretHash, secretHash) ? device : undefined;
		},

		/** Asked again before what cannot be undone: a stolen cookie is not enough (I8). */
		async proves(id: DeviceId, secret: string): Promise<boolean> {
			const device = await get(id);
			return device !== undefined && same(device.secretHash, sha256(secret));
		},

		seen: (id: DeviceId) => change<DeviceRecord>(db, id, (old) => old && { ...old, seenAt: instant() }),
		rename: (id: DeviceId, name: string) => change<DeviceRecord>(db, id, (old) => old && { ...old, name }),

		/** The first word stays, except that what was ended may turn out to be lost. False when nothing changed. */
		async end(id: DeviceId, wipe: boolean): Promise<boolean> {
			let changed = false;
			await change<DeviceRecord>(db, id, (old) => {
				changed = old !== undefined && (old.endedAt === undefined || (wipe && !old.wipe));
				return old && changed ? { ...old, endedAt: old.endedAt ?? instant(), ...(wipe && { wipe }) } : undefined;
			});
			return changed;
		}
	};
}
