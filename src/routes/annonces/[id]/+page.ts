import { bodyOf } from '../../../kinds/pages.ts';
import { readAd } from '../../../lib/state/read-board.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, depends }) => {
	depends('board:ad');
	const read = await readAd(fetch, params.id);
	return { ...read, Own: await bodyOf(read.ad) };
};
