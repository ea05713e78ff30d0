/** A group purchase: answers that are one tap away. */
import { STILL, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: ['Bonjour, peut-on encore se joindre à vous\u202f?', 'Bonjour, comment ça se passe\u202f?'],
		request: [STILL, 'Bonjour, cela m’intéresse aussi.']
	}
};
