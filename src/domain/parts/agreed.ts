/**
 * What was agreed, as a card that needs no network: where to be, when, with whom. Made of what the server has said, for
 * whoever takes part (their standing) and for the ad's author (the ad and its rosters). Never of what is only hoped for.
 */
import type { AdText } from '../ad.ts';
import type { Day } from '../dates.ts';
import type { AdId } from '../ids.ts';
import type { Meeting, RosterDoc } from './docs.ts';
import type { Guest, OwnPart } from './own-parts.ts';
import { wayOfWhat } from '../../kinds/ways.ts';
import type { What } from './what.ts';

export interface Companion {
	readonly key: string;
	readonly name: string;
	readonly what: What;
	readonly phone?: string;
}

export interface Agreed {
	readonly ad: AdId;
	readonly on?: Day;
	/** Its days, when it has any: those of a loan, or the one day. */
	readonly first?: Day;
	readonly last?: Day;
	readonly type: What['type'];
	readonly title: string;
	readonly meeting: Meeting;
	/** It is one's own ad: others come. */
	readonly hosts: boolean;
	/** The author, for who comes. */
	readonly host?: string;
	/** What I have myself, for who comes. */
	readonly what?: What;
	/** Who comes, for the author; two people who come to the same do not learn of each other. */
	readonly companions: readonly Companion[];
	readonly plate?: string;
	readonly phone?: string;
	readonly note?: string;
}

/** In an address: the ad, and the day where there is one. */
export const agreedKey = ({ ad, on }: Pick<Agreed, 'ad' | 'on'>) => (on === undefined ? ad : `${ad}.${on}`);

/** What I take part in. What I have since written of it does not undo what the server said, except that I do not come. */
export function agreedOf({ part, standing }: OwnPart): Agreed | undefined {
	if (part.state === 'cancelled' || standing?.state !== 'accepted') return undefined;
	const { ad, on, what, title, author, said = {}, meeting } = standing;
	const place = said.meeting;
	return {
		ad,
		...(on && { on }),
		...wayOfWhat(what).span(what, on),
		type: what.type,
		title,
		meeting: { commune: '', ...meeting, ...(place && { point: place }) },
		hosts: false,
		host: author.name,
		what,
		companions: [],
		...(said.plate && { plate: said.plate }),
		...(said.phone && { phone: said.phone }),
		...(said.note && { note: said.note })
	};
}

/** An own ad, as far as a card needs it. */
interface Own {
	readonly id: AdId;
	readonly ad: AdText;
}

/** Who comes to my ads, one card a day; for a loan, one for each who borrows. */
export function agreedAtMine(ads: readonly Own[], guests: readonly Guest[]): Agreed[] {
	const accepted = guests.map(({ roster }) => roster).filter(({ state }) => state === 'accepted');
	const groups = new Map<string, RosterDoc[]>();
	for (const one of accepted) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one]);
	return [...groups.values()].flatMap((group): Agreed[] => {
		const [first] = group;
		const own = first && ads.find(({ id }) => id === first.ad);
		if (!first || !own) return [];
		const { ad, on, what } = first;
		const way = wayOfWhat(what);
		const said = group.map((one) => one.said ?? {});
		const plate = said.find((one) => one.plate)?.plate;
		const place = said.find((one) => one.meeting)?.meeting;
		const met = way.meeting(own.ad, everyLeg(group), on);
		return [
			{
				ad,
				...(on && { on }),
				...way.span(what, on),
				type: what.type,
				title: own.ad.title,
				meeting: { ...met, ...(place && { point: place }) },
				hosts: true,
				companions: group.map((one) => ({
					key: `${one.who}.${one.on ?? ''}`,
					name: one.name,
					what: one.what,
					...(one.phone && { phone: one.phone })
				})),
				...(plate && { plate })
			}
		];
	});
}

const groupOf = ({ ad, on, what, who }: RosterDoc) => `${ad} ${on ?? ''} ${what.type === 'borrow' ? who : ''}`;

/** Both ways as soon as somebody comes back. */
function everyLeg(group: readonly RosterDoc[]): What {
	const [first] = group.map(({ what }) => what);
	const legs = group.flatMap(({ what }) => (what.type === 'ride' ? what.legs : []));
	if (first?.type !== 'ride') return first as What;
	return { ...first, legs: [...new Set(legs)] };
}

/** Soonest first; what has no day last. */
export const bySoonest = (a: Agreed, b: Agreed) => ((a.first ?? '9') < (b.first ?? '9') ? -1 : 1);
/** It is over for the card once its day is past; a thing that is lent is not, until it is back. */
export const isComing = ({ type, last }: Agreed, today: Day) => type === 'borrow' || last === undefined || last >= today;
