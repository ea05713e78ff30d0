/** What people of the village write on the board: all nine kinds, some of it with a fault. */
import type { AdText } from '../../../src/domain/ad.ts';
import { addDays, type Day } from '../../../src/domain/dates.ts';
import { KIND_NAMES, type KindName } from '../../../src/kinds/index.ts';
import { occurrences } from '../../../src/kinds/carpool/trip.ts';
import type { What } from '../../../src/domain/parts/what.ts';
import { borrow, ride, signup } from '../../factories/parts.ts';
import { purchase } from '../../factories/purchases.ts';
import { pick } from '../../factories/random.ts';

type Random = () => number;
export const upTo = (most: number, random: Random) => 1 + Math.floor(random() * most);

/** Enough of them that no two ads say nearly the same, which would be looked at as scams are. */
const WORDS = `échelle brouette pommier tuile tronçonneuse fromage confiture laine mouton sentier grange cloche fontaine lessive
vélo luge raquette marmite cartable violon cerise noix châtaigne miel ruche clôture foin râteau poulailler lanterne sabot panier
couverture poêle bûche cheminée volet peinture marteau établi rabot savon chandelle tricot broderie chorale accordéon belote
recette tarte soupe pain levain four moulin torrent cascade falaise belvédère refuge chamois marmotte edelweiss gentiane`
	.split(/\s+/)
	.filter(Boolean);
const words = (many: number, random: Random) => Array.from({ length: many }, () => pick(WORDS, random)).join(' ');

export const windowFor = (random: Random) => pick([24, 48, 72] as const, random);

type Idea = (today: Day, random: Random) => Omit<Partial<AdText>, 'kind' | 'title' | 'text'>;
const places = (random: Random) => upTo(3, random);

/** One line a kind: the compiler asks for it when a kind is added. */
const IDEAS: Readonly<Record<KindName, Idea>> = {
	gift: (_, random) => ({
		side: random() < 0.7 ? 'offer' : 'request',
		counterpart: 'free',
		category: 'home',
		...(random() < 0.8 && { window: windowFor(random) })
	}),
	swap: () => ({ side: 'offer', counterpart: 'swap', category: 'books' }),
	service: (today, random) => ({
		side: random() < 0.5 ? 'offer' : 'request',
		...(random() < 0.4 && { on: addDays(today, upTo(9, random)) })
	}),
	'lost-found': (_, random) => ({ side: random() < 0.5 ? 'offer' : 'request', category: 'animals' }),
	loan: (_, random) => ({ side: 'offer', category: 'tools', ...(random() < 0.7 && { details: { days: 6 } }) }),
	'work-party': (today, random) => ({
		side: 'request',
		on: addDays(today, 2 + upTo(12, random)),
		places: places(random),
		details: { bring: 'Des gants' }
	}),
	lesson: (today, random) => ({
		side: 'offer',
		category: 'music',
		places: places(random),
		...(random() < 0.6 && { details: { dates: [addDays(today, 4), addDays(today, 9)] } })
	}),
	'group-purchase': (today, random) => {
		const closes = addDays(today, 4 + upTo(10, random));
		return {
			side: 'offer',
			category: 'wood',
			counterpart: 'cost-sharing',
			on: closes,
			details: {
				...purchase({
					threshold: pick(
						[
							{ measure: 'households', amount: 2 },
							{ measure: 'units', amount: 12 }
						] as const,
						random
					),
					graceHours: pick([0, 24, 48], random),
					closesAt: `${closes}T17:00:00.000Z`,
					deliveryOn: addDays(closes, 7),
					pickups: [{ id: 'place', place: 'Place du village', day: addDays(closes, 8), slot: 'de 9 h à midi' }]
				})
			}
		};
	},
	carpool: (today, random) => {
		const trip = { side: 'offer', category: 'transport', counterpart: 'free', to: '38185', places: places(random) } as const;
		if (random() < 0.6)
			return { ...trip, on: addDays(today, 2 + upTo(8, random)), at: '08:00', details: { role: 'driver', back: '17:30' } };
		return {
			...trip,
			details: {
				role: 'driver',
				weekly: {
					from: today,
					until: addDays(today, 60),
					times: [
						{ on: 2, out: '07:30', back: '18:00' },
						{ on: 5, out: '07:30' }
					]
				}
			}
		};
	}
};

export function idea(kind: KindName, today: Day, random: Random): AdText {
	return {
		kind,
		side: 'offer',
		title: words(4, random),
		text: words(24, random),
		category: 'misc',
		commune: '38442',
		counterpart: 'thanks',
		...IDEAS[kind](today, random)
	};
}
export const kindFor = (n: number): KindName => KIND_NAMES[n % KIND_NAMES.length]!;
export const otherWords = (random: Random) => ({ title: words(4, random), text: words(24, random) });

/** What somebody gets wrong, and what must be said of it. Seen by a trace in the ad itself. */
export const FAULTS = [
	{ over: { category: 'no-such-category' }, code: 'category-unknown' },
	{ over: { title: 'x'.repeat(81) }, code: 'title-too-long' },
	{ over: { text: ' \u200b ' }, code: 'text-missing' }
] as const;
export function faultOf(doc: Readonly<Record<string, unknown>>): string | undefined {
	return FAULTS.find(({ over }) => Object.entries(over).every(([key, value]) => doc[key] === value))?.code;
}

/** Whole numbers of one thing, now and then none at all. */
export const bags = (random: Random) => ({ pellets: { quantity: upTo(9, random) - (random() < 0.1 ? 1 : 0) } });

export interface Chance {
	readonly on?: Day;
	readonly what: What;
}
/** How one takes part in an ad of that kind, today: nothing when one does not. The next way is a line here. */
export const WAYS: Partial<Record<KindName, (ad: AdText, today: Day, random: Random) => readonly Chance[]>> = {
	carpool: (ad, today, random) =>
		occurrences(ad, today, 3).map(({ day, back }) => {
			const legs = back && random() < 0.5 ? (['out', 'back'] as const) : (['out'] as const);
			return { on: day, what: ride({ legs: [...legs], seats: upTo(2, random) }) };
		}),
	'work-party': ({ on }, _, random) => (on ? [{ on, what: signup({ people: upTo(2, random) }) }] : []),
	lesson: ({ details }, _, random) => {
		const what = signup({ people: upTo(2, random) });
		const dates = (details?.['dates'] ?? []) as readonly Day[];
		return dates.length > 0 ? dates.map((on) => ({ on, what })) : [{ what }];
	},
	'group-purchase': (_ad, _today, random) => [{ what: { type: 'order', lines: bags(random), channel: 'app' } }],
	loan: (_, today, random) => {
		const first = addDays(today, upTo(8, random) - 1);
		return [{ what: borrow(first, addDays(first, upTo(5, random) - 1)) }];
	}
};
