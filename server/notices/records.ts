/** What is known of how members want to be told of things, and of what they have been told. Private, and apart from everything. */
import type { Day, Instant } from '../../src/domain/dates.ts';
import type { AdId, MemberId, ThreadId } from '../../src/domain/ids.ts';
import type { CallEnd } from '../../src/domain/notices/calls.ts';
import type { Choices } from '../../src/domain/notices/docs.ts';
import type { EventKind, LastLetter } from '../../src/domain/notices/due.ts';
import type { RemindedOf } from '../../src/domain/parts/reminders.ts';
import type { Subscription } from '../../src/domain/notices/push.ts';
import type { WaitingThread } from '../../src/domain/notices/waiting.ts';
import { change, find, putOnce, statusOf, type Stored } from '../stores/puts.ts';
import type { Registry } from '../stores/registry.ts';
import type { Db } from '../stores/stores.ts';

/** Opened when it is needed. */
const DATABASE = 'notices';

export interface ChoicesRecord {
	readonly member: MemberId;
	readonly choices: Choices;
	/** The revision they are of. */
	readonly rev: string;
	/** When this server took them. What came back of letters from before says nothing of them. */
	readonly takenAt?: Instant;
	/** The last letter that came back because a mailbox was full. */
	readonly full?: Instant;
	/** Letters are over until the choices are saved again. */
	readonly over?: 'stopped' | 'refused';
	/** What a `channel:` document is still to be written of, so that its member reads it too. */
	readonly untold?: Instant;
}

/** What letters have told, and the last of them. In one document, so that no crash separates the two. */
export interface LettersRecord {
	readonly cursor: Instant;
	readonly last?: LastLetter;
}

/** A thread in which something came and was not read. */
export interface WaitingRecord extends WaitingThread {
	readonly member: MemberId;
	readonly thread: ThreadId;
	readonly pushed?: boolean;
}

/** What a clerk did for somebody, and which of them. */
export interface CallRecord {
	readonly member: MemberId;
	readonly by: MemberId;
	readonly what: CallEnd;
	readonly at: Instant;
}

/** Something agreed that its member is reminded of on that day: kept a while, so that nobody is reminded twice. */
export interface ReminderRecord {
	readonly member: MemberId;
	readonly ad: AdId;
	readonly title: string;
	readonly of: RemindedOf;
	readonly day: Day;
	/** Where it is read. */
	readonly path: string;
	/** It is for a telephone to show, and not in a letter unless none could. */
	readonly by?: 'telephone';
	readonly told?: boolean;
}
export type ReminderKey = Pick<ReminderRecord, 'member' | 'ad' | 'of' | 'day'>;

/** Something to be shown on a telephone, until it is. */
export interface PushRecord {
	readonly member: MemberId;
	readonly kind: EventKind;
	readonly about: ThreadId | AdId;
	/** Where it is read, when that is not the thread or the ad. */
	readonly path?: string;
	/** What it reminds of. */
	readonly reminds?: ReminderKey;
	/** One telephone shows it, and another is still tried. */
	readonly shown?: true;
	readonly at: Instant;
	readonly tries?: number;
	readonly notBefore?: Instant;
}

/** Bound to the session it was made in: over with it, or with its device (S10). */
export interface SubscriptionRecord extends Subscription {
	readonly member: MemberId;
	readonly device: string;
	readonly session: string;
	readonly addedAt: Instant;
}

const ids = {
	choices: (member: MemberId) => `choices:${member}`,
	letters: (member: MemberId) => `letters:${member}`,
	waiting: (member: MemberId, thread: ThreadId) => `waiting:${member}:${thread}`,
	reminder: ({ member, ad, of, day }: ReminderKey) => `reminder:${member}:${ad}.${of}.${day}`,
	call: ({ member, at, by }: CallRecord) => `call:${member}:${at}.${by}`,
	push: (member: MemberId, key: string) => `push:${member}:${key}`,
	subscription: (member: MemberId, hash: string) => `subscription:${member}:${hash}`,
	stop: (hash: string) => `stop:${hash}`
};

/** A reminder and the news of one ad are two things: neither takes the other's place. */
export const pushKey = ({ about, reminds }: Pick<PushRecord, 'about' | 'reminds'>): string =>
	reminds ? `${about}.${reminds.of}` : about;

export type NoticeRecords = ReturnType<typeof createNoticeRecords>;

export function createNoticeRecords(registry: Registry) {
	const use = <T>(work: (db: Db) => Promise<T>) => registry.use(DATABASE, work);
	const all = <T extends object>(prefix: string) =>
		use(async (db) => {
			const { rows } = await db.allDocs<T>({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
			return rows.flatMap(({ doc }) => (doc ? [doc as unknown as T & Stored] : []));
		});
	/** Without a word of what it was. */
	const erase = (id: string) =>
		use(async (db) => {
			try {
				const { _rev } = await db.get(id);
				await db.bulkDocs([{ _id: id, _rev, _deleted: true }]);
			} catch (error) {
				if (statusOf(error) !== 404) throw error;
			}
		});
	const changing =
		<T extends object>(id: string) =>
		(next: (old: (T & Stored) | undefined) => T | undefined) =>
			use((db) => change<T>(db, id, next));

	return {
		choices: (member: MemberId) => use((db) => find<ChoicesRecord>(db, ids.choices(member))),
		allChoices: () => all<ChoicesRecord>('choices:'),
		changeChoices: (member: MemberId, next: (old: ChoicesRecord | undefined) => ChoicesRecord | undefined) =>
			changing<ChoicesRecord>(ids.choices(member))(next),

		letters: (member: MemberId) => use((db) => find<LettersRecord>(db, ids.letters(member))),
		changeLetters: (member: MemberId, next: (old: LettersRecord | undefined) => LettersRecord | undefined) =>
			changing<LettersRecord>(ids.letters(member))(next),

		waiting: (member: MemberId) => all<WaitingRecord>(`waiting:${member}:`),
		changeWaiting: (member: MemberId, thread: ThreadId, next: (old: WaitingRecord | undefined) => WaitingRecord | undefined) =>
			changing<WaitingRecord>(ids.waiting(member, thread))(next),
		dropWaiting: (member: MemberId, thread: ThreadId) => erase(ids.waiting(member, thread)),

		reminders: (member: MemberId) => all<ReminderRecord>(`reminder:${member}:`),
		reminder: (key: ReminderKey) => use((db) => find<ReminderRecord>(db, ids.reminder(key))),
		/** Noted before, it is left as it is. */
		noteReminder: (reminder: ReminderRecord) => use((db) => putOnce(db, { _id: ids.reminder(reminder), ...reminder })),
		/** Not told after all: no telephone could show it, or a clerk took it back. The next way may tell it. */
		untellReminder: (key: ReminderKey) =>
			changing<ReminderRecord>(ids.reminder(key))((old) => {
				if (!old) return undefined;
				const { by: _, told: __, ...rest } = old;
				return rest;
			}),
		/** Before a telephone is asked to show it. False when that was done before, or there is nothing to tell. */
		claimReminder: async (key: ReminderKey): Promise<boolean> => {
			let isClaimed = false;
			await changing<ReminderRecord>(ids.reminder(key))((old) => {
				isClaimed = old !== undefined && !old.told;
				return isClaimed && old ? { ...old, told: true } : undefined;
			});
			return isClaimed;
		},
		reminderTold: (reminder: ReminderKey) =>
			changing<ReminderRecord>(ids.reminder(reminder))((old) => old && { ...old, told: true }),
		dropReminder: (reminder: ReminderKey) => erase(ids.reminder(reminder)),

		/** Oldest first. */
		calls: (member: MemberId) => all<CallRecord>(`call:${member}:`),
		noteCall: (call: CallRecord) => use((db) => putOnce(db, { _id: ids.call(call), ...call })),
		dropCall: (call: CallRecord) => erase(ids.call(call)),

		pushes: (member: MemberId) => all<PushRecord>(`push:${member}:`),
		allPushes: () => all<PushRecord>('push:'),
		changePush: (member: MemberId, key: string, next: (old: PushRecord | undefined) => PushRecord | undefined) =>
			changing<PushRecord>(ids.push(member, key))(next),
		dropPush: (member: MemberId, key: string) => erase(ids.push(member, key)),

		subscriptions: (member: MemberId) => all<SubscriptionRecord>(`subscription:${member}:`),
		changeSubscription: (member: MemberId, hash: string, next: () => SubscriptionRecord) =>
			changing<SubscriptionRecord>(ids.subscription(member, hash))(next),
		dropSubscription: (member: MemberId, hash: string) => erase(ids.subscription(member, hash)),

		/** Whose letters the holder of that token may stop. */
		memberOfStop: async (hash: string) => (await use((db) => find<{ member: MemberId }>(db, ids.stop(hash))))?.member,
		noteStop: (hash: string, member: MemberId) =>
			changing<{ member: MemberId }>(ids.stop(hash))((old) => (old ? undefined : { member })),

		/** Everything of somebody who has left. */
		async forget(member: MemberId): Promise<void> {
			const of = ['waiting', 'reminder', 'call', 'push', 'subscription'].map((sort) => all<object>(`${sort}:${member}:`));
			const stops = (await all<{ member: MemberId }>('stop:')).filter((one) => one.member === member);
			const found = [...(await Promise.all(of)).flat(), ...stops].map(({ _id }) => _id);
			for (const id of [...found, ids.choices(member), ids.letters(member)]) await erase(id);
		}
	};
}
