/** Torn off. */
import { leftwards, type Paper } from '../paper.ts';

export const paper: Paper = {
	path({ x, y, width, height }) {
		const right = x + width;
		const bottom = y + height;
		const teeth = leftwards(right, x, 22).map((at, i) => `L${at.toFixed(1)} ${i % 2 === 0 ? bottom - 22 : bottom}`);
		return `M${x} ${y}H${right}${teeth.join('')}Z`;
	}
};
