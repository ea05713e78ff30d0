/** A loan: answers that are one tap away. */
import { FREE, STILL, STILL_FREE, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: [FREE, 'Bonjour, j’en aurai bien soin. Quand puis-je passer\u202f?'],
		request: [STILL, 'Bonjour, je peux vous prêter le mien.']
	},
	author: [STILL_FREE, 'C’est prêté en ce moment. Merci d’avoir demandé\u202f!', 'Quand pouvez-vous passer\u202f?']
};
