/** What a loan says, a line each. */
import type { AdText } from '../../domain/ad.ts';
import { loanForm as words } from '../../lib/words/trips.ts';
import { typeset } from '../../lib/words/typography.ts';
import type { FactRow } from '../kind-rows.ts';
import { readLoan } from './loan.ts';

export function loanRows(ad: AdText): FactRow[] {
	const { days, point, bring } = readLoan(ad);
	return [
		[words.most, days ? words.mostOf(days) : undefined],
		[words.point, point && typeset(point)],
		[words.bring, bring && typeset(bring)]
	];
}
