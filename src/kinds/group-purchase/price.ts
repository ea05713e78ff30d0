/** The price of a unit falls when more is ordered together. */
import type { Line } from './shape.ts';

type Priced = Pick<Line, 'price' | 'priceSteps'>;

/** In cents, when `total` units are ordered in all. */
export const unitPrice = ({ price, priceSteps }: Priced, total: number): number =>
	priceSteps.reduce((cents, step) => (step.from <= total ? Math.min(cents, step.cents) : cents), price.cents);

/** The next lower price, and how many units are left to reach it. */
export function nextPrice(line: Priced, total: number): { from: number; cents: number; left: number } | undefined {
	const now = unitPrice(line, total);
	const next = line.priceSteps.find((step) => step.from > total && step.cents < now);
	return next && { from: next.from, cents: next.cents, left: next.from - total };
}
