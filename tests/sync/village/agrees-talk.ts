/** After the month: what everybody received of others' words, and what their exchanges look like to them. */
import { expect } from 'vitest';
import { conversations } from '../../../src/domain/conversations.ts';
import type { MemberId } from '../../../src/domain/ids.ts';
import type { InboxDoc, MessageDoc, VerdictDoc } from '../../../src/domain/mailbox.ts';
import { candidatesOf } from '../../../src/domain/talk/candidates.ts';
import { refIn, type BlockDoc } from '../../../src/domain/talk/docs.ts';
import { sortTalk } from '../../../src/lib/mailbox/talk.ts';
import type { Month } from './month.ts';
import { of, type Boxes, type Doc } from './moments.ts';
import type { Naive } from './naive.ts';
import { answerersOf, exchangesOf } from './naive-exchanges.ts';

const inOrder = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();

export function talkIsAsExpected(month: Month, naive: Naive, boxes: Boxes) {
	for (const [member, docs] of boxes) {
		wordsAreAsExpected(naive, member, docs);
		thanksAreAsExpected(naive, member, docs);
		exchangesAreAsExpected(month, naive, member, docs);
	}
	// Of a declining that nobody is told of there is no other trace.
	const untold = month.silences.flatMap(({ what }) => /^declined:(?:[^.]+\.)?([^.]+\.[^.]+)$/.exec(what)?.[1] ?? []);
	expect(untold.sort()).toEqual(naive.thanks.untold.map(({ thread }) => thread).sort());
}

function wordsAreAsExpected({ inboxes, hearing }: Naive, member: MemberId, docs: readonly Doc[]) {
	const numbers = new Map(of(docs, 'card').map(({ from, message, phone }) => [`${String(from)} ${String(message)}`, phone]));
	const copies = of(docs, 'inbox').map(({ message, thread, title, from, text }) => {
		const { ref } = from as { ref: string };
		const phone = numbers.get(`${ref} ${String(message)}`);
		return { message, thread, title, from: ref, text, ...(phone !== undefined && { phone }) };
	});
	expect(inOrder(copies), 'each message once, and no other').toEqual(inOrder(inboxes.get(member)!));
	expect(numbers.size, 'a number without its words').toBe(copies.filter((copy) => 'phone' in copy).length);
	const levels = of(docs, 'block').map(({ _id, level }) => [refIn(_id as BlockDoc['_id']), level]);
	expect(Object.fromEntries(levels), 'whom they hear').toEqual(Object.fromEntries(hearing.saidOf(member)));
}

function thanksAreAsExpected({ thanks }: Naive, member: MemberId, docs: readonly Doc[]) {
	const thanked = of(docs, 'thanked').map(({ thread, from, text }) => ({ thread, ...(from as object), text }));
	const received = thanks.received.filter(({ to }) => to === member);
	expect(inOrder(thanked), 'thanked').toEqual(
		inOrder(received.map(({ thread, from: ref, name, text }) => ({ thread, ref, name, text })))
	);
	const declined = thanks.declined.filter(({ to }) => to === member).map(({ thread }) => thread);
	const told = of(docs, 'declined').map(({ thread }) => String(thread));
	expect(told.sort(), 'told that their thanks were declined').toEqual(declined.sort());
}

/** As the app puts them together, for whoever opens them on any of their devices. */
function exchangesAreAsExpected({ refs }: Month, naive: Naive, member: MemberId, docs: readonly Doc[]) {
	const self = refs.get(member)!;
	const verdicts = new Map<string, Map<string, VerdictDoc>>();
	for (const doc of of(docs, 'verdict') as unknown as VerdictDoc[])
		verdicts.set(doc.of, (verdicts.get(doc.of) ?? new Map<string, VerdictDoc>()).set(doc.rev, doc));
	const revs = new Map(docs.map(({ _id, _rev }) => [_id, _rev]));
	const heard = (id: string) => ({ acknowledged: revs.get(id), verdicts: verdicts.get(id) ?? new Map<string, VerdictDoc>() });
	const rows = docs.map((doc) => ({ id: doc._id, key: doc._id, value: { rev: doc._rev }, doc }));
	const talk = sortTalk({ rows, offset: 0, total_rows: rows.length });
	const messages = of(docs, 'message') as unknown as (MessageDoc & { _rev: string })[];
	const all = conversations(self, messages, of(docs, 'inbox') as unknown as InboxDoc[], heard, talk);

	const expected = exchangesOf(naive, member, self, docs);
	const shown = all.map(({ thread, level, lines, thanks }) => ({
		thread,
		level,
		lines: lines.map(({ mine, text, phone, state }) => [mine, text, phone ?? '', state ?? '']).sort(),
		mine: thanks.mine && [thanks.mine.text, thanks.mine.state],
		theirs: thanks.theirs?.text
	}));
	expect(shown.sort((a, b) => (a.thread < b.thread ? -1 : 1))).toEqual(expected);
	for (const ad of new Set(all.map((one) => one.ad))) {
		const threads = candidatesOf(all, ad).map(({ thread }) => thread);
		expect(threads, `who answered ${ad}`).toEqual(answerersOf(expected, self, ad));
	}
}
