/**
 * One household's own documents, written on several of its devices that did not know of each other. They are one person:
 * what was written last holds. Of an order nothing is lost that one of them has added (F4): a line too many is seen and
 * taken out, a line too few is found missing when the lorry has left.
 */
import { newestFirst } from '../own/same.ts';
import type { OwnPartDoc } from './docs.ts';
import type { Ordered, What } from './what.ts';

type Kept<T> = T & { readonly _rev: string };

/** The one document that several versions of it become; the same one on every device that has the same versions. */
export function joined<T extends Kept<OwnPartDoc>>(versions: readonly [T, ...T[]]): T {
	const [newest, ...older] = [...versions].sort(newestFirst) as [T, ...T[]];
	if (!('what' in newest)) return newest;
	const what = older.reduce<What>((all, one) => ('what' in one ? withLinesOf(all, one.what) : all), newest.what);
	return what === newest.what ? newest : { ...newest, what };
}

const isOrder = (what: What): what is Ordered => what.type === 'order';

/** With the lines that only the older one has. */
function withLinesOf(newer: What, older: What): What {
	if (!isOrder(newer) || !isOrder(older)) return newer;
	const missing = Object.entries(older.lines).filter(([id]) => !Object.hasOwn(newer.lines, id));
	return missing.length > 0 ? { ...newer, lines: { ...newer.lines, ...Object.fromEntries(missing) } } : newer;
}
