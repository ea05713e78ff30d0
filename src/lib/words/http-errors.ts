/** What an answer we could not use means for the person. Never a number. */
import type { HttpErrorCode } from '../../domain/refusals.ts';
import type { RefusalWords } from './refusals.ts';

const KEPT = 'Ce que vous avez écrit est gardé sur ce téléphone.';

export const httpErrorWords: Readonly<Record<HttpErrorCode, RefusalWords>> = {
	'bad-request': { sentence: 'Nous n’avons pas compris cette demande.', wayOut: `${KEPT} Réessayez, ou appelez-nous.` },
	'bad-json': { sentence: 'Le message est arrivé abîmé.', wayOut: `${KEPT} Il repartira tout seul.` },
	'not-signed-in': { sentence: 'Ce téléphone n’est plus reconnu.', wayOut: `${KEPT} Inscrivez-vous de nouveau ici.` },
	'device-expired': { sentence: 'Ce téléphone ne vous a pas vu depuis longtemps.', wayOut: `${KEPT} Faites-vous reconnaître.` },
	'device-ended': { sentence: 'Ce téléphone a été retiré de vos appareils.', wayOut: 'Faites-vous reconnaître pour revenir.' },
	'device-lost': {
		sentence: 'Ce téléphone a été déclaré perdu.',
		wayOut: 'Tout y a été effacé. Faites-vous reconnaître pour revenir.'
	},
	'account-gone': { sentence: 'Ce compte a été supprimé.', wayOut: 'Vous pouvez lire le panneau, ou vous inscrire de nouveau.' },
	'code-wrong': { sentence: 'Ce n’est pas le bon code.', wayOut: 'Relisez-le et retapez-le.' },
	'code-over': { sentence: 'Ce code ne sert plus.', wayOut: 'Il a déjà servi, ou son temps est passé. Demandez-en un autre.' },
	'wrong-secret': { sentence: 'Ce téléphone n’est plus reconnu.', wayOut: `${KEPT} Appelez-nous pour le remettre en route.` },
	'second-factor': {
		sentence: 'Cette page demande une seconde preuve que c’est vous.',
		wayOut: 'Montrez votre code ou votre clé, dans Moi, Sécurité.'
	},
	'not-allowed': { sentence: 'Cette page n’est pas pour vous.', wayOut: 'Revenez au panneau.' },
	'not-found': {
		sentence: 'Il n’y a rien à cette adresse.',
		wayOut: 'L’annonce a peut-être été retirée. Cherchez-la sur le panneau.'
	},
	conflict: { sentence: 'Cette annonce a changé entre-temps.', wayOut: 'Relisez-la\u202f: les deux textes sont gardés.' },
	gone: { sentence: 'Cette annonce a été retirée.', wayOut: 'D’autres attendent sur le panneau.' },
	'too-large': { sentence: 'C’est trop gros pour partir.', wayOut: `${KEPT} Raccourcissez le texte.` },
	'wrong-type': { sentence: 'Ce contenu ne peut pas être reçu.', wayOut: `${KEPT} Réessayez, ou appelez-nous.` },
	'too-many': { sentence: 'Trop de demandes en peu de temps.', wayOut: `${KEPT} Tout partira dans quelques minutes.` },
	internal: { sentence: 'Quelque chose s’est cassé chez nous.', wayOut: `${KEPT} Réessayez dans un moment.` },
	unavailable: { sentence: 'Le panneau ne répond pas pour l’instant.', wayOut: `${KEPT} Réessayez dans un moment.` }
};
