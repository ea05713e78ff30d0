/**
 * A sum shared in whole cents, in proportion to weights, and not a cent lost: each gets the whole part of their share,
 * and the cents left over go to the largest remainders; between equal ones, to the first.
 */
export function splitCents(cents: number, weights: readonly number[]): number[] {
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	if (all === 0) return weights.map(() => 0);
	// Cents times units stay far below 2^53: the bounds of `shape.ts` times each other are 10^13.
	const shares = weights.map((weight) => ({ cents: Math.floor((cents * weight) / all), remainder: (cents * weight) % all }));
	const left = cents - shares.reduce((sum, share) => sum + share.cents, 0);
	// Sorting is stable: between equal remainders the first stays first.
	for (const share of [...shares].sort((a, b) => b.remainder - a.remainder).slice(0, left)) share.cents += 1;
	return shares.map((share) => share.cents);
}
