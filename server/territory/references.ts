/** Checks that need more than one line: what is named elsewhere exists, what must be unique is said once. */
import type { Problems } from './problems.ts';

/** Tells when a commune is not among those of the kit. Says nothing when these could not be read. */
export type CheckCommune = (insee: string, tell: (message: string) => void) => void;

export const communeAmong =
	(codes: ReadonlySet<string> | undefined): CheckCommune =>
	(insee, tell) => {
		if (codes && !codes.has(insee)) tell(`${insee} is not in communes.tsv; add the commune there or correct the code`);
	};

/** Answers whether a key is met for the first time in this file, and tells on which line it was already. */
export function firstTime(file: string, problems: Problems) {
	const lines = new Map<string, number>();
	return (key: string, line: number, what: string): boolean => {
		const before = lines.get(key);
		if (before === undefined) lines.set(key, line);
		else problems.add(file, line, `${what} is already on line ${before}; keep one of the two`);
		return before === undefined;
	};
}
