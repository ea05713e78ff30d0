/** *Sécurité*, in Moi: passkeys, second factor, the code of the association. And what stands before a staff page. */
import type { Role } from '../../domain/access/roles.ts';
import { count } from './common.ts';

export const roleWords: Readonly<Record<Role, { readonly label: string; readonly hint: string }>> = {
	clerk: { label: 'Relais', hint: 'Inscrit des voisins au guichet et leur remet un billet.' },
	ambassador: { label: 'Ambassadeur', hint: 'Se porte garant des gens de son hameau.' },
	moderator: { label: 'Modération', hint: 'Relit les annonces retenues et les signalements.' },
	admin: { label: 'Administration', hint: 'Confie et retire les rôles.' }
};

export const access = {
	title: 'Sécurité',
	lead: 'Comment nous savons que c’est bien vous.',
	back: 'Moi',
	guest: 'Inscrivez-vous d’abord',
	guestText: 'Cette page sert à ceux qui publient ou répondent. Lire le panneau ne demande rien.',
	signUp: 'S’inscrire',

	passkeys: 'Clés d’accès',
	passkeysText:
		'Une clé d’accès ouvre le panneau sur un autre téléphone. Votre doigt, votre visage ou le code de l’écran suffit. Elle reste chez vous\u202f: nous ne la voyons jamais.',
	noPasskeys: 'Ce téléphone ne sait pas encore garder de clé d’accès. Une application de codes fera l’affaire.',
	passkeyName: 'Son nom',
	passkeyNameHint: 'Pour la reconnaître dans cette liste.',
	passkeyNameDefault: 'Ce téléphone',
	addPasskey: 'Ajouter une clé d’accès',
	usePasskey: 'Ouvrir avec une clé d’accès',
	madeOn: (day: string) => `Ajoutée le ${day}`,
	remove: 'Retirer',
	removeNamed: (name: string) => `Retirer «\u202f${name}\u202f»`,
	added: 'La clé d’accès est ajoutée.',
	removed: 'C’est retiré.',
	givenUp: 'Rien n’a changé. Vous pouvez réessayer.',

	roles: 'Ce que l’association vous confie',
	open: 'C’est ouvert ici pour la journée. Après une demi-heure sans rien faire, nous vous redemanderons une preuve.',
	closed: 'Montrez votre seconde preuve pour ouvrir vos pages.',
	unguarded: 'Il faut d’abord une seconde preuve\u202f: une clé d’accès, ou une application de codes. Choisissez plus bas.',
	toModeration: 'Relire les annonces',
	toRoles: 'Confier des rôles',
	toCalls: 'Personnes à prévenir',
	toSlips: 'Papiers pour entrer',

	prove: 'Votre seconde preuve',
	proveText: 'Un rôle demande plus que ce téléphone.',
	code: 'Le code du moment',
	codeHint: 'Six chiffres, dans votre application de codes. Un code de réserve va aussi.',
	show: 'Montrer ce code',
	proved: 'Merci. C’est ouvert.',
	noProofYet: 'Je n’ai pas encore de seconde preuve',

	app: 'Application de codes',
	appText: 'Elle affiche six chiffres qui changent sans cesse. Aegis, FreeOTP ou le trousseau de votre téléphone conviennent.',
	appSet: 'Elle est en place.',
	setUp: 'Mettre en place',
	setUpAgain: 'En mettre une autre en place',
	scan: 'Visez ce carré avec l’application, ou recopiez la clé.',
	scanned: 'Carré à viser avec l’application de codes',
	secret: 'La clé à recopier',
	firstCode: 'Le premier code qu’elle affiche',
	firstCodeHint: 'Six chiffres.',
	confirm: 'C’est en place',

	sheet: 'Codes de réserve',
	sheetText: 'Pour le jour où vous n’avez plus votre téléphone. Chacun sert une seule fois.',
	sheetLeft: (n: number) => `Il vous reste ${count(n, 'code', 'codes')}.`,
	newSheet: 'Faire huit codes de réserve',
	newSheetHint: 'Les anciens ne serviront plus.',
	sheetNow: 'Notez-les maintenant',
	sheetNowText: 'Imprimez cette page ou recopiez-les. Ils ne seront plus montrés.',
	noted: 'Je les ai notés',

	claim: 'J’ai un code de l’association',
	claimText: 'On vous l’a donné pour vous confier l’administration, ou pour repartir à neuf.',
	claimCode: 'Ce code',
	claimHint: 'Douze signes. Les tirets ne comptent pas.',
	claimSend: 'Utiliser ce code',
	claimed: 'C’est fait. Mettez maintenant une seconde preuve en place.',
	handle: 'Votre repère',
	handleHint: 'L’association vous le demandera peut-être. Ce n’est pas un secret.'
} as const;

/** Why something private is not there, and what to do. */
export const obstacleWords = {
	unreachable: {
		title: 'Il faut du réseau ici',
		text: 'Nous n’arrivons pas à joindre le panneau. Rien n’est perdu\u202f: réessayez plus tard.'
	},
	'sign-in': { title: 'Inscrivez-vous d’abord', text: 'Cette page n’est pas publique. Nous devons savoir qui vous êtes.' },
	'second-factor': {
		title: 'Encore une preuve',
		text: 'Vous avez ce rôle. Montrez votre seconde preuve pour ouvrir cette page.'
	},
	nothing: {
		title: 'Cette page n’est pas pour vous',
		text: 'Il faut un rôle que l’association confie. Appelez-nous s’il vous en manque un.'
	},
	'wrong-code': { title: 'Ce n’est pas le bon code', text: 'Relisez-le. Celui de l’application change chaque demi-minute.' },
	wait: { title: 'Trop d’essais', text: 'Attendez une minute ou deux avant le prochain.' },
	'last-admin': {
		title: 'C’est la dernière personne',
		text: 'Il faut toujours quelqu’un à l’administration. Confiez d’abord ce rôle à une autre personne.'
	},
	failed: { title: 'Cela n’a pas marché', text: 'Réessayez dans un moment, ou appelez-nous.' },
	'given-up': { title: 'Rien n’a changé', text: 'La clé n’a pas été montrée. Vous pouvez réessayer.' }
} as const;
