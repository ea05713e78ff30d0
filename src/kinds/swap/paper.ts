/** Two corners, one for each. */
import { CUT, type Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		return `M${x + CUT} ${y}H${right}V${bottom - CUT}L${right - CUT} ${bottom}H${x}V${y + CUT}Z`;
	}
};
