import { readMap } from '../../lib/state/read-board.ts';
import { loadRoads } from '../../lib/territory.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, depends }) => {
	depends('board:map');
	// Without its passes, a map is still a map.
	const roads = loadRoads().catch(() => ({ passes: [] }));
	const [board, { passes }] = await Promise.all([readMap(fetch, url), roads]);
	return { ...board, passes };
};
