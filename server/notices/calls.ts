/**
 * Whom the mairie is to tell something: people who chose it for what they have not read in two days, and for what they are
 * reminded of (N3). A name, a number if they gave one, the titles and how many; no word of anybody's message, and not who
 * wrote it. What a clerk did is noted with who did it.
 */
import type { Instant } from '../../src/domain/dates.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { isWaitedFor } from '../../src/domain/notices/due.ts';
import type { CallDone, ToCall } from '../../src/domain/notices/calls.ts';
import { withoutTold, withTold } from '../../src/domain/notices/waiting.ts';
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { NoticeRecords, ReminderKey } from './records.ts';
import type { Unread } from './unread.ts';

interface Deps {
	readonly records: NoticeRecords;
	readonly accounts: Pick<Accounts, 'member' | 'memberOfRef'>;
	readonly unread: Unread;
	readonly owes: (reminder: ReminderKey) => Promise<boolean>;
	readonly now: () => number;
}

export function createCalls({ records, accounts, unread, owes, now }: Deps) {
	async function of(member: MemberId, commune: string): Promise<ToCall | undefined> {
		const { ref, profile } = (await accounts.member(member)) ?? {};
		if (!ref || profile?.commune !== commune) return undefined;
		const threads = await threadsOf(member);
		const today = dayOf(now());
		const reminders: ToCall['reminders'][number][] = [];
		for (const one of await records.reminders(member))
			if (one.day === today && !one.told && one.by === undefined && (await owes(one)))
				reminders.push({ ad: one.ad, of: one.of, day: one.day, title: one.title });
		if (threads.length === 0 && reminders.length === 0) return undefined;
		const { contact, name } = profile;
		const tried = (await records.calls(member)).filter(({ what }) => what === 'not-reached').at(-1)?.at;
		return {
			...{ ref, name, threads, reminders },
			...(contact.by === 'phone' && { phone: contact.phone }),
			...(tried !== undefined && { tried })
		};
	}

	async function threadsOf(member: MemberId): Promise<ToCall['threads'][number][]> {
		const waiting = (await records.waiting(member)).filter((one) => isWaitedFor(one, now()));
		const lines = await unread.of(member, waiting);
		return waiting.flatMap(({ thread, since, lastAt, toldTo }) => {
			const here = lines.filter((line) => line.thread === thread);
			const title = here[0]?.title;
			if (title === undefined) return [];
			return [{ thread, title, count: here.length, since, until: lastAt, ...(toldTo !== undefined && { toldTo }) }];
		});
	}

	return {
		/** Those of one commune, whoever waits longest first. */
		async list(commune: string): Promise<readonly ToCall[]> {
			const found: ToCall[] = [];
			for (const { member, choices } of await records.allChoices()) {
				const one = choices.unread === 'relay' ? await of(member, commune) : undefined;
				if (one) found.push(one);
			}
			const since = ({ threads }: ToCall): Instant => threads.map((one) => one.since).sort()[0] ?? '';
			return found.sort((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : a.ref < b.ref ? -1 : 1));
		},

		/** What a clerk did. Done twice, by two of them even, it is done once; for who chose otherwise meanwhile, nothing is. */
		async done(by: MemberId, ref: MemberRef, { what, threads, reminders }: CallDone): Promise<void> {
			const member = await accounts.memberOfRef(ref);
			const record = member && (await records.choices(member));
			if (!member || record?.choices.unread !== 'relay') return;
			if (what !== 'not-reached') {
				for (const { thread, until, since, toldTo } of threads)
					await records.changeWaiting(member, thread, (old) => {
						if (!old) return undefined;
						if (what === 'taken-back') return withoutTold(old, until, since, toldTo);
						// No further than what came, or what comes next would be told by nobody.
						const upTo = until < old.lastAt ? until : old.lastAt;
						return (old.toldTo ?? '') < upTo ? withTold(old, upTo) : undefined;
					});
				for (const { ad, of: told, day } of reminders) {
					const key = { member, ad, of: told, day };
					await (what === 'told' ? records.reminderTold(key) : records.untellReminder(key));
				}
			}
			await records.noteCall({ member, by, what, at: new Date(now()).toISOString() });
		}
	};
}
