/** The page of one ad. */
export const adPage = {
	back: 'Toutes les annonces',
	by: (name: string) => `par ${name}`,
	where: 'Où',
	when: 'Quand',
	to: 'Vers',
	places: 'Places',
	counterpart: 'En retour',
	availability: 'Disponibilités',
	until: 'Sur le panneau',
	published: 'Publiée',
	category: 'Rubrique',
	reply: 'Répondre',
	replyHint: 'Votre réponse ne sera lue que par cette personne.',
	own: 'C’est votre annonce.',
	exchanges: 'Mes échanges',
	ownLink: 'La gérer dans Moi',
	done: 'Cette annonce est conclue.',
	doneText: 'Quelqu’un l’a prise. On ne peut plus y répondre.',
	expired: 'La date de cette annonce est passée.',
	expiredText: 'On ne peut plus y répondre.',
	reserved: 'Elle est promise à quelqu’un.',
	reservedText: 'Vous pouvez écrire quand même, au cas où.',
	missingTitle: 'Cette annonce n’est pas là',
	missingText: 'Elle a été retirée, ou la copie de ce téléphone ne l’a pas encore.',
	report: 'Signaler cette annonce'
} as const;

export const reply = {
	title: 'Répondre',
	titleOf: (ad: string) => `Répondre à «\u202f${ad}\u202f»`,
	backToAd: 'L’annonce',
	label: (name: string) => `Votre message à ${name}`,
	hint: 'Dites quand vous êtes libre et comment vous joindre.',
	send: 'Envoyer la réponse',
	signUp: 'S’inscrire et envoyer',
	private: 'Seule cette personne lira votre message.'
} as const;
