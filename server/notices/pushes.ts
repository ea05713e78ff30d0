/** Tells telephones what waits to be told: outside quiet hours, once for a thread until it is read, nothing of anybody's (N2). */
import { createHash } from 'node:crypto';
import { readThread, type MemberId } from '../../src/domain/ids.ts';
import { pushDue, TTL_S } from '../../src/domain/notices/due.ts';
import type { PushMessage } from '../../src/domain/notices/push.ts';
import { pushWords } from '../../src/lib/words/digest.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { NoticeRecords, PushRecord } from './records.ts';
import type { PushWay } from './push-way.ts';
import type { Telephones } from './telephones.ts';

interface Deps {
	readonly records: NoticeRecords;
	readonly accounts: Pick<Accounts, 'member'>;
	readonly telephones: Telephones;
	readonly way: PushWay;
	readonly now: () => number;
}

const TRIES = 5;
const RETRY_MS = 600_000;

/** 32 signs that say nothing of the thread to the push service. */
const topicOf = (about: string) => createHash('sha256').update(about).digest('base64url').slice(0, 32);

export type Pushes = ReturnType<typeof createPushes>;

export function createPushes({ records, accounts, telephones, way, now }: Deps) {
	async function look(member: MemberId): Promise<void> {
		const waiting = await records.pushes(member);
		if (waiting.length === 0) return;
		const chosen = await records.choices(member);
		for (const push of waiting) {
			const when = chosen ? pushDue(push.kind, chosen.choices, push.at, now()) : 'never';
			if (when === 'never') await records.dropPush(member, push.about);
			else if (when === 'now' && (push.notBefore ?? '') <= new Date(now()).toISOString()) await send(member, push);
		}
	}

	async function send(member: MemberId, push: PushRecord): Promise<void> {
		const { kind, about } = push;
		const message = await messageOf(member, push);
		const options = { ttl: TTL_S[kind], topic: topicOf(about) };
		// Dropped first: told twice is worse than once too few, and a reply has its letter.
		await records.dropPush(member, about);
		if (way.outbox) return void way.outbox.add({ to: pushWords.to, subject: message.title, text: message.path });
		let isLater = false;
		for (const telephone of await telephones.of(member)) {
			const { endpoint, keys } = telephone;
			const pushed = await way.send({ endpoint, keys }, message, options);
			if (pushed === 'gone') await telephones.drop(member, endpoint);
			if (pushed === 'later') isLater = true;
		}
		const tries = (push.tries ?? 0) + 1;
		// Of one topic the push service keeps one: a telephone that had it shows it once.
		if (isLater && tries < TRIES) {
			const { member: whose, at, path } = push;
			const notBefore = new Date(now() + RETRY_MS * tries).toISOString();
			await records.changePush(
				member,
				about,
				(old) => old ?? { member: whose, kind, about, ...(path && { path }), at, tries, notBefore }
			);
		}
	}

	async function messageOf(member: MemberId, { kind, about, path }: PushRecord): Promise<PushMessage> {
		const thread = readThread(about);
		const isAsker = thread !== undefined && (await accounts.member(member))?.ref === thread.asker;
		return {
			title: kind === 'reply' && isAsker ? pushWords.answer : pushWords[kind],
			path: path ?? (thread ? `/echanges/${about}` : `/annonces/${about}`),
			tag: topicOf(about).slice(0, 16)
		};
	}

	return { look };
}
