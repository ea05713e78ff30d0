/** A loan: what it is called, and how its form speaks. */
import { OFFER, PLACES, REQUEST, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Prêt',
	plural: 'Prêts',
	hint: 'Un outil, une remorque, des raquettes',
	offer: { word: OFFER, say: 'Je prête', example: 'Remorque 500\u00a0kg à prêter' },
	request: { word: REQUEST, say: 'Je cherche à emprunter', example: 'Qui prêterait un broyeur un week-end\u202f?' },
	day: 'À partir du',
	places: PLACES
};
