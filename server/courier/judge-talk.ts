/** What is done with the documents of exchanges that are not messages: whom one hears, thanks, and thanks declined. */
import { cleanText } from '../../src/domain/clean.ts';
import { readThread, type MemberId, type ThreadId } from '../../src/domain/ids.ts';
import { declinedId, thankedId, threadIn, type DeclineDoc, type OwnTalkDoc, type ThanksDoc } from '../../src/domain/talk/docs.ts';
import { judgeThanks } from '../../src/domain/talk/thanks.ts';
import type { Judgement, Judges, Writer } from './judge.ts';

export async function judgeTalk(judges: Judges, writer: Writer, doc: OwnTalkDoc): Promise<Judgement> {
	switch (doc.type) {
		// Asked by `deliver.ts` where it lies: it holds from the moment it is stored.
		case 'block':
			return 'accepted';
		case 'thanks':
			return thank(judges, writer, doc);
		case 'decline':
			return decline(judges, writer, doc);
	}
}

/** Who is on each side of a thread that has begun. */
async function sidesOf({ ledger }: Judges, thread: ThreadId) {
	const read = readThread(thread);
	const ad = read && (await ledger.ad(read.ad));
	const begun = await ledger.thread(thread);
	// Before anybody wrote in it there is no other: nothing reaches an author by a thread that was only made up.
	const other = (writer: Writer): MemberId | undefined =>
		ad && read && begun && (writer.ref === read.asker ? ad.owner : writer.ref === ad.author ? begun.asker : undefined);
	return { ad, begun: begun !== undefined, other };
}

async function thank(judges: Judges, writer: Writer, doc: ThanksDoc): Promise<Judgement> {
	if (!writer.profile) return 'put-off';
	const thread = threadIn(doc._id);
	const { ad, begun, other } = await sidesOf(judges, thread);
	const code = judgeThanks({ thread, text: doc.text }, writer.ref, ad, begun);
	const to = other(writer);
	if (code || !to) return { code: code ?? 'thread-unknown', field: 'text' };
	// Said once: another revision of it is not another sentence.
	const text = cleanText(doc.text);
	const said = await judges.ledger.thanks(thread, writer.ref, text);
	if (said !== text) return { code: 'thanks-already', field: 'text' };
	const delivery = await judges.deliver(to, writer.ref, [
		{
			_id: thankedId(writer.ref, thread),
			type: 'thanked',
			thread,
			from: { ref: writer.ref, name: writer.profile.name },
			text,
			writtenAt: doc.writtenAt,
			receivedAt: new Date(judges.now()).toISOString()
		}
	]);
	return delivery === 'silent' ? 'silent' : 'accepted';
}

/** Told to who had thanked, so that it disappears there too. Whoever is not heard any more is not told: it is gone here. */
async function decline(judges: Judges, writer: Writer, doc: DeclineDoc): Promise<Judgement> {
	const thread = threadIn(doc._id);
	const to = (await sidesOf(judges, thread)).other(writer);
	if (!to) return { code: 'thread-unknown' };
	await judges.deliver(to, writer.ref, [
		{ _id: declinedId(thread), type: 'declined', thread, at: new Date(judges.now()).toISOString() }
	]);
	return 'accepted';
}
