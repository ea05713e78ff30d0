/** The recovery sheet: eight codes on paper, each good once. A new sheet makes the former one worthless. */
import { newWrittenCode, plainCode } from '../../src/domain/codes/written-code.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { change, find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { newToken, type HardHash } from './hashes.ts';

interface SheetRecord {
	/** Its codes name it: those of another sheet are over. */
	readonly sheet: string;
	readonly madeAt: Instant;
	readonly used: number;
}
interface SheetCode {
	readonly member: MemberId;
	readonly sheet: string;
	readonly usedBy?: string;
}

const CODES = 8;

export type Sheets = ReturnType<typeof createSheets>;

export function createSheets(db: Db, hard: HardHash, now: () => number) {
	const sheetOf = (member: MemberId) => find<SheetRecord>(db, `sheet:${member}`);
	return {
		/** The codes, told this once. The former sheet holds until the new one is whole. */
		async make(member: MemberId): Promise<string[]> {
			const sheet = newToken();
			const codes = Array.from({ length: CODES }, () => newWrittenCode());
			for (const code of codes)
				await db.put({ _id: `recovery:${await hard(code)}`, member, sheet } satisfies SheetCode & { _id: string });
			await change<SheetRecord>(db, `sheet:${member}`, () => ({ sheet, madeAt: new Date(now()).toISOString(), used: 0 }));
			return codes;
		},

		async left(member: MemberId): Promise<{ madeAt: Instant; left: number } | undefined> {
			const sheet = await sheetOf(member);
			return sheet && { madeAt: sheet.madeAt, left: CODES - sheet.used };
		},

		/** Whose sheet that code is on, used up by that device. */
		async use(code: string, device: string): Promise<MemberId | undefined> {
			const id = `recovery:${await hard(plainCode(code))}`;
			const record = await find<SheetCode>(db, id);
			if (!record || (await sheetOf(record.member))?.sheet !== record.sheet) return undefined;
			let first = false;
			let member: MemberId | undefined;
			await change<SheetCode>(db, id, (old) => {
				first = old !== undefined && old.usedBy === undefined;
				member = old && (old.usedBy ?? device) === device ? old.member : undefined;
				return old && first ? { ...old, usedBy: device } : undefined;
			});
			if (first) await change<SheetRecord>(db, `sheet:${record.member}`, (old) => old && { ...old, used: old.used + 1 });
			return member;
		}
	};
}
