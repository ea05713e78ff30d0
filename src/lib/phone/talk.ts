/** What one does in exchanges: write, give one's number, answer everybody at once, hear no more of somebody, thank. */
import { cleanText } from '../../domain/clean.ts';
import { conversations, writtenAfter } from '../../domain/conversations.ts';
import type { Instant } from '../../domain/dates.ts';
import { newMessageId, type MemberRef, type ThreadId } from '../../domain/ids.ts';
import type { MessageDoc, OwnDoc } from '../../domain/mailbox.ts';
import { answerId, answersOf, type Choice } from '../../domain/talk/candidates.ts';
import { blockId, declineId, thanksId, type Level } from '../../domain/talk/docs.ts';
import type { From } from '../device/journal.ts';
import type { Identity } from '../device/db.ts';
import type { Contents } from '../mailbox/contents.ts';

interface Deps {
	readonly write: (doc: OwnDoc, from: From) => Promise<void>;
	/** All or none of them, whatever happens to the battery. */
	readonly writeAll: (docs: readonly OwnDoc[], drafts: readonly ThreadId[]) => Promise<void>;
	readonly mail: () => Promise<{ readonly self: Identity; readonly contents: Contents } | undefined>;
	readonly instant: () => Instant;
}

export type Talking = ReturnType<typeof createTalk>;

export function createTalk({ write, writeAll, mail, instant }: Deps) {
	/** When something is written in each thread, never before what was read there. */
	async function clockOf(): Promise<(thread: ThreadId) => Instant> {
		const read = await mail();
		if (!read) return instant;
		const { self, contents } = read;
		const none = new Map<string, never>();
		const all = conversations(self.ref, contents.messages, contents.inbox, (id) => ({
			verdicts: contents.verdicts.get(id) ?? none
		}));
		const last = new Map(all.map(({ thread, lastAt }) => [thread, lastAt]));
		return (thread) => writtenAfter(last.get(thread), instant());
	}

	async function say(thread: ThreadId, text: string, share: Pick<MessageDoc, 'share'>): Promise<void> {
		const written = await clockOf();
		const doc: MessageDoc = {
			_id: `message:${newMessageId()}`,
			type: 'message',
			thread,
			text: cleanText(text),
			...share,
			writtenAt: written(thread)
		};
		// A number given on the way leaves alone what is being typed.
		await write(doc, share.share ? undefined : { thread });
	}

	return {
		send: (thread: ThreadId, text: string) => say(thread, text, {}),

		/** `text` says the number in words as well: all that an older phone will show. */
		givePhone: (thread: ThreadId, phone: string, text: string) => say(thread, text, { share: { phone } }),

		/** Everybody who answered an ad, and the ad itself, in one act. `drafts`: where the two texts were being typed. */
		async answerAll(choice: Choice, drafts: readonly ThreadId[]): Promise<void> {
			const written = await clockOf();
			const said = new Set<string>((await mail())?.contents.messages.map(({ _id }) => _id));
			// Of a second time that somebody is chosen for the same ad, the first answer is not unsaid.
			const idOf = (thread: ThreadId) => (said.has(`message:${answerId(thread)}`) ? newMessageId() : answerId(thread));
			await writeAll(answersOf(choice, written, idOf), drafts);
		},

		/** `none` undoes. Holds on this phone at once, and at the server when it has it. */
		hear: (who: MemberRef, name: string, level: Level) =>
			write({ _id: blockId(who), type: 'block', name, level, writtenAt: instant() }, undefined),

		thank: (thread: ThreadId, text: string) =>
			write({ _id: thanksId(thread), type: 'thanks', text: cleanText(text), writtenAt: instant() }, undefined),

		decline: (thread: ThreadId) => write({ _id: declineId(thread), type: 'decline', writtenAt: instant() }, undefined)
	};
}
