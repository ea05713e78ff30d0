/** The help block of every page (A6) and the help page. */
export const help = {
	block: 'Besoin d’aide\u202f?',
	call: 'Appelez',
	phoneLabel: (name: string, phone: string) => `Appeler ${name} au ${phone}`,
	getHelp: 'Se faire aider',
	title: 'Se faire aider',
	lead: 'Quelqu’un vous répond, et peut écrire à votre place.',
	write: 'Écrire',
	topics: [
		{
			title: 'Lire les annonces',
			text: [
				'Tout le monde peut lire, sans compte. Après une première visite, le panneau reste sur votre téléphone.',
				'Une ligne en haut dit de quand date la copie. Elle se rafraîchit seule quand il y a du réseau.'
			]
		},
		{
			title: 'Publier une annonce',
			text: [
				'Touchez «\u202fPublier\u202f», choisissez de quoi il s’agit, écrivez. Chaque mot est gardé à mesure.',
				'Sans réseau, l’annonce attend sur votre téléphone, puis part toute seule, une seule fois.'
			]
		},
		{
			title: 'Ce que disent les états',
			states: true,
			text: [
				'Chaque texte que vous écrivez porte son état. «\u202fReçue\u202f» et «\u202fPubliée\u202f» ne s’affichent que si c’est vrai.'
			]
		},
		{
			title: 'Répondre à quelqu’un',
			text: [
				'Ouvrez l’annonce et touchez «\u202fRépondre\u202f». Seule cette personne vous lira.',
				'Votre adresse et votre numéro ne sont jamais montrés.'
			]
		},
		{
			title: 'Mettre le panneau sur l’écran d’accueil',
			text: [
				'Sur iPhone\u202f: touchez Partager, puis «\u202fSur l’écran d’accueil\u202f».',
				'Sur Android\u202f: ouvrez le menu du navigateur, puis «\u202fInstaller\u202f» ou «\u202fAjouter à l’écran d’accueil\u202f».'
			]
		},
		{
			title: 'Sans internet',
			text: [
				'La mairie ou le centre social peut publier et répondre pour vous. Demandez à l’accueil.',
				'Vous pouvez aussi nous appeler\u202f: on écrit votre annonce ensemble.'
			]
		},
		{
			title: 'Une annonce vous paraît louche',
			text: ['Ne donnez ni argent, ni code, ni papier. Appelez-nous\u202f: une personne la regarde.']
		}
	]
} as const;
