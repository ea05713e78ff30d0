/** What only one kind of ad says, a line each (`<kind>/…-rows.ts`): on its page, and in feeds. */
import type { AdText } from '../domain/ad.ts';
import type { Day } from '../domain/dates.ts';
import { tripRows } from './carpool/trip-rows.ts';
import { purchaseRows } from './group-purchase/purchase-rows.ts';
import type { KindName } from './index.ts';
import { loanRows } from './loan/loan-rows.ts';
import { meetingRows } from './meeting/meeting-rows.ts';

/** What it is called and what it is; nothing is said where there is none. */
export type FactRow = readonly [label: string, said: string | undefined];

/** Days are told as on `today`. */
type Rows = (ad: AdText, today: Day) => readonly FactRow[];

const ROWS: Readonly<Partial<Record<KindName, Rows>>> = {
	carpool: tripRows,
	loan: loanRows,
	lesson: meetingRows,
	'work-party': meetingRows,
	'group-purchase': purchaseRows
};

export const rowsOf = (ad: AdText, today: Day): readonly FactRow[] => ROWS[ad.kind]?.(ad, today) ?? [];
