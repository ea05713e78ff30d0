/** What somebody does with their own ads. */
import { isOpen, type AdDoc, type AdState } from '../../../src/domain/ad.ts';
import { addDays } from '../../../src/domain/dates.ts';
import { newAdId } from '../../../src/domain/ids.ts';
import { lastDay } from '../../../src/kinds/index.ts';
import { pick } from '../../factories/random.ts';
import { FAULTS, faultOf, idea, kindFor, otherWords, windowFor } from './ideas.ts';
import { bytes, instant, some, today, type Deed, type Person, type Around } from './person.ts';

export const ownAds = ({ hand }: Person) => hand.written<AdDoc>('ad');
const rewrite = (person: Person, around: Around, ad: AdDoc, over: Partial<AdDoc>) =>
	person.hand.write(ad._id, { ...ad, ...over, writtenAt: instant(person, around) });

export const publishes: Deed = (person, around) => {
	const { random, next } = around;
	const day = today(person, around);
	const text = { ...idea(kindFor(next()), day, random), ...(random() < 0.06 && pick(FAULTS, random).over) };
	// An app of another time, or a hand that knows better.
	const wrong = text.window !== undefined && random() < 0.06 && { window: 36 };
	const id = newAdId(bytes(random));
	person.hand.write(`ad:${id}`, {
		_id: `ad:${id}`,
		type: 'ad',
		...text,
		...wrong,
		state: 'live',
		expiresOn: lastDay(text.kind, text, day),
		writtenAt: instant(person, around)
	});
};

export const edits: Deed = (person, around) => {
	const { random } = around;
	const ad = some(ownAds(person), random);
	if (!ad) return;
	// What was wrong is put right; what was right changes a little, now and then in a way that concerns who takes part.
	if (faultOf(ad as never)) return rewrite(person, around, ad, { ...otherWords(random), category: 'misc' });
	const roll = random();
	if (ad.kind === 'gift' && roll < 0.5) return rewrite(person, around, ad, { window: windowFor(random) });
	if (ad.places !== undefined && roll < 0.35)
		return rewrite(person, around, ad, { places: Math.max(1, ad.places + (roll < 0.25 ? 1 : -1)) });
	if (ad.on !== undefined && ad.kind !== 'group-purchase' && roll < 0.5) {
		const on = addDays(ad.on, 1);
		return rewrite(person, around, ad, { on, expiresOn: on });
	}
	rewrite(person, around, ad, otherWords(random));
};

const STATES: readonly AdState[] = ['live', 'live', 'reserved', 'done', 'withdrawn'];
export const moves: Deed = (person, around) => {
	const ad = some(ownAds(person), around.random);
	const state = pick(STATES, around.random);
	if (!ad || ad.state === state) return;
	const reopened = state === 'live' && !isOpen(ad.state) && { expiresOn: lastDay(ad.kind, ad, today(person, around)) };
	rewrite(person, around, ad, { state, ...reopened });
};

export const prolongs: Deed = (person, around) => {
	const ad = some(
		ownAds(person).filter(({ on, state }) => on === undefined && isOpen(state)),
		around.random
	);
	if (ad) rewrite(person, around, ad, { expiresOn: lastDay(ad.kind, ad, today(person, around)) });
};

/** An ad whose end is near: what nobody prolongs expires while it is answered. */
export const shortens: Deed = (person, around) => {
	const ad = some(
		ownAds(person).filter(({ on, state }) => on === undefined && isOpen(state)),
		around.random
	);
	if (ad) rewrite(person, around, ad, { expiresOn: addDays(today(person, around), 2) });
};
