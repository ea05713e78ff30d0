/** A lesson: answers that are one tap away. */
import { STILL, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: [STILL, 'Bonjour, j’aimerais apprendre. Quand peut-on commencer\u202f?'],
		request: [STILL, 'Bonjour, je peux vous montrer. Quand seriez-vous libre\u202f?']
	}
};
