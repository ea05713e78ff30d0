/** Making oneself known, without a password (F13). */
import type { HttpErrorCode } from '../../domain/refusals.ts';
import type { CodeFault } from '../../domain/codes/written-code.ts';
import { count } from './common.ts';

export const known = {
	title: 'Me faire reconnaître',
	lead: 'Pour retrouver votre nom, vos annonces et vos échanges sur cet appareil. Pas de mot de passe.',
	newcomer: 'Jamais inscrit\u202f? Commencez par là, même sans réseau.',
	signUp: 'S’inscrire',
	network: 'Il faut du réseau pour être reconnu. Ce que vous tapez ici est gardé.',
	waiting: 'Rien de ce que vous avez écrit n’est perdu. Tout partira dès que vous serez reconnu.',
	another: (name: string) =>
		`Ce téléphone est à ${name || 'quelqu’un'}. Si vous n’êtes pas cette personne, ce qui n’est pas parti sera mis de côté pour elle.`,
	ways: 'Comment\u202f?',
	by: {
		letter: { label: 'Par courriel', hint: 'Un code arrive à l’adresse que vous aviez confirmée.' },
		paper: { label: 'Avec un code sur papier', hint: 'Un papier de la mairie, ou votre feuille de secours.' },
		device: { label: 'Avec mon autre téléphone', hint: 'Celui où l’on vous reconnaît encore.' },
		passkey: { label: 'Avec une clé d’accès', hint: 'Si vous en aviez ajouté une dans «\u202fSécurité\u202f».' }
	},
	other: 'Une autre façon',
	lost: 'Rien de tout cela\u202f? Passez à la mairie, ou appelez-nous.',

	email: 'Votre adresse de courriel',
	emailMissing: 'Il manque votre adresse, ou elle semble fausse.',
	ask: 'Recevoir un code',
	asked: (email: string) => `Si ${email} est confirmée, un code y arrive. Il sert pendant dix minutes.`,
	askedHint: 'Rien après quelques minutes\u202f? Regardez dans les indésirables.',
	again: 'Changer d’adresse, ou demander un autre code',
	code: 'Le code reçu',
	codeHint: 'Six signes. Majuscules ou non, c’est pareil.',
	which: 'À cette adresse, vous êtes plusieurs. Qui êtes-vous\u202f?',
	enter: 'Entrer',

	paperCode: 'Le code du papier',
	paperHint: 'Douze signes. Les espaces et les majuscules ne comptent pas.',

	pairingText:
		'Avec l’appareil photo de l’autre téléphone, visez ce carré. Ou tapez ce code dans «\u202fMoi\u202f», «\u202fMes appareils\u202f».',
	pairingWaits: 'Gardez cette page ouverte. Elle attend votre oui sur l’autre téléphone.',
	pairingOver: 'Les dix minutes sont passées.',
	pairingAgain: 'Un autre code',
	pairingStart: 'Montrer un code',
	pairingPicture: 'Carré à viser',

	passkeyText: 'Votre doigt, votre visage ou le code de l’écran suffit.',
	usePasskey: 'Montrer ma clé',
	passkeyUnknown: 'Cette clé n’est pas connue ici. Choisissez une autre façon.',

	doneTitle: (name: string) => (name ? `Bonjour ${name}` : 'Bonjour'),
	faults: {
		length: 'Ce code n’est pas complet, ou il a un signe de trop.',
		sign: 'Un signe n’existe pas dans nos codes\u202f: ni 0, ni O, ni 1, ni I, ni L.',
		mistyped: 'Deux signes ont pu être échangés, ou un mal lu. Relisez-le.'
	} satisfies Record<CodeFault, string>
} as const;

/** What went wrong, on these pages: here nothing is said to be sent later by itself. */
const SAID: Partial<Record<HttpErrorCode | 'no-network', string>> = {
	'no-network': 'Pas de réseau pour l’instant. Ce que vous avez tapé est gardé\u202f: réessayez d’ici un moment.',
	'code-wrong': 'Ce n’est pas le bon code. Relisez-le et retapez-le.',
	'code-over': 'Ce code ne sert plus. Il a déjà servi, ou son temps est passé.',
	'too-many': 'Trop d’essais en peu de temps. Réessayez dans une demi-heure, ou appelez-nous.',
	unavailable: 'Aucun courriel ne peut partir d’ici pour l’instant. Choisissez une autre façon.',
	conflict: 'L’adresse de votre profil a changé. Demandez un autre code.',
	'second-factor': 'Montrez d’abord votre seconde preuve\u202f: «\u202fMoi\u202f», puis «\u202fSécurité\u202f».',
	'not-found': 'Cette page est pour les secrétariats de mairie.'
};
export const failureSaid = (why: HttpErrorCode | 'no-network') => SAID[why] ?? 'Cela n’a pas marché. Réessayez, ou appelez-nous.';

export const address = {
	title: 'Confirmer mon adresse',
	lead: 'Une fois confirmée, elle vous fera reconnaître si vous changez de téléphone.',
	card: 'Votre adresse n’est pas encore confirmée.',
	none: 'Votre profil n’a pas d’adresse de courriel.',
	soon: 'Votre inscription n’est pas encore arrivée chez nous. Revenez dès qu’elle sera partie.',
	asked: (email: string) => `Un code est parti à ${email}.`,
	confirm: 'Confirmer',
	done: 'Adresse confirmée.'
} as const;

export const sheet = {
	title: 'Feuille de secours',
	lead: 'Huit codes sur papier. Chacun vous fait reconnaître une fois, sur n’importe quel appareil.',
	make: 'Faire ma feuille',
	remake: 'En faire une nouvelle',
	remakeText: 'La nouvelle remplace l’ancienne, qui ne servira plus.',
	made: (when: string) => `Faite ${when}.`,
	once: 'Ces codes ne seront plus jamais montrés. Imprimez-les ou recopiez-les maintenant.',
	paper: (name: string) => `Feuille de secours\u202f: ${name}`,
	how: 'Téléphone perdu ou cassé\u202f? Ouvrez le panneau, puis «\u202fMe faire reconnaître\u202f», et tapez un de ces codes. Rayez-le ensuite.',
	keep: 'Gardez cette feuille chez vous, loin du téléphone. Qui la trouve peut parler à votre nom.',
	codes: 'Les codes'
} as const;

export const slip = {
	title: 'Papier pour entrer',
	lead: 'Pour une personne sans courriel, ou qui a tout perdu. Il sert une fois, pendant trente jours.',
	name: 'Son nom sur le panneau',
	commune: 'Sa commune',
	who: 'Pour qui\u202f?',
	newcomer: { label: 'Une nouvelle personne', hint: 'Elle n’a encore rien publié' },
	known: { label: 'Quelqu’un déjà inscrit', hint: 'Qui a perdu son téléphone' },
	over15: 'Cette personne a plus de 15 ans',
	over15Missing: 'Il faut avoir plus de 15 ans. Sinon, un parent publie pour elle.',
	nameMissing: 'Il manque le nom.',
	communeMissing: 'Il manque la commune.',
	look: 'Chercher',
	found: (n: number) => count(n, 'personne', 'personnes'),
	nobody: 'Personne de ce nom dans cette commune.',
	check: 'Avant d’imprimer, vérifiez',
	checks: [
		'La personne est devant vous, et vous la connaissez, ou elle montre une pièce d’identité.',
		'Son nom et sa commune sont bien ceux-ci.',
		'Elle sait dire une annonce ou un échange récent à elle.'
	],
	since: (when: string) => `Inscription\u202f: ${when}`,
	make: 'Préparer le papier',
	makeFor: (name: string) => `Préparer le papier pour ${name}`,
	ready: 'Le papier est prêt. Imprimez-le et donnez-le en main propre\u202f: il ne sera plus montré.',
	paper: (name: string) => `Pour ${name}`,
	how: 'Visez ce carré avec l’appareil photo du téléphone. Ou ouvrez le panneau, «\u202fMe faire reconnaître\u202f», et tapez ce code.',
	until: (day: string) => `Il sert une seule fois, jusqu’au ${day}.`,
	secret: 'Qui a ce papier peut parler à votre nom. Ne le prêtez pas.',
	another: 'Préparer un autre papier',
	closed: 'Cette page est pour les secrétariats de mairie.',
	proof: 'Avant de préparer un papier, montrez votre seconde preuve. Revenez ensuite ici.',
	toProof: 'Montrer ma seconde preuve'
} as const;

export const aside = {
	title: 'Mis de côté',
	text: (name: string, unsent: string) =>
		`${name || 'Quelqu’un'} avait écrit sur ce téléphone\u202f: ${unsent}. Rien n’est parti sous un autre nom.`,
	unsent: (n: number, drafts: number) =>
		`${count(n, 'texte non parti', 'textes non partis')}, ${count(drafts, 'brouillon', 'brouillons')}`,
	back: 'Tout lui sera rendu dès que cette personne sera reconnue ici.',
	backNever: 'Cette personne n’est connue que de ce téléphone.',
	comeBack: (name: string) => `Revenir à ${name || 'cette personne'}`,
	file: 'Garder une copie',
	erase: 'Effacer',
	fileName: 'textes-non-partis.txt'
} as const;
