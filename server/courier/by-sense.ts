/**
 * Replication keeps no order within what it sends at once, and some documents only make sense after others: an ad after its
 * author's profile, who is entered in it after the ad, what is done with all of them last, in the order it was done.
 */
/** What is not here comes between, in the order written. */
const RANKS: Readonly<Record<string, number>> = { profile: 0, professional: 0, ad: 1, act: 3, decision: 4, tick: 4 };
const BETWEEN = 2;

interface Row {
	readonly id: string;
	readonly doc?: object | undefined;
}

export function bySense<R extends Row>(rows: readonly R[]): R[] {
	const rank = ({ id }: Row) => RANKS[id.slice(0, id.indexOf(':'))] ?? BETWEEN;
	const written = ({ doc }: Row) => Date.parse((doc as { writtenAt?: string } | undefined)?.writtenAt ?? '') || 0;
	return [...rows].sort((a, b) => rank(a) - rank(b) || written(a) - written(b));
}
