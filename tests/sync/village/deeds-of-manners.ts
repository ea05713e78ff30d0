/** Whom people want to hear no more, whom they thank, and whose thanks they do not want. */
import { readThread, threadOf, type MemberRef, type ThreadId } from '../../../src/domain/ids.ts';
import type { InboxDoc, MessageDoc } from '../../../src/domain/mailbox.ts';
import { blockId, declineId, thanksId, type Level, type ThankedDoc, type ThanksDoc } from '../../../src/domain/talk/docs.ts';
import { pick } from '../../factories/random.ts';
import { linesOf } from './deeds-of-hosts.ts';
import { instant, others, rivalOf, secret, some, type Around, type Deed, type Person } from './person.ts';

export const LEVELS: readonly Level[] = ['blocked', 'blocked', 'muted', 'none'];

/** Mostly of whom one does not get on with; else of anybody who wrote or asked. */
export const minds: Deed = (person, around) => {
	const { hand, habit } = person;
	const met = [
		...hand.received<InboxDoc>('inbox').map(({ from }) => from.ref),
		...linesOf(person).flatMap(({ who, paper }) => (paper ? [] : [who as MemberRef]))
	];
	const rival = others(person).find(({ author }) => around.numberOfRef(author.ref) === rivalOf(habit.n))?.author.ref;
	const whom = rival && around.random() < 0.8 ? rival : some(met, around.random);
	if (!whom) return;
	hand.write(blockId(whom), {
		_id: blockId(whom),
		type: 'block',
		name: `Voisin ${around.numberOfRef(whom)}`,
		level: pick(LEVELS, around.random),
		writtenAt: instant(person, around)
	});
};

/** Everybody with whom one exchanges, in each thread; of who never answered, from the board. */
function othersIn({ hand }: Person): Map<ThreadId, MemberRef> {
	const met = new Map<ThreadId, MemberRef>();
	for (const { thread } of hand.written<MessageDoc>('message')) {
		const author = hand.board.get(readThread(thread)!.ad)?.author.ref;
		if (author && author !== hand.self.ref) met.set(thread, author);
	}
	for (const { thread, from } of hand.received<InboxDoc>('inbox')) met.set(thread, from.ref);
	return met;
}

/** Said again now and then, in the same words or in others; now and then in none, or in too many. */
export function thanksIn(person: Person, around: Around, thread: ThreadId, to: number): void {
	const { hand } = person;
	const id = thanksId(thread);
	const before = hand.own<ThanksDoc>(id)?.text;
	const roll = around.random();
	const words = roll < 0.04 ? ' ' : roll < 0.08 ? 'x'.repeat(201) : `Merci ! ${secret(person, around, to)}`;
	const text = before !== undefined && roll > 0.6 ? before : words;
	hand.write(id, { _id: id, type: 'thanks', text, writtenAt: instant(person, around) });
}

export const thanks: Deed = (person, around) => {
	const { random } = around;
	const all = [...othersIn(person)];
	const over = all.filter(([thread]) => person.hand.board.get(readThread(thread)!.ad)?.state === 'done');
	const chosen = some(over.length > 0 ? over : random() < 0.2 ? all : [], random);
	if (chosen) thanksIn(person, around, chosen[0], around.numberOfRef(chosen[1]));
};

/** Now and then before there was anything to decline, or where nobody ever wrote. */
export const declines: Deed = (person, around) => {
	const { hand } = person;
	const { random } = around;
	const roll = random();
	const ad = some(others(person), random);
	const anywhere = roll < 0.15 && ad ? threadOf(ad.id, hand.self.ref) : some([...othersIn(person).keys()], random);
	const thread = roll < 0.25 ? anywhere : some(hand.received<ThankedDoc>('thanked'), random)?.thread;
	const writtenAt = instant(person, around);
	if (thread) hand.write(declineId(thread), { _id: declineId(thread), type: 'decline', writtenAt });
};

/** What nobody may: thanks in the conversation of two others. */
export const thanksForOthers: Deed = (person, around) => {
	const [one, other] = [some(others(person), around.random), some(others(person), around.random)];
	if (!one || !other || one.author.ref === other.author.ref) return;
	const id = thanksId(threadOf(one.id, other.author.ref));
	person.hand.write(id, { _id: id, type: 'thanks', text: 'Merci !', writtenAt: instant(person, around) });
};
