/** The kinds of ads that people take part in, and how. A kind that is not here is answered by a message. */
import type { KindName } from './index.ts';
import { borrow } from './loan/way.ts';
import { order } from './group-purchase/way.ts';
import { ride } from './carpool/way.ts';
import { signup } from './meeting/signup.ts';
import type { What } from '../domain/parts/what.ts';
import type { Way } from '../domain/parts/way.ts';

// Each way is only ever given its own sort of `what`: `wayFor` sees to it.
const ways = (way: unknown) => way as Way;

const BY_KIND: Partial<Record<KindName, Way>> = {
	carpool: ways(ride),
	loan: ways(borrow),
	lesson: ways(signup),
	'work-party': ways(signup),
	'group-purchase': ways(order)
};
const BY_TYPE: Readonly<Record<What['type'], Way>> = {
	ride: ways(ride),
	borrow: ways(borrow),
	signup: ways(signup),
	order: ways(order)
};

/** How one takes part in an ad of that kind. */
export const wayOf = (kind: KindName): Way | undefined => BY_KIND[kind];
/** How that was asked, whatever has become of the ad. */
export const wayOfWhat = (what: What): Way => BY_TYPE[what.type];
