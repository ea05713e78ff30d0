/** A group purchase: what it is called, and how its form speaks. */
import { OFFER, PLACES, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Achat groupé',
	plural: 'Achats groupés',
	hint: 'Granulés, farine, agrumes\u202f: à plusieurs, le camion monte',
	offer: { word: OFFER, say: 'J’organise un achat', example: 'Granulés de bois, livraison au Sappey' },
	request: { word: REQUEST, say: 'Je cherche à me joindre', example: 'Qui commande des agrumes cet hiver\u202f?' },
	day: 'Le dernier jour pour commander',
	places: PLACES
};
