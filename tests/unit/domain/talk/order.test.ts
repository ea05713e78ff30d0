/** Two phones whose clocks are wrong by days, a server whose clock is right, and a conversation that can still be read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversations, writtenAfter, type Line } from '../../../../src/domain/conversations.ts';
import { newAdId, newMemberRef, threadOf, type MemberRef, type MessageId } from '../../../../src/domain/ids.ts';
import { acceptance, inboxId, type InboxDoc, type MessageDoc, type VerdictDoc } from '../../../../src/domain/mailbox.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23, 10);
const ad = newAdId();

interface Side {
	readonly ref: MemberRef;
	readonly skew: number;
	readonly own: (MessageDoc & { readonly _rev: string })[];
	readonly inbox: InboxDoc[];
	readonly verdicts: Map<string, VerdictDoc>;
	/** Written and not sent yet. */
	readonly waiting: MessageDoc[];
	/** On the server, not fetched yet. */
	readonly coming: (() => void)[];
}

type Step = { readonly who: 0 | 1; readonly does: 'write' | 'exchange'; readonly after: number };
const steps = fc.array(
	fc.record<Step>({
		who: fc.constantFrom<0 | 1>(0, 1),
		does: fc.constantFrom<Step['does']>('write', 'exchange'),
		// Two people answering each other at once, or days later.
		after: fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: DAY }))
	}),
	{ maxLength: 40 }
);
const skews = fc.integer({ min: -2 * DAY, max: 2 * DAY });

/** Plays a conversation; returns both sides, and for each line what its writer could see when writing it. */
function play(all: readonly Step[], skewed: readonly [number, number]) {
	let clock = START;
	const sides = skewed.map((skew): Side => ({
		ref: newMemberRef(),
		skew,
		own: [],
		inbox: [],
		verdicts: new Map(),
		waiting: [],
		coming: []
	})) as [Side, Side];
	const thread = threadOf(ad, sides[0].ref);
	const seen = new Map<string, string[]>();
	const server = () => new Date((clock += 1)).toISOString();
	const linesOf = ({ ref, own, inbox, verdicts }: Side): readonly Line[] =>
		conversations(ref, own, inbox, (id) => ({
			verdicts: new Map(verdicts.has(id) ? [['1-a', verdicts.get(id)!]] : [])
		}))[0]?.lines ?? [];
	const textsOf = (side: Side) => linesOf(side).map(({ text }) => text);

	function write(side: Side, n: number) {
		const lines = linesOf(side);
		const text = `${sides.indexOf(side)}-${n}`;
		seen.set(
			text,
			lines.map((line) => line.text)
		);
		const id = String(n).padStart(20, '0') as MessageId;
		const writtenAt = writtenAfter(lines.at(-1)?.at, new Date(clock + side.skew).toISOString());
		const doc = { _id: `message:${id}`, _rev: '1-a', type: 'message', thread, text, writtenAt } as const;
		side.own.push(doc);
		side.waiting.push(doc);
	}

	/** Sends, is judged, and fetches: the verdict is made before the copy, as the courier does. */
	function exchange(side: Side, other: Side) {
		for (const doc of side.waiting.splice(0)) {
			const verdict = acceptance(doc._id, '1-a', server());
			const message = doc._id.slice(8) as MessageId;
			const { text, writtenAt } = doc;
			const from = { ref: side.ref, name: 'x' };
			const base = { _id: inboxId(side.ref, message), type: 'inbox', message, thread, ad, title: 't' } as const;
			const copy: InboxDoc = { ...base, from, text, writtenAt, receivedAt: server() };
			side.coming.push(() => side.verdicts.set(doc._id, verdict));
			other.coming.push(() => other.inbox.push(copy));
		}
		for (const take of side.coming.splice(0)) take();
	}

	all.forEach(({ who, does, after }, n) => {
		clock += after;
		const [side, other] = [sides[who], sides[who === 0 ? 1 : 0]];
		if (does === 'write') write(side, n);
		else exchange(side, other);
	});
	for (const [side, other] of [sides, [...sides].reverse() as [Side, Side]]) exchange(side, other);
	for (const [side, other] of [sides, [...sides].reverse() as [Side, Side]]) exchange(side, other);
	return { sides, seen, textsOf };
}

test('no line ever stands before what its writer had read, on either phone, whatever their clocks', () => {
	fc.assert(
		fc.property(steps, skews, skews, (all, a, b) => {
			const { sides, seen, textsOf } = play(all, [a, b]);
			for (const side of sides) {
				const shown = textsOf(side);
				expect(shown).toHaveLength(seen.size);
				for (const [text, before] of seen) {
					for (const read of before) expect(shown.indexOf(read), `${read} before ${text}`).toBeLessThan(shown.indexOf(text));
				}
			}
		}),
		{ numRuns: 1000 }
	);
});

test('a phone two days slow answers after the question, and its clock is left alone otherwise', () => {
	const question = new Date(START).toISOString();
	expect(writtenAfter(question, new Date(START - 2 * DAY).toISOString())).toBe(new Date(START + 1).toISOString());
	expect(writtenAfter(question, new Date(START + DAY).toISOString())).toBe(new Date(START + DAY).toISOString());
	expect(writtenAfter(undefined, question)).toBe(question);
});
