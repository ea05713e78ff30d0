/** The paper of a note, cut as its kind is (`src/lib/ui/note.css` cuts the same on the pages). */
import type { KindName } from '../../src/domain/kinds/index.ts';

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
/** Across, in steps of `step`, from right to left. */
const leftwards = (from: number, to: number, step: number) =>
	Array.from({ length: Math.round((from - to) / step) + 1 }, (_, i) => from - (i * (from - to)) / Math.round((from - to) / step));

const CUT = 62;

/** An SVG path, to be filled by the even-odd rule: holes are holes. */
export function paperPath(kind: KindName, { x, y, width, height }: Box): string {
	const [right, bottom] = [x + width, y + height];
	const plain = `M${x} ${y}H${right}V${bottom}H${x}Z`;
	switch (kind) {
		case 'service':
			return `M${x} ${y}H${right - CUT}L${right} ${y + CUT}V${bottom}H${x}Z`;
		case 'work-party': {
			const [strip, gap, top] = [85, 7, bottom - 40];
			const count = Math.round(width / strip);
			const each = width / count;
			const strips = Array.from({ length: count }, (_, i) => {
				const from = right - i * each;
				return `V${bottom}H${from - each + (i === count - 1 ? 0 : gap)}V${top}${i === count - 1 ? '' : `h${-gap}`}`;
			});
			return `M${x} ${y}H${right}${strips.join('')}Z`;
		}
		case 'lesson':
			return plain + [0.14, 0.38, 0.62, 0.86].map((part) => circle(x + 38, y + part * height, 15)).join('');
		case 'carpool':
			return `M${x} ${y}H${right - CUT}L${right} ${y + height / 2}L${right - CUT} ${bottom}H${x}Z`;
		case 'loan':
			return `M${x + CUT} ${y}H${right}V${bottom}H${x + CUT}L${x} ${bottom - CUT}V${y + CUT}Z${circle(x + 42, y + height / 2, 18)}`;
		case 'gift':
			return `M${x} ${y}H${right}V${bottom}L${x + width / 2} ${bottom - 48}L${x} ${bottom}Z`;
		case 'swap':
			return `M${x + CUT} ${y}H${right}V${bottom - CUT}L${right - CUT} ${bottom}H${x}V${y + CUT}Z`;
		case 'lost-found': {
			const teeth = leftwards(right, x, 22).map((at, i) => `L${at.toFixed(1)} ${i % 2 === 0 ? bottom - 22 : bottom}`);
			return `M${x} ${y}H${right}${teeth.join('')}Z`;
		}
		case 'group-purchase':
			return plain;
	}
}
