/** Something lost or found: what it is called, and how its form speaks. */
import { DAY, PLACES, type KindWords } from '../kind-words.ts';

export const words: KindWords = {
	label: 'Perdu, trouvé',
	plural: 'Perdu, trouvé',
	hint: 'Un gant, un chat, des clés',
	offer: { word: 'Trouvé', say: 'J’ai trouvé', example: 'Clés trouvées au bord de la route' },
	request: { word: 'Perdu', say: 'J’ai perdu', example: 'Chatte grise perdue au Habert' },
	day: DAY,
	places: PLACES
};
