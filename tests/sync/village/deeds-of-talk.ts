/** What people say to each other. */
import { newMessageId, readThread, threadOf, type ThreadId } from '../../../src/domain/ids.ts';
import type { InboxDoc, MessageDoc } from '../../../src/domain/mailbox.ts';
import { bytes, instant, others, secret, some, type Around, type Deed, type Person } from './person.ts';

const says = (person: Person, around: Around, thread: ThreadId, to: number) => {
	const id = newMessageId(bytes(around.random));
	const doc: MessageDoc = {
		_id: `message:${id}`,
		type: 'message',
		thread,
		text: `Bonjour, ${secret(person, around, to)}`,
		writtenAt: instant(person, around)
	};
	person.hand.write(doc._id, doc);
};

export const answers: Deed = (person, around) => {
	const ad = some(others(person), around.random);
	if (ad) says(person, around, threadOf(ad.id, person.hand.self.ref), around.numberOfRef(ad.author.ref));
};

export const replies: Deed = (person, around) => {
	const copy = some(person.hand.received<InboxDoc>('inbox'), around.random);
	if (copy && readThread(copy.thread)) says(person, around, copy.thread, around.numberOfRef(copy.from.ref));
};
