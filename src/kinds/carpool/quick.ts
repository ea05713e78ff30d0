/** A trip: answers that are one tap away. */
import { STILL, type Quick } from '../quick-answers.ts';

export const quick: Quick = {
	asker: {
		offer: ['Bonjour, reste-t-il une place\u202f?', 'Bonjour, je viendrais volontiers. Où vous retrouver\u202f?'],
		request: [STILL, 'Bonjour, je fais ce trajet. Où vous prendre\u202f?']
	},
	author: [
		'Oui, il reste une place.',
		'La voiture est pleine. Merci d’avoir demandé\u202f!',
		'Où voulez-vous qu’on se retrouve\u202f?'
	]
};
