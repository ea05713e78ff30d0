/**
 * Of one document, all that its person's devices ever wrote: which versions end the branches, and which of those everybody
 * sees. Found by looking at all of them again each time one comes; written from how CouchDB says it chooses, of which, as of
 * the app, it uses nothing.
 */
export interface Version {
	readonly member: string;
	readonly id: string;
	readonly rev: string;
	/** Undefined when it erases. */
	readonly doc: Readonly<Record<string, unknown>> | undefined;
	readonly at: number;
	readonly over: readonly string[];
}

/** Those that nobody has written anything over. */
export const endsOf = (versions: readonly Version[]) =>
	versions.filter(({ rev }) => !versions.some(({ over }) => over.includes(rev)));

const length = ({ rev }: Version) => Number(rev.split('-')[0]);
const hash = ({ rev }: Version) => rev.split('-')[1] ?? '';

/** One that is there before those that erase; then the longest history; then the last hash in the order of letters. */
export function seenOf(versions: readonly Version[]): Version | undefined {
	const ends = endsOf(versions);
	const there = ends.filter(({ doc }) => doc);
	let best: Version | undefined;
	for (const one of there.length > 0 ? there : ends)
		if (!best || length(one) > length(best) || (length(one) === length(best) && hash(one) > hash(best))) best = one;
	return best;
}

export const keyOf = ({ member, id }: Pick<Version, 'member' | 'id'>) => `${member} ${id}`;

export function versionsOf(came: readonly Version[]): Map<string, Version[]> {
	const all = new Map<string, Version[]>();
	for (const one of came) all.set(keyOf(one), [...(all.get(keyOf(one)) ?? []), one]);
	return all;
}

/** Each version that was ever the one to be seen, from when it was. */
export function seenInTurn(came: readonly Version[]): Version[] {
	const before = new Map<string, Version[]>();
	return came.flatMap((one) => {
		const old = before.get(keyOf(one)) ?? [];
		before.set(keyOf(one), [...old, one]);
		const seen = seenOf([...old, one]);
		return !seen || seen.rev === seenOf(old)?.rev ? [] : [{ ...seen, at: one.at }];
	});
}

const JOURNEY = ['_id', '_rev', 'type', 'writtenAt', 'expiresOn', 'form'];
const words = (doc: NonNullable<Version['doc']>) =>
	JSON.stringify(
		Object.entries(doc)
			.filter(([key]) => !JOURNEY.includes(key))
			.sort(([a], [b]) => (a < b ? -1 : 1))
	);

/** Texts side by side that do not say the same: what a person is asked to choose from. Only of ads is anybody asked. */
export function questionOf(versions: readonly Version[]): string[] {
	const texts = endsOf(versions).flatMap(({ doc }) => (doc?.['type'] === 'ad' ? [doc] : []));
	return new Set(texts.map(words)).size > 1 ? texts.map(({ title }) => String(title)).sort() : [];
}
