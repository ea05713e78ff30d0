/** Looks, every few minutes, for what is due to anybody; and at once when something has just happened to somebody. */
import { addDays, dayOf } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import type { Channels } from './channels.ts';
import type { Letters } from './letters.ts';
import type { Pushes } from './pushes.ts';
import type { NoticeRecords } from './records.ts';

interface Deps {
	readonly records: NoticeRecords;
	readonly letters: Letters;
	readonly pushes: Pushes;
	readonly channels: Channels;
	readonly now: () => number;
	readonly onError: (error: unknown) => void;
}

const ROUND_MS = 300_000;
const FIRST_MS = 3_000;
/** A thread nobody opened in two months is no longer waited for; that the mairie called then is nobody's concern. */
const FORGET_MS = 60 * 86_400_000;
/** That somebody was reminded is of no use after that. */
const REMINDED_DAYS = 7;

export function createRounds({ records, letters, pushes, channels, now, onError }: Deps) {
	/** One after the other, whoever asks: a letter must not be due twice at the same moment. */
	let working: Promise<void> = Promise.resolve();
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;

	const inTurn = (work: () => Promise<void>) => (working = working.then(() => (stopped ? undefined : work())).catch(onError));

	async function look(): Promise<void> {
		for (const record of await records.allChoices()) {
			if (stopped) return;
			try {
				await channels.tell(record.member);
				await letters.look(record);
				await forgetOld(record.member);
			} catch (error) {
				onError(error);
			}
		}
		for (const member of new Set((await records.allPushes()).map((one) => one.member))) {
			if (stopped) return;
			await pushes.look(member).catch(onError);
		}
	}

	async function forgetOld(member: MemberId): Promise<void> {
		for (const { thread, lastAt } of await records.waiting(member))
			if (now() - Date.parse(lastAt) > FORGET_MS) await records.dropWaiting(member, thread);
		for (const call of await records.calls(member)) if (now() - Date.parse(call.at) > FORGET_MS) await records.dropCall(call);
		const old = addDays(dayOf(now()), -REMINDED_DAYS);
		for (const reminder of await records.reminders(member)) if (reminder.day < old) await records.dropReminder(reminder);
	}

	function next(ms: number) {
		timer = setTimeout(() => void inTurn(look).then(() => !stopped && next(ROUND_MS)), ms);
		timer.unref();
	}

	return {
		/** Once, now. */
		look: () => inTurn(look),
		soon: (member: MemberId) => void inTurn(() => pushes.look(member)),
		idle: () => working,
		start: () => next(FIRST_MS),
		/** Ends the letter in hand. */
		async stop(): Promise<void> {
			stopped = true;
			clearTimeout(timer);
			await working;
		}
	};
}
