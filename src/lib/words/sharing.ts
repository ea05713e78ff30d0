/** The page for whoever wants the board on their own site. */
export const sharing = {
	lead: 'Montrez les annonces d’ici sur le site de votre mairie ou de votre association. C’est gratuit, et il n’y a rien à installer.',
	choose: '1. Choisissez les annonces',
	show: 'Montrer',
	copy: '2. Copiez cette ligne',
	copyHint:
		'Collez-la dans votre page, en mode «\u202fHTML\u202f» ou «\u202fcode\u202f». La liste se met ensuite à jour toute seule.',
	copyButton: 'Copier la ligne',
	copied: 'C’est copié.',
	notCopied: 'Sélectionnez la ligne et copiez-la.',
	preview: '3. Voici ce que verront vos lecteurs',
	promise: 'La liste n’a ni publicité ni cookie, et ne suit personne.',
	frame: 'Annonces des voisins',
	feeds: 'Suivre les annonces autrement',
	feedsText: 'Ces adresses se collent dans un lecteur de flux ou dans un agenda. Elles suivent le choix fait plus haut.',
	formats: {
		atom: 'Pour un lecteur de flux',
		ics: 'Pour un agenda\u202f: les annonces qui ont une date',
		json: 'Pour un programme'
	},
	licence: 'Ce que vous pouvez reprendre',
	licenceRules: [
		'Laissez le lien vers l’annonce\u202f: c’est là qu’on répond.',
		'Retirez une annonce quand elle quitte le panneau. La liste à coller le fait toute seule.',
		'Il n’y a ni nom, ni téléphone, ni adresse dans ces listes. N’en ajoutez pas.',
		'Certaines personnes ne veulent pas être reprises ailleurs. Leurs annonces n’y sont pas.'
	]
} as const;
