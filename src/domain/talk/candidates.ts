/** Everybody who answered one ad, side by side, and one act that answers them all (F7). */
import type { AdDoc } from '../ad.ts';
import { cleanText } from '../clean.ts';
import type { Conversation, Line } from '../conversations.ts';
import type { Instant } from '../dates.ts';
import { readThread, type AdId, type MessageId, type ThreadId } from '../ids.ts';
import type { MessageDoc } from '../mailbox.ts';

export interface Candidate {
	readonly thread: ThreadId;
	readonly name: string | undefined;
	/** All that they wrote. */
	readonly lines: readonly Line[];
	/** When they first wrote, by their own clock bounded by the server's. */
	readonly at: Instant;
	readonly level: Conversation['level'];
}

/**
 * In the order of their handles, which are drawn at random: always the same for one ad, and nothing of who came first.
 * Whoever is blocked is no candidate.
 */
export function candidatesOf(conversations: readonly Conversation[], ad: AdId): Candidate[] {
	return conversations
		.filter((one) => one.ad === ad && one.ownAd && one.level !== 'blocked')
		.flatMap(({ thread, other, lines, level }): Candidate[] => {
			const theirs = lines.filter(({ mine }) => !mine);
			const [first] = theirs;
			return first ? [{ thread, name: other, lines: theirs, at: first.at, level }] : [];
		})
		.sort((a, b) => (a.thread < b.thread ? -1 : 1));
}

export interface Choice {
	readonly ad: AdDoc;
	readonly chosen: readonly ThreadId[];
	readonly others: readonly ThreadId[];
	readonly chosenText: string;
	readonly othersText: string;
	/** What the ad becomes in the same act. */
	readonly end: 'reserved' | 'done';
}

/**
 * The answer of this act in a thread: the handle of who asked, and the beginning of the ad's id. Chosen on two devices, or
 * twice in one breath, it is the same document, and each is answered once.
 */
export const answerId = (thread: ThreadId): MessageId => {
	const { ad, asker } = readThread(thread) ?? { ad: '', asker: '' };
	return `${asker}${ad.slice(0, 20 - asker.length)}` as MessageId;
};

/** One message to each, and the ad as it is then. `written`: the latest each thread may not be before. */
export function answersOf(
	{ ad, chosen, others, chosenText, othersText, end }: Choice,
	written: (thread: ThreadId) => Instant,
	idOf: (thread: ThreadId) => MessageId
): [...MessageDoc[], AdDoc] {
	const to = (text: string) => (thread: ThreadId) => ({
		_id: `message:${idOf(thread)}` as const,
		type: 'message' as const,
		thread,
		text: cleanText(text),
		writtenAt: written(thread)
	});
	const answers = [...chosen.map(to(chosenText)), ...others.map(to(othersText))];
	const latest =
		answers
			.map(({ writtenAt }) => writtenAt)
			.sort()
			.at(-1) ?? ad.writtenAt;
	return [...answers, { ...ad, state: end, writtenAt: latest }];
}
