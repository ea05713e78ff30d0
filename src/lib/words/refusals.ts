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
	'last-admin': {
		sentence: 'Vous seul pouvez donner des rôles ici.',
		wayOut: 'Donnez d’abord ce rôle à quelqu’un d’autre.'
	},
	'siret-length': { sentence: 'Un numéro SIRET a 14 chiffres.', wayOut: 'Recopiez-le depuis une facture.' },
	'siret-digits': {
		sentence: 'Ce numéro SIRET n’existe pas.',
		wayOut: 'Un chiffre a pu se glisser de travers : relisez-le.'
	},
	'not-yours': {
		sentence: 'Cette annonce est celle de quelqu’un d’autre.',
		wayOut: 'Si c’est bien la vôtre, appelez-nous.'
	},
	'title-missing': { sentence: 'Il manque le titre.', wayOut: 'Dites en quelques mots ce que vous proposez ou cherchez.' },
	'title-too-long': { sentence: 'Le titre est trop long.', wayOut: 'Gardez 80\u00a0signes. Le reste ira dans le texte.' },
	'text-missing': { sentence: 'Il manque le texte.', wayOut: 'Une phrase suffit.' },
	'text-too-long': { sentence: 'Le texte est trop long.', wayOut: 'Gardez 1\u202f500\u00a0signes\u202f: l’essentiel.' },
	'animal-cession': {
		sentence: 'Chiens, chats et furets ne se donnent pas par ici\u202f: la loi demande un contrôle que nous ne faisons pas.',
		wayOut: 'Un refuge, un vétérinaire ou la mairie vous aidera. Perdu, trouvé ou à garder, c’est permis.'
	},
	weapon: {
		sentence: 'Une arme ou des munitions ne peuvent pas passer par ici.',
		wayOut: 'Un armurier peut reprendre la vôtre. La gendarmerie aussi, sans frais.'
	},
	medicine: {
		sentence: 'Un médicament ne se donne pas entre voisins, même neuf.',
		wayOut: 'Rapportez-le à la pharmacie. Un voisin peut aussi aller chercher les vôtres\u202f: demandez-le ici.'
	},
	tobacco: {
		sentence: 'Le tabac ne peut pas passer par ici.',
		wayOut: 'Seul un buraliste peut en vendre. Enlevez ce passage\u202f: le reste peut paraître.'
	},
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
	'details-missing': {
		sentence: 'Il manque ce que cette annonce a de particulier.',
		wayOut: 'Remplissez la suite du formulaire.'
	},
	'details-wrong': {
		sentence: 'Une partie du formulaire n’a pas pu être lue.',
		wayOut: 'Votre texte est là. Ouvrez l’annonce et vérifiez chaque case.'
	},
	'purchase-request': {
		sentence: 'Seul qui organise l’achat donne le détail des commandes.',
		wayOut: 'Choisissez «\u202fJ’organise un achat\u202f».'
	},
	'purchase-day': {
		sentence: 'Le dernier jour de l’annonce vient avant la fin des commandes.',
		wayOut: 'Mettez le même jour, ou un jour plus tard.'
	},
	'purchase-line-missing': { sentence: 'Il n’y a rien à commander.', wayOut: 'Ajoutez au moins un produit.' },
	'purchase-line-name': { sentence: 'Il manque le nom d’un produit.', wayOut: 'Écrivez-le en 60\u00a0signes au plus.' },
	'purchase-unit': { sentence: 'Il manque l’unité.', wayOut: 'Dites ce que l’on compte\u202f: sac, carton, litre…' },
	'purchase-pack': { sentence: 'Ce nombre par lot ne va pas.', wayOut: 'Mettez\u00a01 si cela se vend à l’unité.' },
	'purchase-step': { sentence: 'Ce pas de commande ne va pas.', wayOut: 'Mettez\u00a01 si chacun commande autant qu’il veut.' },
	'purchase-least': {
		sentence: 'Le minimum par foyer ne tombe pas juste.',
		wayOut: 'Il doit être un multiple du pas de commande.'
	},
	'purchase-most': {
		sentence: 'La quantité disponible est plus petite que le minimum.',
		wayOut: 'Corrigez l’une des deux, ou laissez la case vide.'
	},
	'purchase-price': { sentence: 'Il manque un prix.', wayOut: 'Un prix estimé suffit\u202f: vous le confirmerez plus tard.' },
	'purchase-price-steps': {
		sentence: 'Les prix par quantité ne se suivent pas.',
		wayOut: 'D’une ligne à l’autre, la quantité monte et le prix descend.'
	},
	'purchase-supplier': { sentence: 'Il manque le fournisseur.', wayOut: 'Écrivez son nom en 60\u00a0signes au plus.' },
	'purchase-threshold': { sentence: 'Il manque le seuil.', wayOut: 'Mettez\u00a01 si la commande part dans tous les cas.' },
	'purchase-opens-late': {
		sentence: 'Les commandes ouvriraient après leur fin.',
		wayOut: 'Avancez l’ouverture, ou reculez la fin.'
	},
	'purchase-delivery-early': {
		sentence: 'La livraison viendrait avant la fin des commandes.',
		wayOut: 'Corrigez l’un des deux jours.'
	},
	'purchase-place': { sentence: 'Il manque le lieu d’un retrait.', wayOut: 'Écrivez-le, ou enlevez ce retrait.' },
	'purchase-slot': { sentence: 'Il manque l’heure d’un retrait.', wayOut: 'Par exemple\u202f: de 9\u00a0h à midi.' },
	'purchase-pickup-early': {
		sentence: 'Un retrait vient avant la livraison.',
		wayOut: 'Choisissez le jour de la livraison, ou un jour plus tard.'
	},
	'purchase-transport': {
		sentence: 'Il manque le prix du transport.',
		wayOut: 'Écrivez-le, ou dites qu’il est compris dans les prix.'
	},
	'purchase-payment': {
		sentence: 'Il manque la façon de payer.',
		wayOut: 'Dites à qui et quand. L’argent ne passe jamais par ici.'
	},
	'purchase-not-now': {
		sentence: 'Ce n’est pas possible à cette étape de l’achat.',
		wayOut: 'Ouvrez l’achat pour voir où il en est.'
	},
	'purchase-grace': {
		sentence: 'Des commandes écrites à temps peuvent encore arriver.',
		wayOut: 'Attendez la fin du délai\u202f: chacun compte dessus.'
	},
	'purchase-below': {
		sentence: 'Le seuil n’est pas atteint.',
		wayOut: 'Prolongez, abandonnez, ou dites que vous commandez quand même.'
	},
	'purchase-reached': { sentence: 'Le seuil est atteint.', wayOut: 'Vous pouvez passer la commande sans prolonger.' },
	'purchase-has-orders': {
		sentence: 'Des foyers ont déjà commandé : ce qu’ils ont lu ne change plus.',
		wayOut: 'Vous pouvez ajouter un produit ou un retrait. Pour le reste, passez par la page de l’achat.'
	},
	'order-empty': { sentence: 'Cette commande est vide.', wayOut: 'Mettez au moins une quantité.' },
	'order-line-unknown': {
		sentence: 'Ce produit n’est plus dans l’achat.',
		wayOut: 'Ouvrez l’achat et choisissez parmi ceux qui restent.'
	},
	'order-step': { sentence: 'Cette quantité ne tombe pas juste.', wayOut: 'Prenez la quantité juste au-dessus ou au-dessous.' },
	'order-least': { sentence: 'Cette quantité est sous le minimum.', wayOut: 'Montez jusqu’au minimum, ou laissez zéro.' },
	'order-most': { sentence: 'Il n’y en a pas autant.', wayOut: 'Prenez une quantité plus petite.' },
	'order-up-to': {
		sentence: 'La case «\u202fjusqu’à\u202f» ne va pas avec la quantité.',
		wayOut: 'Mettez plus que la quantité, ou laissez-la vide.'
	},
	'order-pickup': { sentence: 'Il manque le lieu de retrait.', wayOut: 'Choisissez-en un dans la liste.' },
	'order-commune': {
		sentence: 'Cet achat est réservé à certaines communes.',
		wayOut: 'Demandez à qui organise si vous pouvez vous joindre à eux.'
	},
	'order-only-more': {
		sentence: 'On complète les lots\u202f: les quantités ne peuvent que monter.',
		wayOut: 'Pour en prendre moins, écrivez à qui organise l’achat.'
	},
	'order-closed': {
		sentence: 'Les commandes sont closes.',
		wayOut: 'Votre commande d’avant ne change pas. Écrivez à qui organise l’achat.'
	},
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
	},
	'thanks-too-long': { sentence: 'Ce mot est trop long.', wayOut: 'Gardez 200\u00a0signes\u202f: une phrase.' },
	'thanks-too-soon': {
		sentence: 'L’annonce n’est pas encore conclue.',
		wayOut: 'Votre mot est gardé. Vous pourrez le dire quand elle le sera.'
	},
	'thanks-already': {
		sentence: 'Vous avez déjà dit merci.',
		wayOut: 'Une fois suffit. Pour ajouter un mot, écrivez un message.'
	},
	'looks-like-scam': {
		sentence: 'Cette annonce ressemble à une arnaque.',
		wayOut: 'Si nous nous trompons, appelez-nous\u202f: une autre personne la relira.'
	},
	'looks-like-trade': {
		sentence: 'Cette annonce ressemble à un commerce.',
		wayOut: 'Changez le texte, ou dites dans «\u202fMoi\u202f» que vous êtes professionnel.'
	},
	'private-details': {
		sentence: 'Cette annonce en dit trop sur quelqu’un.',
		wayOut: 'Enlevez les noms, les adresses et les numéros, puis publiez-la de nouveau.'
	},
	unlawful: {
		sentence: 'La loi interdit ce que propose cette annonce.',
		wayOut: 'Si nous nous trompons, appelez-nous\u202f: une autre personne la relira.'
	},
	'not-local': {
		sentence: 'Cette annonce n’a pas de lien avec nos communes.',
		wayOut: 'Dites où cela se passe, puis publiez-la de nouveau.'
	},
	'not-for-the-board': {
		sentence: 'Cette annonce ne va pas avec les règles du panneau.',
		wayOut: 'Votre texte est toujours là. Modifiez-le, ou appelez-nous pour en parler.'
	},
	'dates-wrong': {
		sentence: 'Les dates ne vont pas ensemble.',
		wayOut: 'Donnez un seul jour, ou la liste des séances sans répéter une date.'
	},
	'trip-days-wrong': {
		sentence: 'Les jours du trajet ne vont pas ensemble.',
		wayOut: 'Donnez un seul jour, ou des jours de la semaine avec une heure et une période.'
	},
	'distance-wrong': {
		sentence: 'Cette distance paraît trop longue pour ce trajet.',
		wayOut: 'Comptez les kilomètres de l’aller seulement.'
	},
	'cost-too-high': {
		sentence: 'La participation dépasse le partage des frais.',
		wayOut: 'Baissez-la\u202f: on partage les frais du trajet, sans bénéfice.'
	},
	'parts-not-taken': {
		sentence: 'On ne s’inscrit pas à cette annonce.',
		wayOut: 'Écrivez plutôt un message à son auteur.'
	},
	'day-not-offered': {
		sentence: 'Cette annonce ne propose pas ce jour-là.',
		wayOut: 'Rouvrez l’annonce\u202f: ses jours ont peut-être changé.'
	},
	'more-than-places': {
		sentence: 'C’est plus que le nombre de places.',
		wayOut: 'Demandez moins de places, ou écrivez à l’auteur.'
	},
	'loan-days-wrong': {
		sentence: 'Les jours de ce prêt ne vont pas.',
		wayOut: 'Le retour vient après le départ, trois mois plus tard au plus.'
	},
	'loan-too-long': {
		sentence: 'C’est plus long que ce prêt ne le permet.',
		wayOut: 'Choisissez un retour plus tôt, ou écrivez à l’auteur.'
	},
	full: {
		sentence: 'Il n’y a plus assez de place.',
		wayOut: 'Rien n’a changé. Choisissez un autre jour, ou demandez moins.'
	},
	'part-changed': {
		sentence: 'Cette demande a changé entre-temps.',
		wayOut: 'Relisez-la, puis répondez de nouveau.'
	},
	'part-gone': {
		sentence: 'Cette demande n’a plus cours.',
		wayOut: 'La personne l’a annulée, ou l’annonce est finie.'
	},
	'part-unknown': {
		sentence: 'Cette demande n’est pas connue.',
		wayOut: 'Attendez un moment de réseau, puis répondez de nouveau.'
	}
};
