/** Something lost or found: answers that are one tap away. */
import type { Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: ['Bonjour, je crois que c’est à moi.', 'Bonjour, je sais peut-être à qui c’est.'],
		request: ['Bonjour, je crois l’avoir vu.', 'Bonjour, je l’ai trouvé. Comment vous le rendre\u202f?']
	}
};
