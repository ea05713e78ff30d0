/** A lesson: what it is called, and how its form speaks. */
import { OFFER, PLACES, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Cours',
	plural: 'Cours',
	hint: 'Maths, accordéon, tricot, taille des arbres',
	offer: { word: OFFER, say: 'J’enseigne', example: 'Initiation à l’accordéon diatonique' },
	request: { word: REQUEST, say: 'Je veux apprendre', example: 'Aide en maths pour une élève de troisième' },
	day: 'Le jour du cours',
	places: PLACES
};
