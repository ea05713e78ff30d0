/** Wakes the courier when what came too early on a newcomer's day may appear. What it knows is on disk; it only looks. */
import type { MemberId } from '../../src/domain/ids.ts';
import type { Records } from './records.ts';

interface Deps {
	readonly records: Records;
	readonly now: () => number;
	readonly wake: (member: MemberId) => void;
	readonly onError: (error: unknown) => void;
}

/** A clock put right, or a timer that slept with the machine: looked at again at least so often. */
const MOST_MS = 3_600_000;

export function createAlarm({ records, now, wake, onError }: Deps) {
	let timer: NodeJS.Timeout | undefined;
	let next = Infinity;

	function set(until: number) {
		if (until >= next) return;
		clearTimeout(timer);
		next = until;
		timer = setTimeout(() => void look().catch(onError), Math.min(Math.max(0, until - now()), MOST_MS));
		timer.unref();
	}

	/** Wakes whose time has come, and waits for the first of the others. */
	async function look(): Promise<void> {
		next = Infinity;
		for (const { member, until } of await records.allLater()) {
			if (Date.parse(until) <= now()) wake(member);
			else set(Date.parse(until));
		}
	}

	return { look, at: (until: string) => set(Date.parse(until)), stop: () => clearTimeout(timer) };
}
