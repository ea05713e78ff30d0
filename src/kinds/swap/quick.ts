/** A swap: answers that are one tap away. */
import { FREE, STILL, STILL_FREE, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: [FREE, 'Bonjour, j’ai quelque chose à vous proposer en échange.'],
		request: [STILL, 'Bonjour, j’ai ce que vous cherchez. Que proposez-vous\u202f?']
	},
	author: [STILL_FREE, 'C’est déjà échangé. Merci d’avoir demandé\u202f!', 'Que proposez-vous en échange\u202f?']
};
