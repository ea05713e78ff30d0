/** Telling people what concerns them: what the courier and the timer ask of it. Everything it knows is on disk. */
import type { Instant } from '../../src/domain/dates.ts';
import type { AdId, MemberId, ThreadId } from '../../src/domain/ids.ts';
import { threadRead, type ChoicesDoc, type ReadDoc } from '../../src/domain/notices/docs.ts';
import { WISH_OF } from '../../src/domain/notices/due.ts';
import { withLine } from '../../src/domain/notices/waiting.ts';
import type { Territory } from '../../src/domain/territory.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { sha256 } from '../accounts/hashes.ts';
import type { Report } from '../bounces/report.ts';
import type { Board } from '../board/board.ts';
import type { Mail } from '../mail/mail.ts';
import type { Registry } from '../stores/registry.ts';
import type { Keys } from '../stores/stores.ts';
import { createCalls } from './calls.ts';
import { createChannels } from './channels.ts';
import { createLetters } from './letters.ts';
import type { PushWay } from './push-way.ts';
import { createPushes } from './pushes.ts';
import { createNoticeRecords, pushKey, type PushRecord, type ReminderKey, type ReminderRecord } from './records.ts';
import { createRounds } from './rounds.ts';
import { createStopTokens, isStopToken } from './stop-tokens.ts';
import { createTelephones } from './telephones.ts';
import { createUnread } from './unread.ts';

/** Something happened that concerns a member. */
export type NoticeEvent =
	| { readonly kind: 'reply'; readonly thread: ThreadId; readonly at: Instant }
	| { readonly kind: 'participation' | 'trip'; readonly ad: AdId; readonly at: Instant };

interface Deps {
	readonly registry: Registry;
	readonly accounts: Accounts;
	readonly board: Board;
	readonly territory: Territory;
	readonly keys: Keys;
	readonly mail: Mail;
	readonly pushWay: PushWay;
	readonly origin: string;
	/** Whether that is still to be reminded of: it may be given up, or that day over, since it was noted. */
	readonly owes: (reminder: ReminderKey) => Promise<boolean>;
	readonly now: () => number;
	/** How long between two letters. */
	readonly pace: number;
	/** Somebody reads what is answered to letters: STOP is enough. */
	readonly repliesRead: boolean;
	readonly onError: (error: unknown) => void;
}

/** Between two letters that came back because a mailbox was full: of two that are further apart, the first is no sign any more. */
const FULL_MS = 31 * 86_400_000;
const isNear = (a: Instant, b: Instant) => Math.abs(Date.parse(a) - Date.parse(b)) <= FULL_MS;

export type Notices = Awaited<ReturnType<typeof openNotices>>;

export async function openNotices(deps: Deps) {
	const { registry, accounts, keys, pushWay, pace, owes, now } = deps;
	const records = createNoticeRecords(registry);
	const telephones = createTelephones(records, accounts, now);
	const channels = createChannels(records, registry, now);
	const pushes = createPushes({ records, accounts, telephones, way: pushWay, owes, now });
	const unread = createUnread(registry, now);
	const letters = createLetters({
		...deps,
		records,
		unread,
		channels,
		tokenOf: createStopTokens(keys),
		pause: () => new Promise((resolve) => setTimeout(resolve, pace))
	});
	const rounds = createRounds({ records, letters, pushes, channels, now, onError: deps.onError });
	const instant = () => new Date(now()).toISOString();

	return {
		rounds,
		/** Whom the mairie tells something. */
		calls: createCalls({ records, accounts, unread, owes, now }),
		telephones,
		/** What browsers subscribe with; absent where no telephone can be told. */
		pushKey: pushWay.key,
		/** Messages for telephones are shown here, in the outbox. */
		pushesShown: pushWay.outbox !== undefined,

		/** A person's choices, as the courier took them. Saved again, what had ended their letters is over. */
		async choose(member: MemberId, rev: string, doc: ChoicesDoc): Promise<void> {
			const { letter, communes, kinds, push, quiet, unread } = doc;
			const before = await records.choices(member);
			if (before?.rev === rev) return;
			if (letter !== 'none' && (before === undefined || before.choices.letter === 'none' || before.over))
				// What was there before is not news.
				await records.changeLetters(member, (old) => ({ ...old, cursor: instant() }));
			const choices = { letter, communes, kinds, push, quiet, unread };
			await records.changeChoices(member, () => ({ member, choices, rev, takenAt: instant() }));
		},

		/** They have read a thread up to there. */
		async read(member: MemberId, doc: ReadDoc): Promise<void> {
			const thread = threadRead(doc._id);
			const [waiting] = (await records.waiting(member)).filter((one) => one.thread === thread);
			if (!waiting || waiting.lastAt > doc.until) return;
			await records.dropPush(member, thread);
			await records.dropWaiting(member, thread);
		},

		/** The one door for whatever happens to somebody. Asked twice of the same, it tells once. */
		async notify(member: MemberId, event: NoticeEvent): Promise<void> {
			const record = await records.choices(member);
			if (!record) return;
			const { push, unread } = record.choices;
			const about = event.kind === 'reply' ? event.thread : event.ad;
			let isNew = true;
			if (event.kind === 'reply' && (unread !== 'none' || push.replies)) {
				const { thread, at } = event;
				await records.changeWaiting(member, thread, (old) => {
					isNew = !old?.pushed;
					return old ? { ...withLine(old, at), pushed: true } : { member, thread, since: at, lastAt: at, pushed: true };
				});
			}
			if (!isNew || !push[WISH_OF[event.kind]]) return;
			await records.changePush(member, about, (old) => old ?? { member, kind: event.kind, about, at: event.at });
			rounds.soon(member);
		},

		/** Something agreed is tomorrow, or should be over: told once, by telephone where one is told such things, else by letter. */
		async remind(member: MemberId, kind: 'reminder' | 'trip-reminder', reminder: Omit<ReminderRecord, 'member'>): Promise<void> {
			const record = await records.choices(member);
			if (!record) return;
			const { ad, of, day, path } = reminder;
			const reminds: ReminderKey = { member, ad, of, day };
			let noted = await records.reminder(reminds);
			if (!noted) {
				const wishes = record.choices.push[WISH_OF[kind]];
				const isShown = wishes && (pushWay.outbox !== undefined || (await telephones.of(member)).length > 0);
				await records.noteReminder({ member, ...reminder, ...(isShown && { by: 'telephone' }) });
				noted = await records.reminder(reminds);
			}
			// Stopped since it was noted, it is handed to the telephone the next time.
			if (noted?.by !== 'telephone' || noted.told) return;
			const push: PushRecord = { member, kind, about: ad, path, reminds, at: instant() };
			await records.changePush(member, pushKey(push), (old) => (old ? undefined : push));
			rounds.soon(member);
		},

		/** The holder of that token stops its member's letters, signed in or not. False when it is nobody's. */
		async stop(token: string): Promise<boolean> {
			const member = isStopToken(token) ? await records.memberOfStop(sha256(token)) : undefined;
			if (!member) return false;
			await channels.end(member, 'stopped');
			return true;
		},

		/** A letter came back, or was not wanted (N4). False when its token is nobody's. Said twice, it is said once. */
		async bounced({ token, what, sentAt = instant() }: Report): Promise<boolean> {
			const member = await records.memberOfStop(sha256(token));
			const record = member && (await records.choices(member));
			if (!member || !record) return false;
			if (sentAt < (record.takenAt ?? '')) return true;
			const before = record.full ?? '';
			// A box that is full today may be emptied tomorrow; over two letters running, nobody empties it.
			const isOver = what !== 'full' || (before !== '' && before !== sentAt && isNear(before, sentAt));
			if (isOver) await channels.end(member, what === 'stop' ? 'stopped' : 'refused');
			else if (sentAt > before) await records.changeChoices(member, (old) => old && { ...old, full: sentAt });
			return true;
		},

		forget: records.forget
	};
}
