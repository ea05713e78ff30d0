/** What is said beside a field while somebody types: why, and how to do otherwise. Never a reproach. */
import type { HintCode } from '../../domain/text-hints/hints.ts';
import type { RefusalWords } from './refusals.ts';
import { refusalWords } from './refusals.ts';

export const hintWords: Readonly<Record<HintCode, RefusalWords>> = {
	'animal-cession': refusalWords['animal-cession'],
	weapon: refusalWords.weapon,
	medicine: refusalWords.medicine,
	tobacco: refusalWords.tobacco,
	'phone-in-text': {
		sentence: 'Ce numéro sera lu par tout le monde.',
		wayOut: 'Vous pouvez l’enlever\u202f: on vous répond ici, et vous le donnez à qui vous voulez.'
	},
	'email-in-text': {
		sentence: 'Cette adresse sera lue par tout le monde.',
		wayOut: 'Vous pouvez l’enlever\u202f: on vous répond ici, et vous la donnez à qui vous voulez.'
	},
	'paid-work': {
		sentence: 'Ici, on s’aide sans argent. Un travail payé doit être déclaré.',
		wayOut:
			'Le chèque emploi service (CESU) le déclare en quelques minutes\u202f: cesu.urssaf.fr. Dites alors «\u202fCESU\u202f» ici. Si c’est votre métier, dites-le dans «\u202fMoi\u202f».'
	},
	'carpool-price': {
		sentence: 'On partage les frais de route, sans bénéfice.',
		wayOut: 'Dites plutôt «\u202fpartage des frais\u202f»\u202f: le juste montant se calcule avec le trajet.'
	},
	'money-ahead': {
		sentence: 'Attention\u202f: on ne paie jamais d’avance entre voisins.',
		wayOut: 'Enlevez ce passage, ou dites comment vous faire confiance sans argent.'
	}
};
