/** In which order the server looked at what came: by what it answered, which must be soon after it came. */
import { expect } from 'vitest';
import type { MemberId } from '../../../src/domain/ids.ts';
import type { Month } from './month.ts';
import type { Moment } from './naive.ts';
import type { What } from './naive-book.ts';
import { keyOf, seenInTurn, seenOf, versionsOf } from './naive-devices.ts';

export type Doc = Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string };
export type Boxes = ReadonlyMap<MemberId, readonly Doc[]>;
export const of = (docs: readonly Doc[], ...types: string[]) => docs.filter(({ type }) => types.includes(String(type)));

interface Said {
	readonly at: string;
	readonly answer: string;
}
/** By who wrote it, its id and its revision. */
export type Answers = ReadonlyMap<string, readonly Said[]>;
const instant = (at: number) => new Date(at).toISOString();

/** What the server answered to each revision: a notice at first, perhaps, and one verdict; or silence. */
export function answersIn(month: Month, boxes: Boxes): Answers {
	const answers = new Map<string, Said[]>();
	const say = (key: string, said: Said) => void answers.set(key, [...(answers.get(key) ?? []), said]);
	for (const [member, docs] of boxes)
		for (const doc of of(docs, 'verdict', 'notice')) {
			const answer = doc['type'] === 'notice' ? doc['what'] : doc['accepted'] ? 'ok' : doc['refused'];
			say(`${member} ${String(doc['of'])} ${String(doc['rev'])}`, { at: String(doc['at']), answer: String(answer) });
		}
	for (const { key, at } of silencesIn(month)) say(key, { at: instant(at), answer: 'silent' });
	for (const [key, said] of answers) {
		said.sort((a, b) => (a.at < b.at ? -1 : 1));
		expect(said.filter(({ answer }) => answer !== 'held').length, `two verdicts on ${key}`).toBeLessThanOrEqual(1);
	}
	return answers;
}

/** What was met with silence, by the name of what would have been delivered. Of a declining, it is the thanked who hear nothing. */
function silencesIn({ silences, came, refs }: Month) {
	const members = new Map([...refs].map(([member, ref]) => [String(ref), member]));
	return silences.flatMap(({ what, at }) => {
		const [, sort = '', ref = '', rest = ''] = /^(inbox|thanked|part):([^.]+)\.(.+)$/.exec(what) ?? [];
		const member = members.get(ref);
		if (!member) return [];
		if (sort === 'part') {
			const dot = rest.lastIndexOf('.');
			return [{ key: `${member} part:${rest.slice(0, dot)} ${rest.slice(dot + 1)}`, at }];
		}
		const id = `${sort === 'inbox' ? 'message' : 'thanks'}:${rest}`;
		const seen = seenOf(came.filter((one) => one.member === member && one.id === id && one.at <= at));
		return seen ? [{ key: `${member} ${id} ${seen.rev}`, at }] : [];
	});
}

/** What may be met with silence. */
const MUTE = new Set(['message', 'thanks', 'part']);

export function momentsOf({ came, moments, quiet }: Month, answers: Answers): Moment[] {
	const all: Moment[] = [...moments];
	const seen = seenInTurn(came);
	const last = new Map([...versionsOf(came)].map(([key, versions]) => [key, seenOf(versions)?.rev]));
	const turns = versionsOf(seen);
	const soon = (at: string) => quiet.find((moment) => moment > at)!;
	const looked = new Set<string>();
	for (const one of seen) {
		const { member, id, rev, doc } = one;
		const arrived = instant(one.at);
		const key = `${keyOf(one)} ${rev}`;
		const said = answers.get(key) ?? [];
		if (!doc) {
			expect(said, 'a verdict on nothing').toEqual([]);
			all.push({ at: arrived, do: 'erase', member, id });
			continue;
		}
		const [first] = said;
		// What its writer replaced before the server had time to look is not looked at.
		if (looked.has(key) || (!first && last.get(keyOf(one)) !== rev)) continue;
		looked.add(key);
		// Silence once is silence for good, and is not written down again.
		if (!first && MUTE.has(String(doc['type']))) {
			all.push({ at: soon(arrived), do: 'look', member, id, rev, doc });
			continue;
		}
		expect(first, `${id} came and was never judged`).toBeDefined();
		const times = turns.get(keyOf(one))!.flatMap((turn) => (turn.rev === rev ? [instant(turn.at)] : []));
		const inTime = times.some((at) => first!.at > at && first!.at < soon(at));
		expect(inTime, `${id} came ${times.join(', ')} and was looked at ${first!.at}`).toBe(true);
		for (const each of said) all.push({ at: each.at, do: 'look', member, id, rev, doc });
	}
	return all.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What its author saw of a request, by the mark that they answered with. */
export function marksIn(boxes: Boxes): (mark: string) => What | undefined {
	const marks = new Map<string, What>();
	for (const docs of boxes.values()) for (const doc of of(docs, 'roster')) marks.set(String(doc['asked']), doc['what'] as What);
	return (mark) => marks.get(mark);
}
