/** What somebody asks of others' ads, and takes back. */
import { isLive, type PublicAd } from '../../../src/domain/ad.ts';
import { addDays, type Day } from '../../../src/domain/dates.ts';
import type { AdId } from '../../../src/domain/ids.ts';
import { partId } from '../../../src/domain/parts/doc-ids.ts';
import type { PartDoc } from '../../../src/domain/parts/docs.ts';
import type { What } from '../../../src/domain/parts/what.ts';
import { bags, WAYS, type Chance } from './ideas.ts';
import { instant, others, secret, some, today, type Around, type Deed, type Person } from './person.ts';
import { numberOf } from './secrets.ts';

/** Where people meet is where there is little room: the newest first. */
function wanted(person: Person, around: Around): { ad: PublicAd; chance: Chance } | undefined {
	const day = today(person, around);
	const open = others(person).filter((ad) => WAYS[ad.kind] && (around.random() < 0.1 || isLive(ad, day)));
	const ad = some(open.slice(-6), around.random);
	const taken = ad && some(WAYS[ad.kind]!(ad, day, around.random), around.random);
	if (!ad || !taken) return undefined;
	const wrongDay = taken.on !== undefined && around.random() < 0.05;
	return { ad, chance: wrongDay ? { ...taken, on: addDays(taken.on!, 3) } : taken };
}

function asking(person: Person, around: Around, ad: AdId, on: Day | undefined, what: What, to: number): PartDoc {
	return {
		_id: partId(ad, on),
		type: 'part',
		ad,
		...(on && { on }),
		state: 'asked',
		what: { ...what, note: secret(person, around, to) },
		...(around.random() < 0.3 && { phone: numberOf(person.habit.n, to) }),
		writtenAt: instant(person, around)
	};
}

/** Asks for something in that ad, when there is anything to ask for. */
export function asksIn(person: Person, around: Around, ad: PublicAd): boolean {
	const taken = some(WAYS[ad.kind]?.(ad, today(person, around), around.random) ?? [], around.random);
	if (!taken) return false;
	const doc = asking(person, around, ad.id, taken.on, taken.what, around.numberOfRef(ad.author.ref));
	person.hand.write(doc._id, doc);
	return true;
}

export const takesPart: Deed = (person, around) => {
	const found = wanted(person, around);
	if (!found) return;
	const { ad, chance } = found;
	const doc = asking(person, around, ad.id, chance.on, chance.what, around.numberOfRef(ad.author.ref));
	person.hand.write(doc._id, doc);
};

export const ownParts = ({ hand }: Person) => hand.written<PartDoc>('part');
export const thinksAgain: Deed = (person, around) => {
	const part = some(ownParts(person), around.random);
	if (!part) return;
	const { random } = around;
	if (random() < 0.7) return person.hand.write(part._id, { ...part, state: 'cancelled', writtenAt: instant(person, around) });
	const what = part.what.type === 'ride' ? { ...part.what, seats: 1 + Math.floor(random() * 3) } : part.what;
	const more = what.type === 'signup' ? { ...what, people: 1 + Math.floor(random() * 3) } : what;
	const other = more.type === 'order' ? { ...more, lines: bags(random) } : more;
	person.hand.write(part._id, { ...part, state: 'asked', what: other, writtenAt: instant(person, around) });
};
