import { readHome } from '../lib/state/read-board.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url, depends }) => {
	depends('board:list');
	return readHome(fetch, url);
};
