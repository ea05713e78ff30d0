/** Reports of ads, from the moment they are written: none is lost for want of a network. */
import type { Report } from '../../domain/report.ts';
import type { DeviceDb, ReportEntry } from './db.ts';

/** Long enough to ask what became of it; then the phone forgets that its owner ever reported anything. */
const KEPT_MS = 180 * 86_400_000;

export type Reports = ReturnType<typeof createReports>;

export function createReports(db: DeviceDb, now: () => number) {
	return {
		all: (): Promise<ReportEntry[]> => db.reports.orderBy('writtenAt').reverse().toArray(),
		write: (report: Report) => db.reports.put({ id: report.id, report, writtenAt: now(), state: 'waiting' }),
		waiting: () => db.reports.filter(({ state }) => state === 'waiting').toArray(),
		settle: (id: string, state: 'received' | 'refused') => db.reports.update(id, { state }),
		forgetOld: () =>
			db.reports
				.where('writtenAt')
				.below(now() - KEPT_MS)
				.filter(({ state }) => state !== 'waiting')
				.delete()
	};
}
