/** A work party: answers that are one tap away. */
import { STILL, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: [STILL, 'Bonjour, je viens. Que faut-il apporter\u202f?'],
		request: [STILL, 'Bonjour, je viens. Que faut-il apporter\u202f?']
	}
};
