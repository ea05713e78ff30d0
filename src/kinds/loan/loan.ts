/** What only a loan has: how long, where to fetch it, what goes with it. */
import * as v from 'valibot';
import { SHORT_MAX, type AdText } from '../../domain/ad.ts';
import type { Details } from '../details.ts';

/** Three months: longer is a gift. */
export const LOAN_DAYS_MAX = 92;

export const loanDetailsSchema = v.strictObject({
	/** The most days it may be away. */
	days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LOAN_DAYS_MAX))),
	point: v.exactOptional(v.pipe(v.string(), v.maxLength(SHORT_MAX))),
	/** What the borrower needs or brings: fuel, a trailer, a driving licence. */
	bring: v.exactOptional(v.pipe(v.string(), v.maxLength(500)))
});
export type LoanDetails = v.InferOutput<typeof loanDetailsSchema>;

export const loanDetails: Details<typeof loanDetailsSchema> = {
	schema: loanDetailsSchema,
	needed: () => false,
	check: () => []
};

const NONE: LoanDetails = {};

export function readLoan(ad: Pick<AdText, 'details'>): LoanDetails {
	const read = v.safeParse(loanDetailsSchema, ad.details);
	return read.success ? read.output : NONE;
}
