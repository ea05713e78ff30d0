/** A service: answers that are one tap away. */
import { HELP, STILL, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: { offer: [STILL, 'Bonjour, j’aurais besoin de vous. Quand seriez-vous libre\u202f?'], request: [STILL, HELP] }
};
