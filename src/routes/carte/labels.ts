/** Which names fit on the sheet without covering each other, at the three widths it is read at. */
import type { Point } from './cells.ts';

/** In pixels, the narrowest of each: a phone, a tablet, a desk. */
export const WIDTHS = { s: 320, m: 500, l: 780 } as const;
export type Width = keyof typeof WIDTHS;

export interface Label extends Point {
	readonly text: string;
	/** Its middle, below its point: in pixels, whatever the width of the sheet. */
	readonly below: number;
	/** Shown whatever it covers: one finds one's bearings by it. */
	readonly always?: boolean;
	/** As much room as it may take, on the sheet. */
	readonly room?: number;
}

const LETTER = 8.7;
/** Between two names. */
const GAP = 3;
const LINE = 18;
const ONE_LINE = 11;
/** A name may go a little over the borders of its commune. */
const SPILL = 1.15;
const NUMBER: Box = { left: -8, right: 8, top: -10, bottom: 10 };

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** A long name over two lines as even as can be, broken after a hyphen or at a space. */
export function fold(name: string): string {
	if (name.length <= ONE_LINE) return name;
	const breaks = Array.from(name.matchAll(/[- ]/g), ({ index }) => index + 1);
	const longest = (at: number) => Math.max(at, name.length - at);
	const best = breaks.toSorted((a, b) => longest(a) - longest(b))[0];
	return best === undefined ? name : `${name.slice(0, best).trimEnd()}\n${name.slice(best)}`;
}

function boxOf(label: Label, scale: number): Box {
	const lines = label.text.split('\n');
	const half = (Math.max(...lines.map(({ length }) => length)) * LETTER) / 2;
	const [x, y] = [label.x * scale, label.y * scale + label.below];
	return { left: x - half, right: x + half, top: y - LINE / 2, bottom: y + (lines.length - 0.5) * LINE };
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Each in turn takes its place if it is free: the first named are served first. */
export function fitting(labels: readonly Label[], numbers: readonly Point[], sheet: number, width: Width): Set<Label> {
	const scale = WIDTHS[width] / sheet;
	const taken = numbers.map(({ x, y }) => ({
		left: x * scale + NUMBER.left,
		right: x * scale + NUMBER.right,
		top: y * scale + NUMBER.top,
		bottom: y * scale + NUMBER.bottom
	}));
	const placed = new Set<Label>();
	for (const label of labels) {
		const box = boxOf(label, scale);
		const inside = box.left >= 0 && box.right <= WIDTHS[width];
		const fits = label.room === undefined || box.right - box.left <= label.room * scale * SPILL;
		if (!label.always && (!inside || !fits || taken.some((other) => meet(box, other)))) continue;
		taken.push({ ...box, left: box.left - GAP, right: box.right + GAP });
		placed.add(label);
	}
	return placed;
}
