/** Tells telephones what waits to be told: outside quiet hours, once for a thread until it is read, nothing of anybody's (N2). */
import { createHash } from 'node:crypto';
import { readThread, type MemberId } from '../../src/domain/ids.ts';
import { addDays, type Day } from '../../src/domain/dates.ts';
import { pushDue, TTL_S } from '../../src/domain/notices/due.ts';
import { momentOf } from '../../src/domain/notices/hours.ts';
import type { PushMessage } from '../../src/domain/notices/push.ts';
import { pushWords } from '../../src/lib/words/digest.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { pushKey, type NoticeRecords, type PushRecord, type ReminderKey } from './records.ts';
import type { PushWay } from './push-way.ts';
import type { Telephones } from './telephones.ts';

interface Deps {
	readonly records: NoticeRecords;
	readonly accounts: Pick<Accounts, 'member'>;
	readonly telephones: Telephones;
	readonly way: PushWay;
	/** Whether that is still to be told, today. */
	readonly owes: (reminder: ReminderKey) => Promise<boolean>;
	readonly now: () => number;
}

const TRIES = 5;
const RETRY_MS = 600_000;

/** 32 signs that say nothing of the thread to the push service. */
const topicOf = (about: string) => createHash('sha256').update(about).digest('base64url').slice(0, 32);

const endOf = (day: Day) => momentOf(addDays(day, 1), 0);

export type Pushes = ReturnType<typeof createPushes>;

export function createPushes({ records, accounts, telephones, way, owes, now }: Deps) {
	async function look(member: MemberId): Promise<void> {
		const waiting = await records.pushes(member);
		if (waiting.length === 0) return;
		const chosen = await records.choices(member);
		for (const push of waiting) {
			const when = chosen ? pushDue(push.kind, chosen.choices, push.at, now()) : 'never';
			if (when === 'never') await giveUp(member, push);
			else if (when === 'now' && (push.notBefore ?? '') <= new Date(now()).toISOString()) await send(member, push);
		}
	}

	/** What no telephone shows takes the next way, where there is one (N3). */
	async function giveUp(member: MemberId, push: PushRecord): Promise<void> {
		await records.dropPush(member, pushKey(push));
		if (push.reminds && !push.shown) await records.untellReminder(push.reminds);
	}

	async function send(member: MemberId, push: PushRecord): Promise<void> {
		const { kind, about, reminds } = push;
		const key = pushKey(push);
		if (reminds && !(await owes(reminds))) return records.dropPush(member, key);
		const message = await messageOf(member, push);
		const ttl = reminds ? Math.ceil((endOf(reminds.day) - now()) / 1000) : TTL_S[kind];
		const options = { ttl, topic: topicOf(key) };
		// Dropped first: told twice is worse than once too few, and a reply has its letter.
		await records.dropPush(member, key);
		// Claimed on disk: a sweep may have handed it over again while it was on its way.
		if (reminds && push.tries === undefined && !(await records.claimReminder(reminds))) return;
		if (way.outbox) return void way.outbox.add({ to: pushWords.to, subject: message.title, text: message.path });
		let isLater = false;
		let isShown = push.shown === true;
		for (const telephone of await telephones.of(member)) {
			const { endpoint, keys } = telephone;
			const pushed = await way.send({ endpoint, keys }, message, options);
			if (pushed === 'gone') await telephones.drop(member, endpoint);
			if (pushed === 'later') isLater = true;
			if (pushed === 'sent') isShown = true;
		}
		const tries = (push.tries ?? 0) + 1;
		// Of one topic the push service keeps one: a telephone that had it shows it once.
		if (isLater && tries < TRIES) {
			const { member: whose, at, path } = push;
			const notBefore = new Date(now() + RETRY_MS * tries).toISOString();
			const of = { ...(path && { path }), ...(reminds && { reminds }), ...(isShown && { shown: true as const }) };
			const again = { member: whose, kind, about, ...of, at, tries, notBefore };
			await records.changePush(member, key, (old) => (old && !reminds ? old : again));
		} else if (reminds && !isShown) await records.untellReminder(reminds);
	}

	async function messageOf(member: MemberId, push: PushRecord): Promise<PushMessage> {
		const { kind, about, path } = push;
		const thread = readThread(about);
		const isAsker = thread !== undefined && (await accounts.member(member))?.ref === thread.asker;
		return {
			title: kind === 'reply' && isAsker ? pushWords.answer : pushWords[kind],
			path: path ?? (thread ? `/echanges/${about}` : `/annonces/${about}`),
			tag: topicOf(pushKey(push)).slice(0, 16)
		};
	}

	return { look };
}
