/** A trip: what it is called, and how its form speaks. */
import { OFFER, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Covoiturage',
	plural: 'Covoiturages',
	hint: 'Une fois ou toutes les semaines',
	offer: { word: OFFER, say: 'Je conduis', example: 'Trois places pour le marché, mardi matin' },
	request: { word: REQUEST, say: 'Je cherche une place', example: 'Une place vers la gare, le jeudi' },
	day: 'Le jour du trajet',
	places: 'Places dans la voiture'
};
