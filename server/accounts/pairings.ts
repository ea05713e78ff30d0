/**
 * A second device shows a code; the first one, already known, reads it and confirms. Ten minutes, once.
 * The new device asks with a ticket of its own: whoever merely sees its screen cannot take its place.
 */
import type { DeviceKind } from '../../src/domain/codes/known.ts';
import { newWrittenCode, PAIRING_LENGTH, plainCode } from '../../src/domain/codes/written-code.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { change, eraseWhere, find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { newToken, sha256, type HardHash } from './hashes.ts';

interface PairingRecord {
	readonly ticketHash: string;
	readonly kind: DeviceKind;
	readonly askedAt: number;
	/** Who confirmed it. */
	readonly member?: MemberId;
	/** The device that came in by it. */
	readonly usedBy?: string;
}
interface TicketRecord {
	readonly pairing: string;
	readonly askedAt: number;
}

const LASTS_MS = 10 * 60_000;

export type Pairings = ReturnType<typeof createPairings>;

export function createPairings(db: Db, hard: HardHash, now: () => number) {
	const fresh = (record: PairingRecord | undefined) => (record && now() - record.askedAt <= LASTS_MS ? record : undefined);
	const keyOf = async (code: string) => `pairing:${await hard(plainCode(code))}`;
	const find1 = (key: string) => find<PairingRecord>(db, key).then(fresh);

	return {
		async begin(kind: DeviceKind): Promise<{ ticket: string; code: string; until: Instant }> {
			const [ticket, code] = [newToken(), newWrittenCode(PAIRING_LENGTH)];
			const pairing = await keyOf(code);
			await db.put({ _id: pairing, ticketHash: sha256(ticket), kind, askedAt: now() } satisfies PairingRecord & { _id: string });
			await db.put({ _id: `ticket:${sha256(ticket)}`, pairing, askedAt: now() } satisfies TicketRecord & { _id: string });
			return { ticket, code, until: new Date(now() + LASTS_MS).toISOString() };
		},

		/** What the first device is shown before it says yes. */
		look: async (code: string) => (await find1(await keyOf(code)))?.kind,

		/** False when there is none, or when somebody else has already said yes. */
		async confirm(code: string, member: MemberId): Promise<boolean> {
			let done = false;
			await change<PairingRecord>(db, await keyOf(code), (old) => {
				const there = fresh(old);
				done = there !== undefined && (there.member ?? member) === member;
				return there && done && there.member === undefined ? { ...there, member } : undefined;
			});
			return done;
		},

		/** Nobody comes in as that member any more. */
		async forget(member: MemberId): Promise<void> {
			if ((await eraseWhere<PairingRecord>(db, 'pairing:', (pairing) => pairing.member === member)) > 0) await db.compact();
		},

		/** The new device asks: not yet, over, or whose it is now. */
		async take(ticket: string, device: string): Promise<MemberId | 'waits' | 'over'> {
			const { pairing } = (await find<TicketRecord>(db, `ticket:${sha256(ticket)}`)) ?? {};
			const there = pairing === undefined ? undefined : await find1(pairing);
			if (!there || pairing === undefined) return 'over';
			if (there.member === undefined) return 'waits';
			let taken = false;
			await change<PairingRecord>(db, pairing, (old) => {
				taken = old !== undefined && (old.usedBy ?? device) === device;
				return old && taken && old.usedBy === undefined ? { ...old, usedBy: device } : undefined;
			});
			return taken ? there.member : 'over';
		}
	};
}
