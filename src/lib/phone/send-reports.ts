/** Sends the reports that wait. Sent once or ten times, each is one: its id was made here. */
import { NoNetwork, type Fetch } from '../net/patient-fetch.ts';
import type { Reports } from '../device/reports.ts';

/** Answers that no later try would change. */
const FINAL = new Set([400, 409, 413, 415]);

/** Throws `NoNetwork` when one could not be sent now; those before it stay sent. */
export async function sendReports(reports: Reports, fetch: Fetch, origin: string): Promise<void> {
	for (const { id, report } of await reports.waiting()) {
		const response = await fetch(`${origin}/api/reports`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(report)
		});
		// Only our own server's words count: it repeats the number.
		const said: unknown = await response.json().catch(() => undefined);
		if (response.ok && isReceiptOf(report.number, said)) await reports.settle(id, 'received');
		else if (FINAL.has(response.status)) await reports.settle(id, 'refused');
		else throw new NoNetwork(`a report: ${response.status}`);
	}
	await reports.forgetOld();
}

const isReceiptOf = (number: string, said: unknown) =>
	typeof said === 'object' && said !== null && (said as { received?: unknown }).received === number;
