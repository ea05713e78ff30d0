/** From one commune to the next with the arrows. */
import type { Point } from './cells.ts';

const ARROWS: Readonly<Record<string, Point>> = {
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 },
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 }
};
/** Further aside than this (60°) is not that way. */
const ASIDE = 0.5;

export const isArrow = (key: string) => key in ARROWS;

/** The nearest that way; what lies aside counts as further. Undefined at the edge. */
export function neighbour<P extends { readonly at: Point }>(from: P, key: string, all: readonly P[]): P | undefined {
	const way = ARROWS[key];
	if (!way) return undefined;
	const distance = ({ at }: P) => {
		const [dx, dy] = [at.x - from.at.x, at.y - from.at.y];
		const length = Math.hypot(dx, dy);
		const straight = (dx * way.x + dy * way.y) / length;
		return straight > ASIDE ? length / straight : Infinity;
	};
	return all.filter((one) => one !== from && distance(one) < Infinity).toSorted((a, b) => distance(a) - distance(b))[0];
}
