/** Putting the board on the home screen: why, and how, step by step. */
export const install = {
	title: 'Mettre le panneau sur l’écran d’accueil',
	lead: 'Il s’ouvre d’un doigt, comme une application, même sans réseau. C’est gratuit et rien ne s’installe en plus.',
	description: (tagline: string) => `${tagline}, même sans réseau.`,
	offer: 'Le panneau sur votre écran d’accueil\u202f?',
	offerText: 'Il s’ouvrira d’un doigt, même sans réseau. Vos textes y seront mieux gardés.',
	offerApple: 'Sans cela, un iPhone efface tout après sept jours sans visite, brouillons compris.',
	ask: 'L’ajouter',
	how: 'Voir comment faire',
	decline: 'Non merci',
	already: 'C’est déjà fait sur cet appareil.',
	alreadyText: 'Vous lisez le panneau depuis votre écran d’accueil.',
	why: 'Pourquoi le faire',
	reasons: [
		'Le panneau s’ouvre même là où rien ne passe.',
		'Vos brouillons et vos échanges restent sur votre téléphone.',
		'Un iPhone ou un iPad efface ce qu’un site garde après sept jours sans visite. Pas ce qui est sur l’écran d’accueil.'
	],
	apple: 'Sur iPhone et iPad',
	appleFirst: 'Ouvrez cette page dans Safari, le navigateur à la boussole.',
	appleSteps: [
		{ picture: 'share', text: 'Touchez le carré avec une flèche vers le haut.' },
		{ picture: 'sheet', text: 'Descendez dans la liste. Touchez «\u202fSur l’écran d’accueil\u202f».' },
		{ picture: 'add', text: 'Touchez «\u202fAjouter\u202f», en haut à droite.' },
		{ picture: 'home', text: 'C’est fait. Ouvrez désormais le panneau par ce dessin.' }
	],
	appleNote: 'Il faudra vous inscrire de nouveau depuis l’écran d’accueil\u202f: ce sont deux endroits séparés.',
	android: 'Sur Android',
	androidSteps: [
		'Ouvrez le menu du navigateur\u202f: trois points, ou trois traits.',
		'Touchez «\u202fInstaller\u202f» ou «\u202fAjouter à l’écran d’accueil\u202f».',
		'Confirmez. Le dessin du panneau apparaît sur votre écran.'
	],
	computer: 'Sur un ordinateur',
	computerSteps: [
		'Avec Chrome ou Edge, cherchez le petit écran avec une flèche, au bout de l’adresse.',
		'Touchez-le, puis «\u202fInstaller\u202f».',
		'Avec un autre navigateur, gardez le panneau dans vos favoris.'
	]
} as const;
