/**
 * Whom each person of the village hears, by what they said of it last: blocked, in silence and for good for what was written
 * then; muted, as if nothing were. Reads everything they ever said again at each question.
 */
import type { Version } from './naive-devices.ts';

export type Level = 'blocked' | 'muted' | 'none';
export type Hearing = ReturnType<typeof newHearing>;

/** `seen`: every document as it was seen in turn, on all the devices of its person. */
export function newHearing(seen: readonly Version[]) {
	/** What they say of each person as it stands at that moment. */
	function levelOf(member: string, who: string, at: string): Level {
		let level: Level = 'none';
		for (const { member: whose, id, doc, at: moment } of seen)
			if (whose === member && id === `block:${who}` && new Date(moment).toISOString() < at)
				level = (doc?.['level'] ?? 'none') as Level;
		return level;
	}

	const unheard = new Set<string>();
	const there = new Set<string>();
	return {
		levelOf,
		/** Everybody of whom that person said something, as it is in the end. */
		saidOf(member: string): Map<string, Level> {
			const ids = seen.flatMap(({ member: whose, id }) => (whose === member && id.startsWith('block:') ? [id.slice(6)] : []));
			return new Map(ids.map((who) => [who, levelOf(member, who, '9')]));
		},
		/**
		 * Brings something to somebody: `new` when it comes, `there` when it had come before, `unheard` when it never will,
		 * whatever they say of who wrote it later.
		 */
		brings(to: string, from: string, what: string, at: string): 'new' | 'there' | 'unheard' {
			const key = `${to} ${from} ${what}`;
			if (there.has(key)) return 'there';
			if (unheard.has(key) || levelOf(to, from, at) === 'blocked') {
				unheard.add(key);
				return 'unheard';
			}
			there.add(key);
			return 'new';
		},
		unheard: (to: string, from: string, what: string) => unheard.has(`${to} ${from} ${what}`)
	};
}
