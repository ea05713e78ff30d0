/** Strips to tear off, one for each pair of hands. */
import type { Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		const [strip, gap, top] = [85, 7, bottom - 40];
		const count = Math.round(width / strip);
		const each = width / count;
		const strips = Array.from({ length: count }, (_, i) => {
			const from = right - i * each;
			return `V${bottom}H${from - each + (i === count - 1 ? 0 : gap)}V${top}${i === count - 1 ? '' : `h${-gap}`}`;
		});
		return `M${x} ${y}H${right}${strips.join('')}Z`;
	}
};
