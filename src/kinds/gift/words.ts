/** A gift: what it is called, and how its form speaks. */
import { DAY, OFFER, PLACES, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Don',
	plural: 'Dons',
	hint: 'Ce qui ne sert plus chez vous servira à côté',
	offer: { word: OFFER, say: 'Je donne', example: 'Poêle à bois, à venir chercher' },
	request: { word: REQUEST, say: 'J’aimerais recevoir', example: 'Cherche bocaux vides' },
	day: DAY,
	places: PLACES
};
