/** Mountains as on old maps: a profile standing where its summit is, hatched on the side away from the light. */
import type { Point } from './cells.ts';
import { waver } from './pencil.ts';

export interface Hill {
	/** Its silhouette, closed. */
	readonly shape: string;
	/** Its hatching and its edge. */
	readonly lines: string;
}

export interface Top extends Point {
	readonly altitude: number;
}

const n = (value: number) => Math.round(value);

/** `height` above its foot at `x`, `y`. Limestone: a steep face, then a leaning shoulder. */
export function hill({ x, y }: Point, height: number): Hill {
	const seed = x * 13 + y * 7;
	const width = height * (1.5 + waver(seed) * 0.3);
	const lean = waver(seed + 1) * width * 0.12;
	const at = (across: number, up: number) => `${n(x + across * width + lean * up)} ${n(y - up * height)}`;
	const edge = `M${at(-0.5, 0)}Q${at(-0.3, 0.25)} ${at(-0.2, 0.5)}T${at(0, 1)}L${at(0.1, 0.82)} ${at(0.16, 0.5)}Q${at(0.28, 0.24)} ${at(0.52, 0)}`;
	const hatches = [0.03, 0.1, 0.17, 0.26, 0.36].map((across, row) => {
		const top = 0.86 - row * 0.19;
		return `M${at(across + 0.015, top)}L${at(across + 0.03 + row * 0.012, Math.max(0.03, top - 0.42 + waver(seed + row) * 0.12))}`;
	});
	const cliff = `M${at(-0.06, 0.78)}L${at(-0.1, 0.52)}M${at(-0.02, 0.7)}L${at(-0.04, 0.38)}`;
	return { shape: `${edge}Z`, lines: edge + hatches.join('') + cliff };
}

/** A ridge joins summits that follow each other along the massif, not across its valleys. */
const LINK = 300;
const STEP = 62;
/** Across the line of the massif at less than this slope (tangent). */
const ALONG = 0.9;

/** The shoulders between summits: smaller hills in a row. */
export function shoulders(tops: readonly Top[]): Point[] {
	const north = tops.toSorted((a, b) => a.y - b.y);
	return north.flatMap((top, at) => {
		const next = north
			.slice(at + 1)
			.map((other) => ({ other, away: Math.hypot(other.x - top.x, other.y - top.y) }))
			.filter(({ other, away }) => away < LINK && Math.abs(other.x - top.x) < ALONG * (other.y - top.y))
			.toSorted((a, b) => a.away - b.away)[0];
		if (!next) return [];
		const count = Math.floor(next.away / STEP) - 1;
		return Array.from({ length: Math.max(0, count) }, (_, step) => {
			const share = (step + 1) / (count + 1);
			return {
				x: top.x + (next.other.x - top.x) * share + waver(top.x + step) * 22,
				y: top.y + (next.other.y - top.y) * share
			};
		});
	});
}
