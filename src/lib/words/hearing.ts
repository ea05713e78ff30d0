/** « Être prévenu »: letters, telephones, quiet hours, saved searches. Nothing leaves without a choice, and the page says so. */
import type { ChannelDoc, LetterWish, Pushed, UnreadWay } from '../../domain/notices/docs.ts';
import { count } from './common.ts';

interface Said {
	readonly label: string;
	readonly hint?: string;
}

const hour = (n: number) => `${n}\u00a0h`;
export const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;

export const hearing = {
	title: 'Être prévenu',
	lead: 'Vous choisissez tout ici. Rien ne part sans votre choix.',
	guest: 'Pour recevoir une lettre ou être prévenu d’une réponse, il faut être inscrit.',

	letter: 'La lettre du panneau',
	often: 'À quel rythme\u202f?',
	letterHint: 'Les nouvelles annonces en entier, dans votre courrier. Seulement quand il y en a.',
	letters: (weekday: number, at: number): Readonly<Record<LetterWish, Said>> => ({
		weekly: { label: 'Chaque semaine', hint: `Le ${WEEKDAYS[weekday] ?? ''}, à partir de ${hour(at)}` },
		daily: { label: 'Chaque jour', hint: `À partir de ${hour(at)}, une au plus` },
		none: { label: 'Pas de lettre' }
	}),
	noAddress: 'Pour une lettre, il faut une adresse de courriel dans votre profil.',
	unconfirmed: 'Elle partira quand vous aurez confirmé votre adresse. Avant, rien ne part.',
	over: {
		stopped: 'Vous avez arrêté les lettres depuis l’une d’elles. Enregistrez vos choix pour les reprendre.',
		refused: 'Votre adresse ne reçoit pas nos lettres\u202f: nous avons cessé d’en envoyer. Vérifiez-la, puis enregistrez.'
	} satisfies Record<ChannelDoc['what'], string>,
	where: 'De quelles communes\u202f?',
	everywhere: 'De toutes les communes',
	chosenPlaces: 'De celles que je choisis',
	what: 'Quels genres\u202f?',
	everything: 'Tous les genres',
	chosenKinds: 'Ceux que je choisis',

	unread: 'Une réponse pas lue depuis deux jours',
	unreadAsk: 'Comment vous la dire\u202f?',
	unreadHint: 'Pour que personne n’attende pour rien. Les rappels de ce qui est convenu viennent par là aussi.',
	unreadWays: {
		letter: { label: 'Par courriel', hint: 'Le message en entier, un courriel par jour au plus' },
		relay: {
			label: 'Par la mairie',
			hint: 'Elle vous appelle, là où elle est partenaire. Elle lit votre nom, votre numéro et le titre, pas le message.'
		},
		none: { label: 'Je regarde moi-même' }
	} satisfies Record<UnreadWay, Said>,

	telephone: 'Sur ce téléphone',
	telephoneHint: 'L’écran dit seulement qu’il y a du nouveau. Ni nom, ni message.',
	pushed: {
		replies: 'Une réponse dans mes échanges',
		orders: 'Mes commandes, inscriptions et emprunts',
		trips: 'Mes trajets'
	} satisfies Record<Pushed, string>,
	later: 'Quand vous aurez publié ou répondu, ce téléphone pourra vous prévenir.',
	allow: 'Prévenir sur ce téléphone',
	end: 'Ne plus prévenir ici',
	on: 'Ce téléphone vous prévient.',
	off: 'Ce téléphone ne vous prévient pas.',
	denied: 'Ce téléphone refuse les avis du panneau. Cela se change dans ses réglages.',
	unable: 'Ce navigateur ne sait pas prévenir. Sur iPhone, installez d’abord le panneau.',
	shown: 'Démonstration\u202f: ce qui s’afficherait se lit dans le courrier de la démonstration.',
	noKeys: 'Ce panneau ne prévient pas encore les téléphones.',
	needsNetwork: 'Il faut du réseau pour cela. Réessayez plus tard.',

	quiet: 'Heures calmes',
	quietHint: 'Entre les deux, rien ne part. Cela attend.',
	from: 'De',
	to: 'À',
	hour,

	save: 'Enregistrer mes choix',
	saved: 'Choix enregistrés. Ils partent seuls, avec ou sans réseau.',
	notSaved: 'Ce téléphone n’a pas pu garder vos choix. Réessayez.',

	searches: 'Recherches gardées',
	searchesHint: 'Gardées sur ce téléphone. Il regarde à chaque échange s’il y a du nouveau.',
	noSearches: 'Aucune. Choisissez des annonces, puis touchez «\u202fGarder cette recherche\u202f».',
	fresh: (n: number) => (n === 0 ? 'Rien de nouveau' : count(n, 'nouvelle annonce', 'nouvelles annonces')),
	name: 'Son nom',
	rename: 'Changer le nom',
	erase: 'Ne plus la garder',
	erased: 'Recherche oubliée.'
} as const;

/** The page that a letter leads to. */
export const stop = {
	title: 'Ne plus recevoir de lettres',
	text: 'Touchez le bouton, et les lettres du panneau s’arrêtent. Rien d’autre ne change.',
	button: 'Arrêter les lettres',
	doneTitle: 'C’est arrêté',
	done: 'Vous ne recevrez plus de lettre du panneau. Vos annonces et vos échanges restent là.',
	unknownTitle: 'Ce lien ne dit plus rien',
	unknown: 'Reprenez celui de votre dernière lettre, ou changez vos choix dans l’application.',
	choices: 'Mes choix',
	board: 'Voir les annonces'
} as const;
