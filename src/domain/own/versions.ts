/** Versions of one document written on several devices that did not know of each other. */
import { textOf, type AdDoc, type AdText } from '../ad.ts';

export type Differing = keyof AdText | 'state';

/** The fields in which they are not all alike, in the order of the ad. */
export function differing(versions: readonly AdDoc[]): Differing[] {
	const [first, ...others] = versions;
	if (!first) return [];
	const keys = new Set(versions.flatMap((ad) => Object.keys(textOf(ad)) as Differing[]));
	keys.add('state');
	const value = (ad: AdDoc, key: Differing) => JSON.stringify(ad[key]);
	return [...keys].filter((key) => others.some((other) => value(other, key) !== value(first, key)));
}

/** One version made of parts of several: `from` says which gives each field, the first one gives the rest. */
export function composed(versions: readonly AdDoc[], from: Partial<Record<Differing, number>>): AdDoc | undefined {
	const [first] = versions;
	if (!first) return undefined;
	const parts = Object.entries(from) as [Differing, number][];
	const taken = parts.map(([key, which]) => [key, versions[which]?.[key]] as const);
	const merged = Object.entries({ ...first, ...Object.fromEntries(taken) });
	return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as unknown as AdDoc;
}

export interface Run {
	readonly text: string;
	/** Not in the other version. */
	readonly only: boolean;
}

/** `text` cut in runs of words, those that `other` has not being marked (longest common words in order). */
export function marked(text: string, other: string): Run[] {
	const [mine, theirs] = [pieces(text), pieces(other)];
	const common = lengths(mine, theirs);
	const runs: { text: string; only: boolean }[] = [];
	const add = (piece: string, only: boolean) => {
		const last = runs.at(-1);
		if (last && last.only === only) last.text += piece;
		else runs.push({ text: piece, only });
	};
	let [i, j] = [0, 0];
	while (i < mine.length) {
		const [a = '', b] = [mine[i], theirs[j]];
		if (a === b) {
			add(a, false);
			i += 1;
			j += 1;
		} else if (b !== undefined && at(common, i, j + 1) >= at(common, i + 1, j)) j += 1;
		else {
			add(a, a.trim() !== '');
			i += 1;
		}
	}
	return runs;
}

const pieces = (text: string) => text.split(/(\s+)/).filter((piece) => piece !== '');
const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0;

function lengths(a: readonly string[], b: readonly string[]): number[][] {
	const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
	for (let i = a.length - 1; i >= 0; i -= 1)
		for (let j = b.length - 1; j >= 0; j -= 1) {
			const row = table[i];
			if (row) row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
		}
	return table;
}
