/** The two ends of a ribbon. */
import type { Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		return `M${x} ${y}H${right}V${bottom}L${x + width / 2} ${bottom - 48}L${x} ${bottom}Z`;
	}
};
