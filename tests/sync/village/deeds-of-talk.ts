/** What people say to each other. */
import { newMessageId, readThread, threadOf, type ThreadId } from '../../../src/domain/ids.ts';
import type { InboxDoc, MessageDoc } from '../../../src/domain/mailbox.ts';
import { pick } from '../../factories/random.ts';
import { asksIn } from './deeds-of-guests.ts';
import { thanksIn } from './deeds-of-manners.ts';
import { bytes, instant, others, rivalOf, secret, some, type Around, type Deed, type Person } from './person.ts';
import { numberOf } from './secrets.ts';

const says = (person: Person, around: Around, thread: ThreadId, to: number, number?: string) => {
	const id = newMessageId(bytes(around.random));
	const doc: MessageDoc = {
		_id: `message:${id}`,
		type: 'message',
		thread,
		text: number === undefined ? `Bonjour, ${secret(person, around, to)}` : `Mon numéro : ${number}`,
		...(number !== undefined && { share: { phone: number } }),
		writtenAt: instant(person, around)
	};
	person.hand.write(doc._id, doc);
};

export const answers: Deed = (person, around) => {
	const ad = some(others(person), around.random);
	if (ad) says(person, around, threadOf(ad.id, person.hand.self.ref), around.numberOfRef(ad.author.ref));
};

const received = ({ hand }: Person, { random }: Around) => {
	const copy = some(hand.received<InboxDoc>('inbox'), random);
	return copy && readThread(copy.thread) ? copy : undefined;
};

export const replies: Deed = (person, around) => {
	const copy = received(person, around);
	if (copy) says(person, around, copy.thread, around.numberOfRef(copy.from.ref));
};

/** As people write them; the last is no number. */
const WAYS_TO_WRITE: readonly ((number: string) => string)[] = [
	(number) => number,
	(number) => number.replaceAll(' ', ''),
	(number) => number.replaceAll(' ', '.'),
	(number) => `+33 ${number.slice(1)}`,
	(number) => number.slice(0, -3)
];
export const givesNumber: Deed = (person, around) => {
	const copy = received(person, around);
	if (!copy) return;
	const to = around.numberOfRef(copy.from.ref);
	says(person, around, copy.thread, to, pick(WAYS_TO_WRITE, around.random)(numberOf(person.habit.n, to)));
};

/** Whoever does not get on with somebody cannot leave them alone: writes, wants to come along, or thanks. */
export const insists: Deed = (person, around) => {
	const { random } = around;
	const rival = rivalOf(person.habit.n);
	const theirs = others(person).filter(({ author }) => around.numberOfRef(author.ref) === rival);
	const [open, over] = [theirs.filter(({ state }) => state !== 'done'), theirs.filter(({ state }) => state === 'done')];
	const finished = some(over, random);
	if (finished && random() < 0.3) return thanksIn(person, around, threadOf(finished.id, person.hand.self.ref), rival);
	const ad = some(open, random);
	if (!ad || (random() < 0.6 && asksIn(person, around, ad))) return;
	const number = random() < 0.3 ? numberOf(person.habit.n, rival) : undefined;
	says(person, around, threadOf(ad.id, person.hand.self.ref), rival, number);
};
