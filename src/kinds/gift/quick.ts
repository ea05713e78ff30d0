/** A gift: answers that are one tap away. */
import { FREE, STILL, STILL_FREE, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: [FREE, 'Bonjour, ça m’intéresse. Quand puis-je passer\u202f?'],
		request: [STILL, 'Bonjour, j’en ai un à donner. Quand voulez-vous passer\u202f?']
	},
	author: [STILL_FREE, 'C’est déjà donné. Merci d’avoir demandé\u202f!', 'Quand pouvez-vous passer\u202f?']
};
