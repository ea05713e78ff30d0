/** How far things are from a place. The road graph is fetched the first time somebody wants to know. */
import { dayOf } from '../../domain/dates.ts';
import { isWinter, nearness, type Near } from '../../domain/nearness.ts';
import { unpackRoads } from '../../domain/packed-roads.ts';
import { loadRoads, territory } from '../territory.ts';

let asked: Promise<ReturnType<typeof nearness>> | undefined;

const answers = () =>
	(asked ??= loadRoads()
		.then(({ packed }) => nearness(unpackRoads(packed, territory.communes), territory.communes))
		.catch((error: unknown) => {
			// A cut while it came: the next question asks again.
			asked = undefined;
			throw error;
		}));

/** Undefined without a place, for a place that is not of this territory, or while the roads cannot be fetched. */
export async function nearFrom(from: string | undefined, winter?: boolean): Promise<Near | undefined> {
	if (from === undefined) return undefined;
	const answer = await answers().catch(() => undefined);
	return answer?.(from, winter ?? isWinter(dayOf(Date.now())));
}
