/**
 * Sends the letters that are due, one person after the other. At most once:
 *
 *   ready (disk) → handed (disk) → handed over → sent, with the cursor (disk)
 *
 * Stopped before `handed`, it is tried again; after, nobody knows whether it left, so it is never sent again, and what was in
 * it comes with the next one, because the cursor moves only with `sent`. Given back by the mail server, it is `ready` again.
 */
import { isListed, type PublicAd } from '../../src/domain/ad.ts';
import { dayOf, type Instant } from '../../src/domain/dates.ts';
import { newestFirst } from '../../src/domain/filter.ts';
import { letterId } from '../mail/letter-id.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { letterDue, RETRY_MS, type DueLetter, type LastLetter } from '../../src/domain/notices/due.ts';
import type { Choices } from '../../src/domain/notices/docs.ts';
import { LETTER_TIME } from '../../src/domain/notices/hours.ts';
import { withTold } from '../../src/domain/notices/waiting.ts';
import type { Territory } from '../../src/domain/territory.ts';
import type { Accounts, MemberRecord } from '../accounts/accounts.ts';
import { sha256 } from '../accounts/hashes.ts';
import type { Board } from '../board/board.ts';
import { digestLetter } from '../mail/digest.ts';
import type { Mail } from '../mail/mail.ts';
import type { Channels } from './channels.ts';
import type { ChoicesRecord, LettersRecord, NoticeRecords, ReminderKey, ReminderRecord, WaitingRecord } from './records.ts';
import type { Unread } from './unread.ts';

interface Deps {
	readonly records: NoticeRecords;
	readonly accounts: Pick<Accounts, 'member'>;
	readonly board: Pick<Board, 'image'>;
	readonly territory: Territory;
	readonly origin: string;
	readonly mail: Mail;
	readonly unread: Unread;
	readonly channels: Channels;
	readonly repliesRead: boolean;
	readonly owes: (reminder: ReminderKey) => Promise<boolean>;
	readonly tokenOf: (member: MemberId) => Promise<string>;
	readonly now: () => number;
	/** Between two letters: a village's mail server is not to be rushed. */
	readonly pause: () => Promise<void>;
}

/** Nobody is sent more than a month at once, however long their letters could not leave. */
const REACH_MS = 31 * 86_400_000;

export type Letters = ReturnType<typeof createLetters>;

export function createLetters(deps: Deps) {
	const { records, accounts, board, territory, mail, unread, channels, now } = deps;
	const time = territory.letters ?? LETTER_TIME;

	async function look({ member, choices, over }: ChoicesRecord): Promise<void> {
		if (!mail.works || over || (choices.letter === 'none' && choices.unread !== 'letter')) return;
		const record = await accounts.member(member);
		// The one address they may be written to is the one they have confirmed, and still go by (N1).
		const to = record?.confirmedEmail;
		if (!record || to === undefined) return;
		const waiting = choices.unread === 'letter' ? await records.waiting(member) : [];
		const noted = choices.unread === 'letter' ? await records.reminders(member) : [];
		const reminders = noted.filter(({ by }) => by === undefined);
		const { cursor, last } = (await records.letters(member)) ?? { cursor: new Date(now()).toISOString(), last: undefined };
		const due = letterDue({ choices, cursor, last, waiting, reminders }, now(), time);
		if (due) await send({ member, record, to, choices, cursor, due, waiting, reminders });
	}

	interface Sending {
		readonly member: MemberId;
		readonly record: MemberRecord;
		readonly to: string;
		readonly choices: Choices;
		readonly cursor: Instant;
		readonly due: DueLetter;
		readonly waiting: readonly WaitingRecord[];
		readonly reminders: readonly ReminderRecord[];
	}

	async function send({ member, record, to, choices, cursor, due, waiting, reminders: noted }: Sending): Promise<void> {
		const ads = due.appointment === undefined ? [] : newAds(record, choices, cursor, due.appointment);
		const replies = await unread.of(
			member,
			waiting.filter(({ thread }) => due.threads.includes(thread))
		);
		const reminders: ReminderRecord[] = [];
		for (const one of due.reminds ? noted : [])
			if (one.day === due.day && !one.told && (await deps.owes(one))) reminders.push(one);
		if (ads.length === 0 && replies.length === 0 && reminders.length === 0) {
			// Nothing new is no letter (N4).
			if (due.appointment !== undefined) await note(member, { cursor: due.appointment });
			return;
		}
		const { day, appointment, lost, tries } = due;
		const letter = { day, tries, ...(appointment !== undefined && { appointment }), ...(lost !== undefined && { lost }) };
		const token = await deps.tokenOf(member);
		await records.noteStop(sha256(token), member);
		await note(member, { cursor, last: { ...letter, state: 'handed' } });
		const delivered = await mail.deliver({
			to,
			...digestLetter({ name: record.profile?.name, ads, replies, reminders, stopToken: token }, deps),
			messageId: letterId(token, day, new URL(deps.origin).hostname)
		});
		if (delivered === 'later') return note(member, { cursor, last: retry(letter) });
		await note(member, { cursor: delivered === 'sent' ? (appointment ?? cursor) : cursor, last: { ...letter, state: 'sent' } });
		if (delivered === 'refused') return channels.end(member, 'refused');
		for (const one of reminders) await records.reminderTold(one);
		const told = new Set(replies.map(({ thread }) => thread));
		for (const { thread, lastAt } of waiting.filter((one) => told.has(one.thread)))
			await records.changeWaiting(member, thread, (old) => old && withTold(old, lastAt));
		await deps.pause();
	}

	function retry({ tries, ...letter }: Omit<LastLetter, 'state'>): LastLetter {
		const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0;
		return { ...letter, state: 'ready', tries: tries + 1, notBefore: new Date(now() + wait).toISOString() };
	}

	const note = (member: MemberId, letters: LettersRecord) =>
		records.changeLetters(member, (old) => ({ ...(old?.last && { last: old.last }), ...letters }));

	/** Of others, listed, live, of the communes and kinds that were chosen. Those of the second the letter was due are in the next. */
	function newAds({ ref, confirmed = '' }: MemberRecord, choices: Choices, cursor: Instant, until: Instant): PublicAd[] {
		const reach = new Date(Date.parse(until) - REACH_MS).toISOString();
		const since = [cursor, confirmed, reach].sort().at(-1) ?? cursor;
		const today = dayOf(until);
		const isChosen = ({ commune, to, kind }: PublicAd) =>
			(choices.kinds.length === 0 || choices.kinds.includes(kind)) &&
			(choices.communes.length === 0 || choices.communes.some((insee) => insee === commune || insee === to));
		return Array.from(board.image().ads.values(), ({ ad }) => ad)
			.filter(({ publishedAt }) => publishedAt >= since && publishedAt < until)
			.filter((ad) => ad.author.ref !== ref && isListed(ad, today) && isChosen(ad))
			.sort(newestFirst);
	}

	return { look };
}
