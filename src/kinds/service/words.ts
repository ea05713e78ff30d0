/** A service: what it is called, and how its form speaks. */
import { DAY, OFFER, PLACES, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Service',
	plural: 'Services',
	hint: 'Garder un chat, réparer un vélo, lire un courrier',
	offer: { word: OFFER, say: 'Je rends service', example: 'Je répare les vélos chez moi' },
	request: { word: REQUEST, say: 'J’ai besoin d’un service', example: 'Qui peut nourrir mes poules en juillet\u202f?' },
	day: DAY,
	places: PLACES
};
