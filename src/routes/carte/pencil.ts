/** A hand that trembles a little, and always in the same way: the server and every phone draw the same line. */
import type { Point } from './cells.ts';

/** Between -0.5 and 0.5, from any number. */
export function waver(seed: number): number {
	const mixed = Math.imul(Math.round(seed) ^ 0x9e3779b9, 0x85ebca6b);
	return (((mixed ^ (mixed >>> 13)) >>> 0) % 1000) / 1000 - 0.5;
}

const round = ({ x, y }: Point) => ({ x: Math.round(x), y: Math.round(y) });
/** The longest stroke drawn in one go. */
const STROKE = 46;
const TREMBLE = 7;

/** From one corner to the next, whichever way it is asked: two neighbours share one border. */
function border(from: Point, to: Point): Point[] {
	const [a, b] = from.x < to.x || (from.x === to.x && from.y < to.y) ? [from, to] : [to, from];
	const length = Math.hypot(b.x - a.x, b.y - a.y);
	const strokes = Math.max(1, Math.round(length / STROKE));
	const between = Array.from({ length: strokes - 1 }, (_, at) => {
		const share = (at + 1) / strokes;
		const aside = waver(a.x * 31 + a.y * 17 + b.x * 7 + b.y + at * 101) * TREMBLE;
		return {
			x: a.x + (b.x - a.x) * share - ((b.y - a.y) / length) * aside * 2,
			y: a.y + (b.y - a.y) * share + ((b.x - a.x) / length) * aside * 2
		};
	});
	return a === from ? between : between.toReversed();
}

/** A closed path of whole numbers, each from the last: half the bytes. */
export function outline(corners: readonly Point[]): string {
	const exact = corners.map(round).filter((here, at, all) => {
		const before = all.at(at - 1);
		return here.x !== before?.x || here.y !== before.y;
	});
	const points = exact.flatMap((here, at) => [here, ...border(here, exact[(at + 1) % exact.length] ?? here).map(round)]);
	const first = points[0] ?? { x: 0, y: 0 };
	const steps = points.slice(1).map((here, at) => {
		const before = points[at] ?? first;
		return `${here.x - before.x} ${here.y - before.y}`;
	});
	return `M${first.x} ${first.y}l${steps.join(' ').replaceAll(' -', '-')}z`;
}
