/** A signpost. */
import { CUT, type Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		return `M${x} ${y}H${right - CUT}L${right} ${y + height / 2}L${right - CUT} ${bottom}H${x}Z`;
	}
};
