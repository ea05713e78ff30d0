/** Signing up: four questions, with or without network (F13, L11). */
export const signup = {
	title: 'S’inscrire',
	lead: 'Quatre questions, pas de mot de passe. Même sans réseau\u202f: votre inscription partira avec votre annonce.',
	name: 'Votre nom sur le panneau',
	nameHint: 'Un prénom suffit. Vos voisins le verront.',
	commune: 'Votre commune',
	contact: 'Comment vous prévenir\u202f?',
	contactHint: 'Jamais montré sur le panneau.',
	by: {
		email: { label: 'Par courriel', hint: 'Une adresse que vous lisez' },
		phone: { label: 'Par téléphone', hint: 'Fixe ou portable' },
		relay: { label: 'Par la mairie', hint: 'Elle vous transmettra les réponses' }
	},
	email: 'Votre adresse de courriel',
	letterHint: 'Les nouvelles annonces en entier. Rien ne part avant que vous ayez confirmé votre adresse.',
	phone: 'Votre numéro',
	over15: 'J’ai plus de 15 ans',
	change: 'Modifier mon profil',
	failed: 'Ce téléphone n’a pas pu garder vos réponses. Réessayez, ou appelez-nous.',
	submit: 'M’inscrire',
	save: 'Enregistrer',
	privacy:
		'Ces réponses servent à publier vos annonces et à vous prévenir. Rien d’autre. Vous pouvez tout effacer quand vous voulez.',
	back: 'Déjà inscrit, sur un autre appareil ou avant ? Me faire reconnaître',
	already: 'Vous êtes inscrit sur ce téléphone.',
	alreadyLink: 'Voir mon profil',
	doneTitle: 'Bienvenue',
	doneText: 'Vous pouvez publier et répondre.',
	go: 'Continuer'
} as const;
