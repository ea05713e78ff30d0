/** Having one's account removed (L9), and changing one's mind. */
export const removal = {
	title: 'Supprimer mon compte',
	lead: 'Tout ce qui est à vous s’efface, ici et chez les autres. Vous avez sept jours pour changer d’avis.',
	goes: 'Ce qui s’efface',
	gone: [
		'Vos annonces, vos photos et vos brouillons.',
		'Vos messages, vos numéros et vos mercis, aussi chez ceux qui les ont reçus.',
		'Votre nom, votre adresse, vos appareils et vos avis.',
		'Vos demandes en cours\u202f: elles sont annulées, et on le dit aux autres.',
		'Ce que vous menez, même un prêt ou un achat en cours\u202f: tout s’arrête, et chacun le lit. Finissez-le d’abord, si vous pouvez.'
	],
	stays: 'Ce qui reste',
	kept: [
		'Le titre d’une annonce où l’on participait reste chez ceux qui y étaient, 60\u00a0jours, sans votre nom.',
		'Une commande déjà fermée reste dans l’achat, sans votre nom.',
		'Les signalements restent chez ceux qui les lisent, avec les mots signalés.',
		'Nos copies de secours gardent vos textes 35\u00a0jours au plus.'
	],
	remove: 'Supprimer mon compte',
	keep: 'Garder mon compte',
	asked: 'Votre compte va être supprimé',
	askedText: (when: string) => `C’est prévu pour ${when}. D’ici là, tout marche comme avant.`,
	waiting: 'Le compte à rebours part quand votre demande arrive\u202f: elle attend le réseau.',
	withdrawn: 'Votre compte reste. Rien n’a changé.',
	withdrawing: 'Votre compte reste, dès que le réseau revient.',
	notSaved: 'Ce téléphone n’a rien pu garder. Essayez encore.',
	nobody: 'Il n’y a pas de compte sur ce téléphone.',
	/** In the place of the name of whoever has left. */
	nameless: 'Compte supprimé'
} as const;
