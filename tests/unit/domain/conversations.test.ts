import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversations } from '../../../src/domain/conversations.ts';
import { newAdId, newMemberRef, newMessageId, threadOf, type ThreadId } from '../../../src/domain/ids.ts';
import { acceptance, inboxId, refusal, type InboxDoc, type MessageDoc } from '../../../src/domain/mailbox.ts';
import type { Heard } from '../../../src/domain/own-item.ts';

const [self, other] = [newMemberRef(), newMemberRef()];
const [mine, theirs] = [threadOf(newAdId(), other), threadOf(newAdId(), self)];
const NOTHING: Heard = { verdicts: new Map() };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();

const message = (thread: ThreadId, minute: number, text = 'x') =>
	({ _id: `message:${newMessageId()}`, _rev: '1-a', type: 'message', thread, text, writtenAt: at(minute) }) satisfies MessageDoc;

function copy(thread: ThreadId, written: number, received = written, text = 'y'): InboxDoc {
	const id = newMessageId();
	const base = {
		_id: inboxId(other, id),
		type: 'inbox',
		message: id,
		thread,
		ad: thread.split('.')[0],
		title: 'Bois',
		text
	} as const;
	return { ...base, from: { ref: other, name: 'Marc' }, writtenAt: at(written), receivedAt: at(received) } as InboxDoc;
}

test('each thread is one conversation, lines in the order they were written, the newest conversation first', () => {
	const all = conversations(
		self,
		[message(mine, 5, 'deux'), message(theirs, 9, 'neuf')],
		[copy(mine, 7, 7, 'trois'), copy(mine, 2, 2, 'un')],
		() => NOTHING
	);
	expect(all.map(({ thread }) => thread)).toEqual([theirs, mine]);
	expect(all[1]).toMatchObject({ ownAd: true, title: 'Bois', other: 'Marc', lastAt: at(7) });
	expect(all[1]!.lines.map(({ text, mine: own }) => `${own} ${text}`)).toEqual(['false un', 'true deux', 'false trois']);
	expect(all[0]).toMatchObject({ ownAd: false });
	expect(all[0], 'nobody has answered: their name is not known').not.toHaveProperty('other');
});

test('the same message received twice is one line', () => {
	const once = copy(mine, 3);
	const [conversation] = conversations(self, [], [once, { ...once, _id: `${once._id}-again` }], () => NOTHING);
	expect(conversation!.lines).toHaveLength(1);
});

test('a phone whose clock is fast cannot put its line after what is written later', () => {
	const [conversation] = conversations(self, [message(mine, 20, 'réponse')], [copy(mine, 59, 10, 'question')], () => NOTHING);
	expect(conversation!.lines.map(({ text }) => text)).toEqual(['question', 'réponse']);
});

test('one’s own line says how far it has come, and why it was refused', () => {
	const [sent, refused] = [message(theirs, 1), message(theirs, 2)];
	const no = refusal(refused._id, '1-a', at(3), 'ad-gone', 'text');
	const heard = (id: string): Heard => ({
		acknowledged: '1-a',
		verdicts: new Map([['1-a', id === sent._id ? acceptance(id, '1-a', at(3)) : no]])
	});
	const [conversation] = conversations(self, [sent, refused], [], heard);
	expect(conversation!.lines).toMatchObject([{ state: 'published' }, { state: 'refused', refused: { refused: 'ad-gone' } }]);
	expect(conversation!.lines[0]).not.toHaveProperty('refused');
});

test('the order in which documents come out of the store changes nothing', () => {
	const messages = [message(mine, 1), message(mine, 2), message(theirs, 2), message(theirs, 5)];
	const copies = [copy(mine, 2), copy(mine, 8), copy(theirs, 2), copy(theirs, 8)];
	const expected = conversations(self, messages, copies, () => NOTHING);
	const shuffled = <T>(all: T[]) => fc.shuffledSubarray(all, { minLength: all.length });
	fc.assert(
		fc.property(shuffled(messages), shuffled(copies), (some, others) => {
			expect(conversations(self, some, others, () => NOTHING)).toEqual(expected);
		})
	);
});
