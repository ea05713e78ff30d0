/** Reports of ads (L4), kept apart from everything public. Nobody reads them yet but by their number; none is lost. */
import type { Instant } from '../../src/domain/dates.ts';
import type { Report, ReportNumber } from '../../src/domain/report.ts';
import { find, putOnce } from '../stores/puts.ts';
import type { Registry } from '../stores/registry.ts';

/** Its database, opened when one comes: there may be none for weeks. */
const DATABASE = 'reports';

export interface ReportRecord extends Omit<Report, 'id'> {
	readonly receivedAt: Instant;
}

export type Received = { readonly number: ReportNumber; readonly isNew: boolean; readonly total: number };
export type Reports = ReturnType<typeof createReports>;

export function createReports(registry: Registry, now: () => number) {
	return {
		/** Undefined when another report has that id already. The same one again is no other. */
		receive: ({ id, ...report }: Report): Promise<Received | undefined> =>
			registry.use(DATABASE, async (db) => {
				const _id = `report:${id}`;
				const record: ReportRecord = { ...report, receivedAt: new Date(now()).toISOString() };
				const isNew = await putOnce(db, { _id, ...record });
				if (!isNew && (await find<ReportRecord>(db, _id))?.number !== report.number) return undefined;
				return { number: report.number, isNew, total: (await db.info()).doc_count };
			})
	};
}
