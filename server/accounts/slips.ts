/** Slips printed at the mairie: they let in, once, a newcomer or somebody who has lost everything. */
import { newWrittenCode, plainCode } from '../../src/domain/codes/written-code.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { change, eraseWhere } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import type { HardHash } from './hashes.ts';

/** Whom it is for: somebody known here, or a newcomer as the clerk wrote them. */
export type SlipFor = { readonly member: MemberId } | { readonly name: string; readonly commune: string };

export interface SlipRecord {
	readonly for: SlipFor;
	/** The clerk who made it. */
	readonly by: MemberId;
	readonly madeAt: Instant;
	/** The device it let in: the same one may ask again, when the answer was lost. */
	readonly usedBy?: string;
}

const LASTS_MS = 30 * 86_400_000;

export type Slips = ReturnType<typeof createSlips>;

export function createSlips(db: Db, hard: HardHash, now: () => number) {
	return {
		async make(by: MemberId, whom: SlipFor): Promise<{ code: string; until: Instant }> {
			const code = newWrittenCode();
			const record: SlipRecord = { for: whom, by, madeAt: new Date(now()).toISOString() };
			await db.put({ _id: `slip:${await hard(code)}`, ...record });
			return { code, until: new Date(now() + LASTS_MS).toISOString() };
		},

		/** Whoever did not come in time is nobody here: their name goes. Asked again later, it would open nothing either. */
		async sweep(): Promise<void> {
			const over = (slip: SlipRecord) => now() - Date.parse(slip.madeAt) > LASTS_MS;
			if ((await eraseWhere<SlipRecord>(db, 'slip:', over)) > 0) await db.compact();
		},

		/** The slip of that code, used up by that device; undefined when there is none that still holds. */
		async use(code: string, device: string): Promise<SlipRecord | undefined> {
			const id = `slip:${await hard(plainCode(code))}`;
			let slip: SlipRecord | undefined;
			await change<SlipRecord>(db, id, (old) => {
				const holds = old && now() - Date.parse(old.madeAt) <= LASTS_MS && (old.usedBy ?? device) === device;
				slip = holds ? old : undefined;
				return slip && slip.usedBy === undefined ? { ...slip, usedBy: device } : undefined;
			});
			return slip;
		}
	};
}
