/** Looks now and then for letters that came back (N4). A mailbox that does not answer is said once, and stops nothing. */
import type { Logger } from 'pino';
import type { BounceBox } from './box.ts';
import { readReport, type Report } from './report.ts';

interface Deps {
	readonly box: BounceBox;
	/** False when the report is about nobody here. */
	readonly heard: (report: Report) => Promise<boolean>;
	readonly log: Pick<Logger, 'info' | 'error'>;
}

const FIRST_MS = 30_000;
const EVERY_MS = 900_000;

export function createBounces({ box, heard, log }: Deps) {
	let working: Promise<void> = Promise.resolve();
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	let troubled = false;

	async function read(): Promise<void> {
		try {
			await box.read(async (raw) => {
				const report = await readReport(raw);
				return report !== undefined && (await heard(report));
			});
			if (troubled) log.info('BOUNCES_URL answers again');
			troubled = false;
		} catch (error) {
			// The library's own words: they have no password in them, and say whether it was refused.
			const { message, authenticationFailed } = error as { message?: string; authenticationFailed?: boolean };
			if (!troubled) log.error({ err: message, authenticationFailed }, 'BOUNCES_URL: letters that come back cannot be read');
			troubled = true;
		}
	}

	function next(ms: number) {
		if (stopped) return;
		timer = setTimeout(() => {
			working = read().finally(() => next(EVERY_MS));
		}, ms);
		timer.unref();
	}

	return {
		/** Once, now. */
		look: () => (working = working.then(read)),
		start: () => next(FIRST_MS),
		async stop(): Promise<void> {
			stopped = true;
			clearTimeout(timer);
			await working;
		}
	};
}
