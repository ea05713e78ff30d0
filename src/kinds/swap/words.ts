/** A swap: what it is called, and how its form speaks. */
import { DAY, OFFER, PLACES, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Échange',
	plural: 'Échanges',
	hint: 'Une chose contre une autre, une heure contre une heure',
	offer: { word: OFFER, say: 'J’ai quelque chose à échanger', example: 'Plants de tomates contre pots de miel' },
	request: { word: REQUEST, say: 'Je cherche, contre autre chose', example: 'Cherche du fumier contre du foin' },
	day: DAY,
	places: PLACES
};
