import { readAd } from '../../../lib/state/read-board.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params, depends }) => {
	depends('board:ad');
	return readAd(fetch, params.ad);
};
