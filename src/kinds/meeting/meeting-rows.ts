/** What a lesson or a work party says, a line each. */
import type { AdText } from '../../domain/ad.ts';
import { clock } from '../../lib/words/dates.ts';
import { meetingForm as words } from '../../lib/words/trips.ts';
import { typeset } from '../../lib/words/typography.ts';
import type { FactRow } from '../kind-rows.ts';
import { readMeeting } from './meeting.ts';

export function meetingRows(ad: AdText): FactRow[] {
	const { until, point, bring } = readMeeting(ad);
	return [
		[words.ends, until && clock(until)],
		[words.point, point && typeset(point)],
		[words.bring, bring && typeset(bring)]
	];
}
