/** A report begun and left, as its page kept it. What is damaged is forgotten rather than shown. */
import * as v from 'valibot';
import { REPORT_REASONS, type ReportText } from '../report.ts';

const schema = v.object({
	reason: v.optional(v.picklist(REPORT_REASONS)),
	text: v.string(),
	contact: v.string(),
	goodFaith: v.boolean()
});

export function readDraft(kept: string): ReportText | undefined {
	try {
		const read = v.safeParse(schema, JSON.parse(kept));
		return read.success ? { ...read.output, reason: read.output.reason } : undefined;
	} catch {
		return undefined;
	}
}
