/** « Sur votre route »: looked for in the board's own thread, with the roads of the kit. */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import type { Match } from '../board/matches.ts';
import { loadRoads } from '../territory.ts';
import { here } from './phone.svelte.ts';

export type { Match } from '../board/matches.ts';

/** Nothing while the roads or the board are not here. */
export async function matchesHere(ad: AdText, today: Day): Promise<readonly Match[]> {
	try {
		const [{ packed }, { board }] = await Promise.all([loadRoads(), here.open()]);
		// A message between threads carries no proxies.
		return await board.matches(JSON.parse(JSON.stringify(ad)) as AdText, packed, today);
	} catch {
		return [];
	}
}
