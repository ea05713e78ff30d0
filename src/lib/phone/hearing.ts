/** What a person wants to hear, and how far they have read: written like anything of theirs, with or without network. */
import type { Instant } from '../../domain/dates.ts';
import type { ThreadId } from '../../domain/ids.ts';
import type { OwnDoc } from '../../domain/mailbox.ts';
import { CHOICES_ID, readId, type Choices } from '../../domain/notices/docs.ts';
import type { Contents } from '../mailbox/contents.ts';

interface Deps {
	readonly write: (doc: OwnDoc) => Promise<void>;
	readonly mail: () => Promise<Contents | undefined>;
	readonly instant: () => Instant;
}

export const createHearing = ({ write, mail, instant }: Deps) => ({
	choose: (choices: Choices) => write({ ...choices, _id: CHOICES_ID, type: 'notices', writtenAt: instant() }),

	/**
	 * A thread was opened. Said only to whom it matters: who never chose to be told of what they did not read costs nobody a
	 * document. By the server's own times, so that a wrong clock here hides nothing.
	 */
	async read(thread: ThreadId): Promise<void> {
		const contents = await mail();
		if (!contents?.choices || (contents.choices.unread === 'none' && !contents.choices.push.replies)) return;
		const until = contents.inbox
			.filter((copy) => copy.thread === thread)
			.reduce((last, { receivedAt }) => (receivedAt > last ? receivedAt : last), '');
		const before = contents.reads.find(({ _id }) => _id === readId(thread))?.until ?? '';
		if (until > before) await write({ _id: readId(thread), type: 'read', until, writtenAt: instant() });
	}
});
