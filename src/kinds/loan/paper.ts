/** A luggage label, it comes back. */
import { CUT, circle, type Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		return `M${x + CUT} ${y}H${right}V${bottom}H${x + CUT}L${x} ${bottom - CUT}V${y + CUT}Z${circle(x + 42, y + height / 2, 18)}`;
	}
};
