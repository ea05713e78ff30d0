/** After the month: the board, the figures, every mailbox and every phone say what the naive model says. */
import { expect } from 'vitest';
import { addDays, dayOf, type Day } from '../../../src/domain/dates.ts';
import type { MemberId } from '../../../src/domain/ids.ts';
import { inMailbox } from '../../factories/disk.ts';
import { faultOf } from './ideas.ts';
import { FIRST_ADS, type Month } from './month.ts';
import { devicesAgree, leavesAreAsExpected } from './agrees-devices.ts';
import { talkIsAsExpected } from './agrees-talk.ts';
import { windowsAreAsExpected } from './agrees-windows.ts';
import { revOf } from './hand.ts';
import { answersIn, marksIn, momentsOf, of, type Answers, type Boxes, type Doc } from './moments.ts';
import { retell, type Naive } from './naive.ts';
import { figures, type What } from './naive-book.ts';
import { seenInTurn } from './naive-devices.ts';
import { newHearing } from './naive-hearing.ts';
import { secretsIn } from './secrets.ts';

export async function everythingAddsUp(month: Month): Promise<Naive> {
	const boxes = new Map<MemberId, Doc[]>();
	for (const member of month.refs.keys()) boxes.set(member, await everythingIn(month, member));
	await nothingAcknowledgedIsLost(month, boxes);
	const answers = answersIn(month, boxes);
	const naive = retell(momentsOf(month, answers), month.refs, {
		firstAds: FIRST_ADS,
		dayOf: (at) => dayOf(at),
		faultOf,
		whatOfMark: marksIn(boxes),
		hearing: newHearing(seenInTurn(month.came))
	});
	everyAnswerIsAsExpected(naive, answers);
	boardIsAsExpected(month, naive);
	for (const [member, docs] of boxes) mailboxIsAsExpected(month, naive, member, docs);
	talkIsAsExpected(month, naive, boxes);
	await windowsAreAsExpected(month, naive);
	nobodyIsOverheard(month, boxes);
	noPlaceIsGivenTwice(month, boxes);
	await everyReportIsThereOnce(month);
	for (const { hand } of month.hands) handHasItsMailbox(hand.self.id, hand, boxes.get(hand.self.id)!);
	await leavesAreAsExpected(month);
	for (const neighbour of month.neighbours) await phoneHasItsMailbox(neighbour, boxes.get(neighbour.self.id)!);
	await devicesAgree(month);
	expect(await month.server.services.markers.left(), 'work that nobody did').toEqual([]);
	return naive;
}

async function everythingIn({ server }: Month, member: MemberId): Promise<Doc[]> {
	return inMailbox(server.services, member, async (db) => {
		const { rows } = await db.allDocs({ include_docs: true });
		return rows.map(({ doc }) => doc as unknown as Doc);
	});
}

async function nothingAcknowledgedIsLost({ hands, came, server }: Month, boxes: Boxes) {
	const stored = new Set(came.map(({ member, id, rev }) => `${member} ${id} ${rev}`));
	for (const { hand } of hands) {
		const member = hand.self.id;
		for (const line of hand.acknowledged) expect(stored, `acknowledged and lost: ${line}`).toContain(`${member} ${line}`);
		for (const [id, paper] of hand.papers) {
			const there = boxes.get(member)!.find(({ _id }) => _id === id);
			expect(there?._rev, `${id} as it was written last`).toBe(paper.doc && revOf(paper));
		}
	}
	const written = new Set<string>();
	for (const { member, id, rev, over } of came) {
		// The other phone may have written over it before it came itself.
		const isOver = written.has(`${member} ${id} ${rev}`);
		for (const older of over) written.add(`${member} ${id} ${older}`);
		if (isOver) continue;
		const missing = await inMailbox(server.services, member, (db) => db.revsDiff({ [id]: [rev] }));
		expect(missing, `came and lost: ${id}`).toEqual({});
	}
}

function everyAnswerIsAsExpected({ answers }: Naive, said: Answers) {
	const expected = answers.map(({ at, member, id, rev, answer }) => ({ at, member, id, rev, answer }));
	const actual = expected.map(({ at, member, id, rev }) => {
		const one = said.get(`${member} ${id} ${rev}`)?.find((each) => each.at === at);
		return { at, member, id, rev, answer: one?.answer ?? 'silent' };
	});
	const wrong = actual.flatMap((one, i) =>
		one.answer === expected[i]!.answer ? [] : [{ ...one, expected: expected[i]!.answer }]
	);
	expect(wrong).toEqual([]);
}

function boardIsAsExpected({ server, today }: Month, naive: Naive) {
	const shown = Array.from(server.services.board.image().ads.values(), ({ ad }) => ad);
	const plain = shown.map(({ id, publishedAt: _, updatedAt: __, tally: ___, ...ad }) => [id, ad] as const);
	expect(Object.fromEntries(plain)).toEqual(Object.fromEntries(naive.board));
	for (const { id, tally } of shown) {
		const book = naive.books.get(id);
		expect(spread(tally), `the figures of ${id}`).toEqual(book && figures(book, today, naive.end));
	}
}

/** Stretches of days, day by day. */
function spread(tally: Readonly<Record<string, unknown>> | undefined): unknown {
	if (tally && 'acts' in tally) return orderedOf(tally as never);
	if (!tally || !('lent' in tally)) return tally;
	const days: Day[] = [];
	for (const [from, until] of tally['lent'] as [Day, Day][])
		for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
	return { lentDays: days };
}

/** What the notebook counts of a purchase too: prices and packs are for its own tests. */
function orderedOf({ acts, sums }: { acts: { id: string }[]; sums?: { households: number; lines: { asked: number }[] } }) {
	const asked = sums?.lines.reduce((sum, line) => sum + line.asked, 0);
	return { acts: acts.map(({ id }) => id).sort(), ...(sums && { households: sums.households, asked }) };
}

function mailboxIsAsExpected({ refs }: Month, naive: Naive, member: MemberId, docs: readonly Doc[]) {
	const told = new Map<string, { n: number; words: string; whole: string }[]>();
	for (const { _id, _rev, type, ad, n, at: _, ...doc } of of(docs, 'standing', 'roster') as (Doc & { n: number })[]) {
		expect(_rev, `${_id} was written over itself`).toMatch(/^1-/);
		const who = type === 'roster' ? doc['who'] : refs.get(member);
		const key = `${member} ${String(type)} ${String(ad)} ${String(who)} ${String(doc['on'] ?? '')}`;
		const words = JSON.stringify([doc['state'], doc['position'] ?? 0, doc['why'] ?? '', doc['what']]);
		told.set(key, [...(told.get(key) ?? []), { n, words, whole: JSON.stringify(doc) }]);
	}
	const expected = [...naive.told].filter(([key]) => key.startsWith(`${member} `));
	expect([...told.keys()].sort()).toEqual(expected.map(([key]) => key).sort());
	for (const [key, lines] of expected) {
		const all = told.get(key)!.sort((a, b) => a.n - b.n);
		expect(
			all.filter(({ whole }, i) => whole === all[i - 1]?.whole),
			`told twice: ${key}`
		).toEqual([]);
		// A new title, or another meeting place, is told as well: the model only follows where one stands.
		const moved = all.map(({ words }) => words).filter((words, i, list) => words !== list[i - 1]);
		expect(moved, key).toEqual(lines);
	}
}

function nobodyIsOverheard({ heard, server, numbers, refs }: Month, boxes: Boxes) {
	for (const text of heard) expect(secretsIn(text), 'said to everybody').toEqual([]);
	const board = JSON.stringify([...server.services.board.image().ads.values()]);
	expect(secretsIn(board)).toEqual([]);
	for (const member of refs.keys()) expect(board.includes(member), 'a private id').toBe(false);
	for (const [member, docs] of boxes) {
		const n = numbers.get(refs.get(member)!)!;
		const overheard = secretsIn(JSON.stringify(docs)).filter(({ from, to }) => from !== n && to !== n);
		expect(overheard, `read by ${n}`).toEqual([]);
	}
}

/**
 * From what people were told last, whatever the books say: no day of a thing, no seat, is two people's. Fewer places than
 * there were send nobody away: what counts is the most that there ever were.
 */
function noPlaceIsGivenTwice({ came }: Month, boxes: Boxes) {
	const most = new Map<string, number>();
	for (const { id, doc } of came)
		if (doc?.['type'] === 'ad') most.set(id.slice(3), Math.max(most.get(id.slice(3)) ?? 0, Number(doc['places'] ?? Infinity)));
	const given = new Map<string, number>();
	for (const [member, docs] of boxes) {
		const newest = new Map<string, Doc>();
		// People on paper are told by whoever wrote them down.
		for (const doc of of(docs, 'standing', 'roster').filter(({ type, paper }) => type === 'standing' || paper === true)) {
			const key = `${String(doc['ad'])} ${String(doc['on'])} ${String(doc['who'] ?? member)}`;
			if (Number(doc['n']) > Number(newest.get(key)?.['n'] ?? 0)) newest.set(key, doc);
		}
		for (const { ad, on, state, what } of [...newest.values()] as (Doc & { what: What })[]) {
			if (state !== 'accepted') continue;
			for (const [place, many] of placesOf(what)) {
				const key = `${String(ad)} ${String(on)} ${place}`;
				given.set(key, (given.get(key) ?? 0) + many);
				const room = what.type === 'borrow' ? 1 : most.get(String(ad))!;
				expect(given.get(key), `given twice: ${key}`).toBeLessThanOrEqual(room);
			}
		}
	}
	expect(given.size, 'nobody has any place').toBeGreaterThan(10);
}

function placesOf({ type, legs = [], seats = 0, people = 0, from, until = '' }: What): [string, number][] {
	if (type === 'ride') return legs.map((leg) => [leg, seats]);
	if (type === 'signup') return [['', people]];
	const days: [string, number][] = [];
	for (let day = from as Day; day <= until; day = addDays(day, 1)) days.push([day, 1]);
	return days;
}

async function everyReportIsThereOnce({ server, reports }: Month) {
	const { rows } = await server.services.registry.use('reports', (db) =>
		db.allDocs({ startkey: 'report:', endkey: 'report:\uffff' })
	);
	expect(rows.map(({ id }) => id).sort()).toEqual(reports.map(({ report }) => `report:${report.id}`).sort());
}

function handHasItsMailbox(member: MemberId, { mail, papers }: Month['hands'][number]['hand'], docs: readonly Doc[]) {
	const theirs = docs.filter(({ _id }) => !papers.has(_id)).map(({ _id, _rev }) => `${_id} ${_rev}`);
	const here = [...mail].map(([id, { _rev }]) => `${id} ${_rev}`);
	expect(here.sort(), `${member} has all that is there for them`).toEqual(theirs.sort());
}

const TALK = ['block', 'thanks', 'decline', 'card', 'thanked', 'declined'];
/** By what the app itself reads of it: a document it could not read would be missing. */
async function phoneHasItsMailbox({ phone }: Month['neighbours'][number], docs: readonly Doc[]) {
	const { contents } = (await phone.phone.mail())!;
	const read = [
		...contents.standings,
		...contents.rosters,
		...contents.inbox,
		...contents.messages,
		...contents.ads,
		...contents.parts,
		...Object.values(contents.talk).flat()
	];
	const types = ['standing', 'roster', 'inbox', 'message', 'ad', 'part', 'decision', 'paper', ...TALK];
	expect(read.map(({ _id }) => _id).sort()).toEqual(
		of(docs, ...types)
			.map(({ _id }) => _id)
			.sort()
	);
}
