/**
 * Waiting for the board to change: one feed that wakes everybody, and one timer for all. PouchDB's own long-poll keeps a
 * timer for each client that dropped, and takes longer for each that comes: 500 of them held everybody else for half a minute.
 */
import type { Response } from 'express';

/** A client that hears nothing asks again. Under the minute after which proxies close what is silent. */
const WAIT_MS = 50_000;
/** Each costs a socket. Beyond, a client is told to come back. */
export const WAITING_MAX = 1_000;

export type Waiting = ReturnType<typeof createWaiting>;

export function createWaiting(onChange: (listener: () => void) => () => void) {
	const waiters = new Map<() => void, number>();
	let version = 0;
	let timer: NodeJS.Timeout | undefined;

	const stop = onChange(() => {
		version += 1;
		for (const wake of [...waiters.keys()]) wake();
	});

	/** One timer, for whoever has waited longest: they come in the order in which their time ends, or nearly. */
	function schedule() {
		clearTimeout(timer);
		timer = undefined;
		if (waiters.size === 0) return;
		const next = Math.min(...waiters.values());
		timer = setTimeout(endDue, Math.max(0, next - Date.now()));
		timer.unref();
	}

	function endDue() {
		const now = Date.now();
		for (const [wake, until] of [...waiters]) if (until <= now) wake();
		schedule();
	}

	return {
		/** Taken before the question is asked: what changes in between is then not waited for. */
		version: () => version,
		count: () => waiters.size,

		/** Resolves when the board has changed since `seen`, when the time is up, or when the client is gone. */
		async wait(response: Response, seen: number, ms = WAIT_MS): Promise<void> {
			if (version !== seen || response.destroyed) return;
			await new Promise<void>((resolve) => {
				const wake = () => {
					waiters.delete(wake);
					response.off('close', wake);
					if (waiters.size === 0) schedule();
					resolve();
				};
				waiters.set(wake, Date.now() + Math.min(ms, WAIT_MS));
				response.once('close', wake);
				if (timer === undefined || ms < WAIT_MS) schedule();
			});
		},

		close() {
			stop();
			for (const wake of [...waiters.keys()]) wake();
		}
	};
}
