/** What was agreed, on both sides: the cards of this phone, the soonest first. */
import { dayOf } from '../../domain/dates.ts';
import type { AdId } from '../../domain/ids.ts';
import { agreedAtMine, agreedOf, bySoonest, isComing, type Agreed } from '../../domain/parts/agreed.ts';
import { isTaken } from '../../domain/parts/taken.ts';
import { here } from './phone.svelte.ts';

/** Those that are over as well: a card is looked at again on the way home. */
export function cards(): Agreed[] {
	const mine = here.ownAds.map(({ ad }) => ({ id: ad._id.slice('ad:'.length) as AdId, ad }));
	const theirs = here.ownParts.filter(({ part }) => isTaken(part.what)).flatMap((own) => agreedOf(own) ?? []);
	const hosted = agreedAtMine(
		mine,
		here.guests.filter(({ roster }) => isTaken(roster.what))
	);
	return [...theirs, ...hosted].sort(bySoonest);
}

export const coming = (): Agreed[] => cards().filter((one) => isComing(one, dayOf(Date.now())));
