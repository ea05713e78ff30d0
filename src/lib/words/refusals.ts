/** One sentence and one way out for each reason of refusal. The compiler sees that none is missing. */
import type { VerdictCode } from '../../domain/refusals.ts';

export interface RefusalWords {
	/** What happened. */
	readonly sentence: string;
	/** What to do now. Nothing is ever lost. */
	readonly wayOut: string;
}

export const refusalWords: Readonly<Record<VerdictCode, RefusalWords>> = {
	malformed: {
		sentence: 'Ce texte n’a pas pu être lu.',
		wayOut: 'Il est toujours là. Ouvrez-le, vérifiez-le et publiez-le de nouveau.'
	},
	'name-missing': { sentence: 'Il manque votre nom.', wayOut: 'Écrivez le nom que vos voisins verront.' },
	'name-too-long': { sentence: 'Ce nom est trop long.', wayOut: 'Gardez 40\u00a0signes au plus\u202f: un prénom suffit.' },
	'commune-unknown': { sentence: 'Il manque la commune.', wayOut: 'Choisissez-la dans la liste.' },
	'contact-missing': {
		sentence: 'Il manque un moyen de vous joindre.',
		wayOut: 'Donnez une adresse ou un numéro, ou choisissez la mairie.'
	},
	'contact-wrong': {
		sentence: 'Cette adresse ou ce numéro semble faux.',
		wayOut: 'Relisez-le. Par exemple\u202f: 04 76 00 00 00 ou nom@exemple.fr.'
	},
	'too-young': {
		sentence: 'Il faut avoir plus de 15 ans pour s’inscrire.',
		wayOut: 'Cochez la case, ou demandez à un parent de publier pour vous.'
	},
	'not-yours': {
		sentence: 'Cette annonce est celle de quelqu’un d’autre.',
		wayOut: 'Si c’est bien la vôtre, appelez-nous.'
	},
	'title-missing': { sentence: 'Il manque le titre.', wayOut: 'Dites en quelques mots ce que vous proposez ou cherchez.' },
	'title-too-long': { sentence: 'Le titre est trop long.', wayOut: 'Gardez 80\u00a0signes. Le reste ira dans le texte.' },
	'text-missing': { sentence: 'Il manque le texte.', wayOut: 'Une phrase suffit.' },
	'text-too-long': { sentence: 'Le texte est trop long.', wayOut: 'Gardez 1\u202f500\u00a0signes\u202f: l’essentiel.' },
	'category-unknown': { sentence: 'Il manque la rubrique.', wayOut: 'Choisissez la plus proche dans la liste.' },
	'counterpart-not-allowed': {
		sentence: 'Cette contrepartie ne va pas avec ce genre d’annonce.',
		wayOut: 'Choisissez-en une autre dans la liste.'
	},
	'day-missing': { sentence: 'Il manque le jour.', wayOut: 'Indiquez la date prévue.' },
	'day-not-allowed': { sentence: 'Ce genre d’annonce n’a pas de date.', wayOut: 'Effacez le jour.' },
	'day-past': { sentence: 'Ce jour est déjà passé.', wayOut: 'Choisissez aujourd’hui ou un jour à venir.' },
	'day-too-far': { sentence: 'Ce jour est trop loin.', wayOut: 'Choisissez un jour dans l’année qui vient.' },
	'destination-missing': { sentence: 'Il manque l’arrivée.', wayOut: 'Choisissez la commune où vous allez.' },
	'destination-unknown': { sentence: 'Cette arrivée n’est pas dans la liste.', wayOut: 'Choisissez la commune la plus proche.' },
	'places-not-allowed': { sentence: 'Ce genre d’annonce n’a pas de places.', wayOut: 'Effacez le nombre de places.' },
	expired: {
		sentence: 'Cette annonce est arrivée après sa dernière date.',
		wayOut: 'Votre texte est toujours là. Prolongez-la et publiez-la de nouveau.'
	},
	'life-too-long': {
		sentence: 'Cette annonce dure trop longtemps.',
		wayOut: 'Publiez-la de nouveau\u202f: la date sera calculée.'
	},
	'message-empty': { sentence: 'Ce message est vide.', wayOut: 'Écrivez quelques mots.' },
	'message-too-long': { sentence: 'Ce message est trop long.', wayOut: 'Gardez 2\u202f000\u00a0signes, ou envoyez-en deux.' },
	'ad-gone': {
		sentence: 'Cette annonce n’est plus sur le panneau.',
		wayOut: 'Elle a trouvé preneur ou son auteur l’a retirée. Votre message est gardé ici.'
	},
	'ad-expired': {
		sentence: 'La date de cette annonce est passée.',
		wayOut: 'On ne peut plus y répondre. Votre message est gardé ici.'
	},
	'own-ad': { sentence: 'C’est votre propre annonce.', wayOut: 'Vous répondrez à qui vous écrira, dans Échanges.' },
	'thread-unknown': {
		sentence: 'Cet échange n’a pas encore commencé.',
		wayOut: 'Repartez de l’annonce et touchez «\u202fRépondre\u202f».'
	}
};
