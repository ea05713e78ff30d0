/** A work party: what it is called, and how its form speaks. */
import { OFFER, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Coup de main',
	plural: 'Coups de main',
	hint: 'Rentrer du bois, monter un mur, ramasser les pommes',
	offer: { word: OFFER, say: 'Je viens aider', example: 'Deux bras libres le samedi' },
	request: { word: REQUEST, say: 'Je cherche de l’aide', example: 'Trois stères de bois à rentrer, repas offert' },
	day: 'Le jour du chantier',
	places: 'Combien de personnes'
};
