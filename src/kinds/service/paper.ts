/** A dog-ear. */
import { CUT, type Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		return `M${x} ${y}H${right - CUT}L${right} ${y + CUT}V${bottom}H${x}Z`;
	},
	folded: true
};
