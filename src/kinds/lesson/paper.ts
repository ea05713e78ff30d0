/** A page from a ring binder. */
import { circle, plain, type Paper } from '../paper.ts';

export const paper: Paper = {
	path(box) {
		const { x, y, height } = box;
		return plain(box) + [0.14, 0.38, 0.62, 0.86].map((part) => circle(x + 38, y + part * height, 15)).join('');
	}
};
